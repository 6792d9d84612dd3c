"""How long is a text, counted again after each edit without counting all of it?"""

import re
import threading
from itertools import accumulate
from typing import NamedTuple

from deskeditor.markup.counting import Counts, count
from deskeditor.markup.line_edit import common_end, common_start

_NOTE = re.compile(r"<!--.*?-->", re.DOTALL)
_UNSEEN = re.compile(r"<(?:script|style|template|title|iframe|svg)\b", re.IGNORECASE)
_BREAK = "\n\n"


class _Paragraph(NamedTuple):
    length: int  # with the break before the next one
    words: int
    characters: int


class Tally:
    """Counts paragraph by paragraph, and remembers how many words those of the text before had.

    May be used by several threads, one after the other.
    """

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._text = ""
        self._paragraphs = [_Paragraph(len(_BREAK), 0, 0)]

    def count(self, text: str) -> Counts:
        """The same as `counting.count`, at the cost of the paragraphs that changed."""
        if "<" in text:
            if _UNSEEN.search(text):
                return count(text)  # what is not seen may reach over paragraphs
            text = _NOTE.sub("", text)
        with self._turn:
            if text != self._text:
                self._follow(text)
            words = sum(one.words for one in self._paragraphs)
            return Counts(words, sum(one.characters for one in self._paragraphs))

    def _follow(self, text: str) -> None:
        starts = [0, *accumulate(one.length for one in self._paragraphs)]
        same = common_start(self._text, text)
        same_end = common_end(self._text, text, min(len(self._text), len(text)) - same)
        longer = len(text) - len(self._text)
        first = sum(1 for start in starts[1:-1] if start <= same)
        end = self._first_behind(starts, len(self._text) - same_end, first)
        behind = len(text) if end == len(self._paragraphs) else starts[end] + longer - len(_BREAK)
        fresh = [_paragraph(one) for one in text[starts[first] : behind].split(_BREAK)]
        self._paragraphs[first:end] = fresh
        self._text = text

    def _first_behind(self, starts: list[int], changed: int, first: int) -> int:
        """The first paragraph of the old text that is one of the new text, too.

        Three line ends may be parted in two ways: a letter must stand before the break, and be no news.
        """
        for at in range(first + 1, len(self._paragraphs)):
            letter = starts[at] - len(_BREAK) - 1
            if letter >= changed and self._text[letter] != "\n":
                return at
        return len(self._paragraphs)


def _paragraph(text: str) -> _Paragraph:
    counts = count(text)
    return _Paragraph(len(text) + len(_BREAK), counts.words, counts.characters)


shared = Tally()  # of the story that is being written, for whoever counts it
