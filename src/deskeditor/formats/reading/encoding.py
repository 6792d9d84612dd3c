"""Which text stands in a file's bytes?"""

import codecs
from dataclasses import dataclass

from deskeditor.errors import UnreadableFile

LIMIT = 32 * 1024 * 1024  # bytes; a long novel is two
_MARKS = (  # the longer marks first: UTF-32's little-endian mark begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESS = "cp1252"
_MOST_CONTROLS = 0.02  # a guessed text with a larger share of control characters is no text


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text with `\\n` line ends and no byte order mark, and what the editor should know about it."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, name: str) -> Decoded:
    """The text of a file: UTF-8, else what a byte order mark says, else Windows-1252 with a warning.

    Line ends of Windows and of old Macs become `\\n`; nothing else changes. Raises `UnreadableFile` for
    what is no text or longer than `LIMIT`.
    """
    if len(data) > LIMIT:
        raise UnreadableFile(f"{name} is too large to be a story: the limit is {LIMIT // 1024**2} MB.")
    text, warnings = _marked(data, name) or _plain(data, name)
    if "\0" in text:
        raise _no_text(name)
    return Decoded(unix(text), warnings)


def unix(text: str) -> str:
    """The text with `\n` at the ends of its lines, whatever ended them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _marked(data: bytes, name: str) -> tuple[str, tuple[str, ...]] | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ()
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"{name} says that it is {encoding.removesuffix('-sig').upper()} text, but it is not: "
                    "save it as UTF-8 and try again."
                ) from error
    return None


def _plain(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return _guessed(data, name), (
            f"{name} is not UTF-8 and was read as Windows-1252: look over its accents and quotation marks.",
        )


def _guessed(data: bytes, name: str) -> str:
    try:
        text = data.decode(_GUESS)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error
    controls = sum(character < " " and character not in "\t\n\r\f" for character in text)
    if controls > len(text) * _MOST_CONTROLS:
        raise _no_text(name)
    return text


def _no_text(name: str) -> UnreadableFile:
    return UnreadableFile(f"{name} is not a text file, so there is no story in it: choose a Markdown file.")
