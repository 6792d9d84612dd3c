"""Which pictures does HTML from a clipboard bring along in itself, and where in its Markdown do they go?

They are taken out before anything is read, for one of them is longer than a book; a sign stands in its
place until the picture is kept.
"""

import base64
import binascii
import re
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

SCHEME = "pasted"
MOST = 50  # pictures in one paste
_INSIDE = re.compile(
    r"(\bsrc\s*=\s*)([\"'])data:image/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=%\s]+)\2", re.IGNORECASE
)
_SIGN = re.compile(rf"{SCHEME}:(\d{{1,4}})")
_IMAGE = re.compile(rf"!\[([^\]]*)\]\({SCHEME}:(\d{{1,4}})((?: \"[^\"]*\")?)\)")


def taken_out(html: str) -> tuple[str, tuple[str, ...]]:
    """HTML with signs instead of its pictures, at most `MOST`, and the pictures as they were encoded."""
    pictures: list[str] = []

    def take(found: re.Match[str]) -> str:
        if len(pictures) == MOST:
            return ""
        pictures.append(found[3])
        return f'{found[1]}"{SCHEME}:{len(pictures) - 1}"'

    return _INSIDE.sub(take, _SIGN.sub("", html)), tuple(pictures)


def is_sign(address: str) -> bool:
    """Whether an address is the sign of a picture that was taken out."""
    return bool(_SIGN.fullmatch(address))


def decoded(picture: str) -> bytes:
    """The bytes of a picture; nothing where they are no base64."""
    try:
        return base64.b64decode(unquote_to_bytes("".join(picture.split())), validate=True)
    except (binascii.Error, ValueError):
        return b""


def put_back(markdown: str, references: Sequence[str]) -> str:
    """Markdown with the kept pictures, by number, in their places; one without a reference is left out."""

    def put(found: re.Match[str]) -> str:
        number = int(found[2])
        reference = references[number] if number < len(references) else ""
        return f"![{found[1]}]({reference}{found[3]})" if reference else ""

    written = _IMAGE.sub(put, markdown)
    return written if all(references) else re.sub(r"\n{3,}", "\n\n", written).strip("\n")
