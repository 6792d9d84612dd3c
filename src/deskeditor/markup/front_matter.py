"""Where does a file's front matter end and its body begin?"""

import re
from dataclasses import dataclass
from typing import Literal

_YAML = re.compile(r"---[ \t]*\r?\n(?P<raw>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_TOML = re.compile(r"\+\+\+[ \t]*\r?\n(?P<raw>.*?)^\+\+\+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(?:[^\s#:][^:\n]*:(?:\s|$)|#)", re.MULTILINE)
_BLANK_LINE = re.compile(r"[ \t]*\r?\n")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A file's parts: the text between its fences as it stands, and the body after them."""

    kind: Literal["yaml", "toml", "none"]
    raw: str
    body: str


def split(text: str) -> FrontMatter:
    """The parts of a file; of the blank lines after the closing fence one is dropped, all else is the body's.

    A file that begins with a rule, or whose fence is never closed, has no front matter.
    """
    text = text.removeprefix("\ufeff")
    if (found := _TOML.match(text)) is not None:
        return FrontMatter("toml", found["raw"], _body(text, found.end()))
    found = _YAML.match(text)
    if found is None or (found["raw"].strip() and not _FIELD.search(found["raw"])):
        return FrontMatter("none", "", text)
    return FrontMatter("yaml", found["raw"], _body(text, found.end()))


def _body(text: str, start: int) -> str:
    blank = _BLANK_LINE.match(text, start)
    return text[blank.end() :] if blank else text[start:]
