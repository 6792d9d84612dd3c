"""As which smaller files does a picture stand beside a page? All of it follows from the asset's record.

So a page can name files that are made later, and whoever makes them need not know the page.
"""

import re
from dataclasses import dataclass

from deskeditor.domain.asset import FOLDER, Asset, Look

WIDTHS = (480, 800, 1280, 1600)  # pixels
SMALL = 160  # for the circles with authors' faces: 40 pixels on the densest screens
WEBP, JPEG, PNG = ".webp", ".jpg", ".png"

_HIGHEST = 16_383  # pixels: WebP knows no more
_SHARED_WIDTH = 1200  # what social networks want of a picture at least
_CLEARLY = 0.9  # a step is worth a file where it is no more than this part of the widest
_FALLBACKS = {  # what browsers that know no WebP are given
    (JPEG, Look.UNKNOWN): JPEG, (JPEG, Look.OPAQUE): JPEG,
    (PNG, Look.UNKNOWN): PNG, (PNG, Look.OPAQUE): JPEG, (PNG, Look.TRANSPARENT): PNG,
    (WEBP, Look.OPAQUE): JPEG, (WEBP, Look.TRANSPARENT): PNG,
}  # fmt: skip
_NAME = re.compile(
    rf"{FOLDER}/(?P<stem>[0-9a-f]{{16}})-(?P<width>[1-9]\d{{0,3}})(?P<suffix>\.webp|\.jpg|\.png)"
)


@dataclass(frozen=True, slots=True)
class Rendition:
    """One such file: `stem` is the first 16 digits of the content's hash, `width` in pixels."""

    stem: str
    width: int
    suffix: str

    @property
    def name(self) -> str:
        """The file's name wherever it stands: `0123456789abcdef-800.webp`."""
        return f"{self.stem}-{self.width}{self.suffix}"

    @property
    def reference(self) -> str:
        """How a page refers to it."""
        return f"{FOLDER}/{self.name}"


@dataclass(frozen=True, slots=True)
class Renditions:
    """The WebP files of one picture, narrowest first, and the one file for whoever knows no WebP."""

    modern: tuple[Rendition, ...]
    fallback: Rendition

    @property
    def all(self) -> tuple[Rendition, ...]:
        """Every file."""
        return *self.modern, self.fallback


def renditions(asset: Asset) -> Renditions | None:
    """The files that stand for a picture; None where it stays as it is: it moves, or is a very long strip."""
    return _renditions(asset, _steps(asset.width))


def small(asset: Asset) -> Renditions | None:
    """The files that stand for a picture that is shown in a small circle."""
    return _renditions(asset, (min(SMALL, asset.width),))


def height(asset: Asset, width: int) -> int:
    """How high a picture is at a width, in whole pixels."""
    return max(1, round(asset.height * width / asset.width))


def parsed(reference: str) -> Rendition | None:
    """The rendition that a reference names, if it is the name of one."""
    found = _NAME.fullmatch(reference)
    return Rendition(found["stem"], int(found["width"]), found["suffix"]) if found else None


def _renditions(asset: Asset, widths: tuple[int, ...]) -> Renditions | None:
    suffix = _FALLBACKS.get((asset.suffix, asset.look))
    if suffix is None or not (asset.width and asset.height):
        return None
    if height(asset, max(widths)) > _HIGHEST:
        return None
    stem = asset.hash[:16]
    modern = tuple(Rendition(stem, width, WEBP) for width in widths)
    wide = (one.width for one in modern if one.width >= _SHARED_WIDTH)
    return Renditions(modern, Rendition(stem, next(wide, modern[-1].width), suffix))


def _steps(width: int) -> tuple[int, ...]:
    """The widths to export, none wider than the picture: its own is the last where it is a narrow one."""
    widest = min(width, WIDTHS[-1])
    return *(step for step in WIDTHS if step <= _CLEARLY * widest), widest
