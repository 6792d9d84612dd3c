"""What does a picture say of itself: its caption, and who is to be credited? Loads Pillow."""

import re

from PIL import ImageFile, IptcImagePlugin

from deskeditor.domain.asset import PictureWords
from deskeditor.errors import UnreadableFile
from deskeditor.storage import pictures

_CAPTION, _AUTHOR, _CREDIT, _SOURCE, _COPYRIGHT = (2, 120), (2, 80), (2, 110), (2, 115), (2, 116)  # of IPTC
_CHARSET, _UTF_8 = (1, 90), b"\x1b%G"
_EXIF_CAPTION, _EXIF_AUTHOR, _EXIF_COPYRIGHT = 0x010E, 0x013B, 0x8298
_LONGEST = 2000  # characters
_NOISE = re.compile(  # what cameras write where a caption belongs
    r"(?:olympus|minolta|sony|samsung|kodak|konica|pentax)\b.{0,30}|dcim\\.*|default|untitled"
    r"|(?:dsc|dscn|dscf|img|dji|mvc|pict)[_-]?\d+(?:\.jpe?g)?|(?:sony )?dsc|\W*",
    re.IGNORECASE,
)


def words_in(data: bytes) -> PictureWords:
    """The words in a picture's IPTC fields, else in its EXIF; none where it says none or is no picture."""
    try:
        with pictures.opened(data) as image:
            iptc, exif = _iptc(image), image.getexif()
            said = {tag: _line(_text(value)) for tag, value in exif.items() if isinstance(value, str | bytes)}
    except UnreadableFile:
        return PictureWords()
    caption = iptc.get(_CAPTION) or said.get(_EXIF_CAPTION, "")
    author = iptc.get(_AUTHOR) or said.get(_EXIF_AUTHOR, "")
    owner = iptc.get(_CREDIT) or iptc.get(_SOURCE) or ("" if author else iptc.get(_COPYRIGHT, ""))
    credit = _joined(author, owner) or said.get(_EXIF_COPYRIGHT, "")
    return PictureWords("" if _NOISE.fullmatch(caption) else caption, credit)


def _joined(author: str, owner: str) -> str:
    """As agencies are credited: `Name / Agency`, each once."""
    if not author or not owner or author.casefold() in owner.casefold():
        return owner or author
    return f"{author} / {owner}"


def _iptc(image: ImageFile.ImageFile) -> dict[tuple[int, int], str]:
    found = IptcImagePlugin.getiptcinfo(image) or {}
    charset = found.get(_CHARSET)
    coding = "utf-8" if charset == _UTF_8 else ""
    firsts = ((key, value[0] if isinstance(value, list) else value) for key, value in found.items())
    return {key: _line(_decoded(value, coding)) for key, value in firsts}


def _text(value: str | bytes) -> str:
    """EXIF's text is ASCII by its standard, UTF-8 in fact; Pillow reads it as Latin-1."""
    return _decoded(value.encode("latin-1", "replace") if isinstance(value, str) else value)


def _decoded(value: bytes, coding: str = "") -> str:
    try:
        return value.decode(coding or "utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")


def _line(text: str) -> str:
    plain = "".join(letter if letter.isprintable() else " " for letter in text.partition("\0")[0])
    return " ".join(plain.split())[:_LONGEST]
