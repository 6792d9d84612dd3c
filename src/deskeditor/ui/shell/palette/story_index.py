"""Which of very many stories answers to a few letters, within the time of a frame or two?

Stories are looked through from the best kind of answer to the worst: those that begin with what was typed,
those in which a word does, those that hold it; letters that only stand in their order are looked for when
few others were found. Each look is one pass in C over all headlines, and ends as soon as there are enough.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, islice

from deskeditor.ui.shell.palette.fuzzy import match

FEW = 12  # answers below which letters in their order are looked for
_SCORED = 300  # the newest stories whose answers are compared with each other
_TRIED = 120  # the newest stories with letters in their order that are tried on the other words
_INITIALS = 4  # letters at most that may be those at the beginnings of words


class StoryIndex:
    """Rows by the lower case of their headlines, in the order in which they were given."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = [text.casefold() for text in texts]
        self._blob = "".join(f" {text}\n" for text in self._texts).translate(_SPACES)  # letters and spaces
        self._starts = array("L", accumulate((len(text) + 2 for text in self._texts), initial=0))  # in it

    def best(self, typed: str, most: int) -> list[int]:
        """The numbers of the rows that answer to `typed` (in lower case), best first."""
        words = typed.split()
        if not words:
            return list(range(min(most, len(self._texts))))
        found = self._with_word(words[0], most) if len(words) == 1 else self._with_words(words, most)
        if len(found) < FEW:
            found += islice(self._scattered(words, set(found)), most - len(found))
        return found

    def _with_word(self, word: str, most: int) -> list[int]:
        begins_word = f" {word}"
        texts = self._texts
        first = self._whole_first(word, (at for at, text in enumerate(texts) if text.startswith(word)))
        second = self._whole_first(word, (at for at, text in enumerate(texts) if begins_word in text))
        third = (at for at, text in enumerate(texts) if word in text)
        found: dict[int, None] = {}
        for kind in (first, second, third):
            for at in kind:
                if len(found) >= most:
                    return list(found)
                found[at] = None
        return list(found)

    def _whole_first(self, word: str, rows: Iterator[int]) -> Iterator[int]:
        """The same rows; of the newest of them those first in which the word stands by itself."""
        whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
        yield from sorted(islice(rows, _SCORED), key=lambda at: whole.search(self._texts[at]) is None)
        yield from rows

    def _with_words(self, words: list[str], most: int) -> list[int]:
        """The rows that hold all words; of the newest of them those first in which words begin with them."""
        texts = self._texts
        rarest, *others = sorted(words, key=len, reverse=True)
        holding: Iterator[int] = (at for at, text in enumerate(texts) if rarest in text)
        for word in others:
            holding = _narrowed(holding, texts, word)
        return sorted(islice(holding, _SCORED), key=lambda at: (-_begun(words, texts[at]), at))[:most]

    def _scattered(self, words: list[str], known: set[int]) -> Iterator[int]:
        """The rows that have the letters of the longest word in their order, and answer to the others."""
        longest = max(words, key=len)
        if len(longest) < len("ab"):
            return
        others = " ".join(word for word in words if word != longest)
        left = _TRIED
        patterns = [_near(longest)] + ([_initials(longest)] if len(longest) <= _INITIALS else [])
        for pattern in patterns:
            for at in self._rows_of(pattern):
                if at in known:
                    continue
                known.add(at)
                if not others or match(others, self._texts[at]):
                    yield at
                left -= 1 if others else 0
                if not left:
                    return

    def _rows_of(self, pattern: re.Pattern[str]) -> Iterator[int]:
        return (bisect_right(self._starts, found.start()) - 1 for found in pattern.finditer(self._blob))


def _narrowed(rows: Iterable[int], texts: Sequence[str], word: str) -> Iterator[int]:
    return (at for at in rows if word in texts[at])


def _begun(words: list[str], text: str) -> int:
    """How many of the words stand at the beginning of one of the text's."""
    return sum(text.startswith(word) or f" {word}" in text for word in words)


_SPACES = {ord(sign): " " for sign in "\t.,;:!?'\"‘’“”„«»()[]-–—/&"}


def _near(word: str) -> re.Pattern[str]:
    """Its letters in their order from the start of a word on, near each other."""
    return re.compile(" " + ".{0,2}?".join(map(re.escape, word)))


def _initials(word: str) -> re.Pattern[str]:
    """Its letters at the beginnings of words."""
    return re.compile(" " + ".*? ".join(map(re.escape, word)))
