"""Which stretches of a line stand inside quotation marks, the marks included?"""

import re
from functools import lru_cache
from typing import NamedTuple

from deskeditor.markup.language_marks import quotes

_HIDDEN = re.compile(
    r"(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)|\]\([^()\n]*\)|<[^<>\n]*>|\\.|^\s*\[\^?[^\]\n]+\]:.*$"
)
_LONGEST = 10_000  # characters of a line that are looked at


class Spoken(NamedTuple):
    """Stretches of a line in code points, and the mark that its last quotation still waits for, or `""`."""

    spans: tuple[tuple[int, int], ...]
    waiting: str


@lru_cache(maxsize=512)
def spoken(line: str, language: str, waiting: str = "") -> Spoken:
    """The quotations of a line; `waiting` is the closing mark that the lines before it left open.

    Straight marks count in every language. A quotation that is not closed goes on to the end of its
    paragraph, as in a quotation of several paragraphs; single marks must be closed within their line.
    """
    text = _HIDDEN.sub(lambda match: " " * len(match[0]), line[:_LONGEST])
    pairs = _pairs(language)
    spans: list[tuple[int, int]] = []
    start, at = 0, 0
    while at < len(text):
        if waiting:
            end = _closing(text, at, waiting)
            if end < 0:
                break
            spans.append((start, end))
            at, waiting = end, ""
            continue
        start = _opening(text, at, language)
        if start < 0:
            break
        waiting = pairs[text[start]]
        at = start + 1
        if waiting in _SINGLE and _closing(text, at, waiting) < 0:
            waiting = ""
    if waiting and start >= 0:
        spans.append((start, len(line)))
    return Spoken(tuple(spans), waiting)


_SINGLE = frozenset("’‘")


@lru_cache(maxsize=16)
def _pairs(language: str) -> dict[str, str]:
    """Each mark that opens a quotation in a language, with the one that closes it."""
    found = {'"': '"', "“": "”", "«": "»", "„": "“"}
    marks = quotes(language)
    for opening, closing in ((marks.inner_opening, marks.inner_closing), (marks.opening, marks.closing)):
        found[opening.strip()] = closing.strip()
    return found


@lru_cache(maxsize=16)
def _openers(language: str) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _pairs(language))))


def _opening(text: str, at: int, language: str) -> int:
    found = (match.start() for match in _openers(language).finditer(text, at))
    return next((place for place in found if _may_open(text, place)), -1)


def _may_open(text: str, place: int) -> bool:
    """Not behind a letter or a digit, and before a word: a quotation mark, no apostrophe and no inch."""
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    return not before.isalnum() and (not after.isspace() or text[place] in "«„") and bool(after)


def _closing(text: str, at: int, mark: str) -> int:
    """Behind the mark that closes, -1 where there is none; an apostrophe within a word closes nothing."""
    place = text.find(mark, at)
    while place >= 0:
        if mark not in _SINGLE or not text[place + 1 : place + 2].isalnum():
            return place + 1
        place = text.find(mark, place + 1)
    return -1
