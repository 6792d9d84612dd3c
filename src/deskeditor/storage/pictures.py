"""Is this a picture that we take, how large is it shown, and what is it like? Loads Pillow."""

import io
import struct
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from PIL import Image, ImageFile, UnidentifiedImageError

from deskeditor.domain.asset import Look
from deskeditor.errors import UnreadableFile

MAX_BYTES = 100_000_000
MAX_PIXELS = 100_000_000
MAX_SIDE = 65_535  # pixels
SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}

_ORIENTATION = 0x0112  # the EXIF tag
_ON_ITS_SIDE = range(5, 9)
_TINY = (1, 1)
_SOLID = 255  # of a transparency
# What Pillow raises over files that are broken, or made to look so: seen with 10,000 of them.
_BROKEN = (Image.DecompressionBombError, UnidentifiedImageError, OSError, EOFError, SyntaxError, ValueError,
           LookupError, ArithmeticError, TypeError, struct.error, MemoryError)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is: `width` and `height` in pixels as it is shown, once its orientation is heeded."""

    suffix: str
    width: int
    height: int
    orientation: int  # as EXIF counts them, 1 to 8
    look: Look


def inspect(data: bytes, name: str = "") -> Picture:
    """Look at a picture through and through; raises `UnreadableFile` for what we do not take."""
    with opened(data, name) as image:
        width, height = image.size
        orientation = orientation_of(image)
        # A JPEG with further pictures behind it, as some cameras write, is an “MPO”: only its first counts.
        suffix = SUFFIXES.get(str(image.format), SUFFIXES["JPEG"])
        is_moving = suffix != SUFFIXES["JPEG"] and getattr(image, "is_animated", False)
        image.draft("RGB", _TINY)  # a JPEG is read to its end, and decoded at an eighth of its size
        image.load()
        look = Look.ANIMATED if is_moving else _look(image)
    if orientation in _ON_ITS_SIDE:
        width, height = height, width
    return Picture(suffix, width, height, orientation, look)


@contextmanager
def opened(data: bytes, name: str = "") -> Iterator[ImageFile.ImageFile]:
    """A picture within our limits, to be decoded inside the `with` block; raises `UnreadableFile`."""
    called = f"“{name}”" if name else "The picture"
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{called} is larger than {MAX_BYTES // 1_000_000} MB; make it smaller first.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit of pixels stands; odd metadata does no harm
            with Image.open(io.BytesIO(data), formats=tuple(SUFFIXES)) as image:
                _check_size(image, called)
                yield image
    except _BROKEN as error:
        raise UnreadableFile(
            f"{called} is no PNG, JPEG, GIF or WebP picture, or it is broken; save it anew."
        ) from error


def orientation_of(image: Image.Image) -> int:
    """How a picture lies, as EXIF counts it: from 1, upright, to 8."""
    orientation = image.getexif().get(_ORIENTATION, 1)
    return orientation if orientation in range(1, 9) else 1


def _check_size(image: Image.Image, called: str) -> None:
    width, height = image.size
    if max(width, height) > MAX_SIDE:
        raise UnreadableFile(f"{called} has a side of more than {MAX_SIDE} pixels; make it smaller first.")
    if width * height > MAX_PIXELS:
        millions = MAX_PIXELS // 1_000_000
        raise UnreadableFile(f"{called} has more than {millions} million pixels; make it smaller first.")


def _look(image: Image.Image) -> Look:
    """Whether anything shines through; many a picture could be seen through and is not."""
    if not image.has_transparency_data:
        return Look.OPAQUE
    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else image.convert("RGBA").getchannel("A")
    return Look.OPAQUE if alpha.getextrema()[0] == _SOLID else Look.TRANSPARENT
