"""How does a picture become the smaller ones that stand beside a page? Loads Pillow.

What is written holds the picture and nothing that it says of itself: no place, no camera, no names.
"""

import io
from collections.abc import Iterator, Sequence

from PIL import Image, ImageCms

from deskeditor.domain.rendition import JPEG, PNG, WEBP, Rendition
from deskeditor.errors import UnreadableFile
from deskeditor.storage import pictures

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_SIDEWAYS = range(5, 9)
_DRAWN = 256  # colours: what has no more is a drawing, and shows every artefact
_OPTIONS: dict[str, tuple[str, dict[str, object]]] = {
    WEBP: ("WEBP", {"quality": 80, "method": 4}),
    JPEG: ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
    PNG: ("PNG", {"optimize": True}),
}


def resized(data: bytes, wanted: Sequence[Rendition]) -> Iterator[tuple[Rendition, bytes]]:
    """The content of each wanted file, widest first, none wider than the picture; it is decoded once.

    Raises `UnreadableFile` for what is no picture within the limits of `pictures`.
    """
    ordered = sorted(wanted, key=lambda one: -one.width)
    if not ordered:
        return
    with pictures.opened(data) as image:
        is_drawn = _is_drawn(image)
        upright = _upright(image, ordered[0].width)
    for one in ordered:
        upright = _narrowed(upright, one.width)
        yield one, _encoded(upright, one.suffix, is_drawn=is_drawn)


def _upright(image: Image.Image, width: int) -> Image.Image:
    """The picture at a width, as it is shown, in plain colours."""
    orientation = pictures.orientation_of(image)
    across, down = image.size if orientation not in _SIDEWAYS else image.size[::-1]
    if width > across:
        raise UnreadableFile(f"The picture is {across} pixels wide, not {width}; it is never drawn larger.")
    size = width, max(1, round(down * width / across))
    if orientation in _SIDEWAYS:
        size = size[::-1]
    image.draft("RGB", size)  # a JPEG is decoded no larger than needed
    smaller = _plain(image).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    coloured = _in_srgb(smaller, image.info.get("icc_profile"))
    return coloured.transpose(_UPRIGHT[orientation]) if orientation in _UPRIGHT else coloured


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if image.width == width:
        return image
    size = width, max(1, round(image.height * width / image.width))
    return image.resize(size, Image.Resampling.LANCZOS)


def _plain(image: Image.Image) -> Image.Image:
    """In a mode that can be made smaller and written: RGB, RGBA or CMYK, which still needs its profile."""
    if image.mode.startswith("I"):  # 16 bits for each pixel
        return image.convert("I").point(lambda value: value / 256).convert("L").convert("RGB")
    if image.mode in ("RGB", "RGBA", "CMYK"):
        return image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """In the colours that a browser assumes of a picture that names none."""
    if image.mode == "RGBA":
        coloured = _in_srgb(image.convert("RGB"), profile)
        coloured.putalpha(image.getchannel("A"))
        return coloured
    plain = image.convert("RGB")
    if not profile:
        return plain
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return (
            ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB") or plain
        )
    except (ImageCms.PyCMSError, OSError, ValueError):  # a profile that is broken, or for other colours
        return plain


def _is_drawn(image: Image.Image) -> bool:
    return image.mode in ("P", "1") or (
        image.format == "PNG" and image.mode in ("L", "RGB", "RGBA") and image.getcolors(_DRAWN) is not None
    )


def _encoded(image: Image.Image, suffix: str, *, is_drawn: bool) -> bytes:
    format_, options = _OPTIONS[suffix]
    if suffix == WEBP and is_drawn:
        options = {"lossless": True, "quality": 60, "method": 4}
    image = image.convert("RGB") if suffix == JPEG else image
    image.info.clear()  # what the picture says of itself stays behind
    file = io.BytesIO()
    image.save(file, format_, **options)
    return file.getvalue()
