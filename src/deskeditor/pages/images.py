"""Which files does a page name for a picture, and what does a browser need to choose among them?

All of it follows from the asset's record: the page is finished before a single file of them is made.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape

from deskeditor.domain import rendition
from deskeditor.domain.asset import Asset
from deskeditor.pages import addresses
from deskeditor.pages.subject import Subject

Assets = Mapping[str, Asset]  # by reference

# How wide a picture of the body is shown, near enough for any theme.
COLUMN = "(min-width: 42rem) 40rem, 100vw"
_GALLERIES = {  # by how many pictures stand beside one another
    2: "(min-width: 42rem) 20rem, (min-width: 30rem) 50vw, 100vw",
    3: "(min-width: 42rem) 14rem, (min-width: 30rem) 34vw, 100vw",
}


def values(assets: Assets, reference: str) -> dict[str, str]:
    """For a theme's `picture`: `src`, the `srcset` of WebP files, `width` and `height` in pixels.

    What is not known is empty; of a reference that may not stand on a page everything is.
    """
    asset = assets.get(reference)
    plain = {"src": addresses.reference(reference), "srcset": "", "width": "", "height": ""}
    return {**plain, **_known(asset)} if asset else plain


def face(assets: Assets, reference: str) -> str:
    """The one file that a picture in a small circle is shown from; empty where the reference is none."""
    asset = assets.get(reference)
    files = rendition.small(asset) if asset else None
    return files.fallback.reference if files else addresses.reference(reference)


def shared(assets: Assets, reference: str) -> dict[str, str]:
    """`src`, `width` and `height` of the one file that is named to other programs: no WebP, and not huge."""
    asset = assets.get(reference)
    files = rendition.renditions(asset) if asset else None
    if asset is None or files is None:
        return values(assets, reference)
    width = files.fallback.width
    return {"src": files.fallback.reference, **_size(width, rendition.height(asset, width))}


def element(assets: Assets, attributes: Mapping[str, str], beside: int = 1) -> str:
    """An `<img>` of the body with these attributes, its `src` first; `beside`: how many stand in its row."""
    asset = assets.get(attributes["src"])
    return _element(asset, tuple(attributes.items()), _GALLERIES.get(beside, COLUMN))


def used(subject: Subject, in_body: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The references of the assets on a page, and those of the files that must stand beside it."""
    assets = subject.around.assets
    found = [(one, tuple(_files(assets, one, use))) for one, use in _uses(subject, in_body) if one]
    files = (file for _, of_one in found for file in of_one)
    return tuple(dict.fromkeys(one for one, _ in found)), tuple(dict.fromkeys(files))


_WHOLE, _FACE, _SHARED = range(3)


def _uses(subject: Subject, in_body: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    details, around = subject.details, subject.around
    yield addresses.reference(around.site.logo), _WHOLE
    if details.lead_image:
        yield addresses.reference(details.lead_image.image), _WHOLE
    yield addresses.reference(details.social_image), _SHARED
    for one in in_body:
        yield addresses.reference(one), _WHOLE
    for name in details.byline:
        yield addresses.reference(around.author(name).avatar), _FACE
    for teaser in subject.teasers:
        yield teaser.image, _WHOLE
        yield teaser.avatar, _FACE


def _files(assets: Assets, reference: str, use: int) -> Iterator[str]:
    asset = assets.get(reference)
    files = rendition.renditions(asset) if asset else None
    if files is None:
        yield reference
    elif use == _WHOLE:
        yield from (one.reference for one in files.all)
    else:
        yield face(assets, reference) if use == _FACE else files.fallback.reference


@lru_cache(maxsize=1000)  # a page is made anew with every key, its pictures are not
def _known(asset: Asset) -> Mapping[str, str]:
    """What stands for a picture of the library; its size is that of the widest file, if it has several."""
    files = rendition.renditions(asset)
    if files is None:
        return _size(asset.width, asset.height) if asset.width and asset.height else {}
    widest = files.modern[-1].width
    return {
        "src": files.fallback.reference,
        "srcset": ", ".join(f"{one.reference} {one.width}w" for one in files.modern),
        **_size(widest, rendition.height(asset, widest)),
    }


def _size(width: int, height: int) -> dict[str, str]:
    return {"width": str(width), "height": str(height)}


@lru_cache(maxsize=1000)
def _element(asset: Asset | None, given: tuple[tuple[str, str], ...], sizes: str) -> str:
    known = dict(_known(asset)) if asset else {}
    srcset = known.pop("srcset", "")
    attributes = {**dict(given), **known, "loading": "lazy", "decoding": "async"}
    image = f"<img {_written(attributes)}>"
    if not srcset:
        return image
    source = _written({"type": "image/webp", "srcset": srcset, "sizes": sizes})
    return f"<picture><source {source}>{image}</picture>"


def _written(attributes: Mapping[str, str]) -> str:
    return " ".join(f'{name}="{escape(value)}"' for name, value in attributes.items())
