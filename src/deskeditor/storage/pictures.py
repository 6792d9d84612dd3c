"""Is this a picture that we take, and how large is it shown? Loads Pillow."""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError

from deskeditor.errors import UnreadableFile

MAX_BYTES = 50_000_000
MAX_PIXELS = 100_000_000
SUFFIXES = {"PNG": ".png", "JPEG": ".jpg", "GIF": ".gif", "WEBP": ".webp"}

_ORIENTATION = 0x0112  # the EXIF tag
_ON_ITS_SIDE = range(5, 9)
_TINY = (1, 1)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture is: `width` and `height` in pixels as it is shown, once its orientation is heeded."""

    suffix: str
    width: int
    height: int
    orientation: int  # as EXIF counts them, 1 to 8


def inspect(data: bytes, name: str = "") -> Picture:
    """Look at a picture through and through; raises `UnreadableFile` for what we do not take."""
    called = f"“{name}”" if name else "The picture"
    if len(data) > MAX_BYTES:
        raise UnreadableFile(f"{called} is larger than {MAX_BYTES // 1_000_000} MB; make it smaller first.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # our own limit of pixels stands; odd metadata does no harm
            return _inspected(data, called)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise UnreadableFile(
            f"{called} is no PNG, JPEG, GIF or WebP picture, or it is broken; save it anew."
        ) from error


def _inspected(data: bytes, called: str) -> Picture:
    with Image.open(io.BytesIO(data), formats=tuple(SUFFIXES)) as image:
        width, height = image.size
        if width * height > MAX_PIXELS:
            millions = MAX_PIXELS // 1_000_000
            raise UnreadableFile(f"{called} has more than {millions} million pixels; make it smaller first.")
        orientation = image.getexif().get(_ORIENTATION, 1)
        suffix = SUFFIXES[str(image.format)]
        image.draft("RGB", _TINY)  # a JPEG is read to its end, and decoded at an eighth of its size
        image.load()
    if orientation in _ON_ITS_SIDE:
        width, height = height, width
    return Picture(suffix, width, height, orientation if orientation in range(1, 9) else 1)
