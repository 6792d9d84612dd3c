"""What is an image or another file that belongs to the library?"""

from dataclasses import dataclass
from enum import StrEnum

FOLDER = "images"  # how a body and a page refer to assets: images/NAME


class Look(StrEnum):
    """What a picture is like, as far as that decides in which formats it may be exported."""

    UNKNOWN = ""  # it was added before this was asked
    OPAQUE = "opaque"
    TRANSPARENT = "transparent"
    ANIMATED = "animated"


@dataclass(frozen=True, slots=True)
class PictureWords:
    """What a picture says of itself, as plain text on one line, or nothing."""

    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file, stored once by its content's hash; `width` and `height` in pixels, 0 for no image."""

    hash: str  # SHA-256 of the content, 64 hexadecimal digits
    suffix: str  # with its dot, lower case, as the content says: ".jpg"
    width: int = 0
    height: int = 0
    size: int = 0  # bytes
    original_name: str = ""
    look: Look = Look.UNKNOWN

    @property
    def name(self) -> str:
        """The file's name wherever it stands: the hash's first 16 digits and the suffix."""
        return f"{self.hash[:16]}{self.suffix}"

    @property
    def reference(self) -> str:
        """How a body or a page refers to it, relative to the page: `images/0123456789abcdef.jpg`."""
        return f"{FOLDER}/{self.name}"
