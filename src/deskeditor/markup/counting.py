"""How many words has a passage, as editors count them?"""

import re
from collections import Counter
from dataclasses import dataclass

from deskeditor.markup.plain import plain

WORDS_PER_MINUTE = 238  # of an adult who reads English silently
_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"  # scripts without spaces: each character is a word
    r"|[^\s\u2014\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
)
_ADDRESS = re.compile(r"\W*(?:[a-z][a-z0-9+.-]*://|www\.|mailto:)", re.IGNORECASE)
_LINE_ENDS = re.compile(r"[\r\n]+")


@dataclass(frozen=True, slots=True)
class Counts:
    """Words, and characters with spaces but without line ends."""

    words: int = 0
    characters: int = 0


def count(markdown: str) -> Counts:
    """What a passage holds once its marks, addresses and HTML are gone."""
    text = plain(markdown)
    found = Counter(_WORD.findall(text))  # each is looked at once, however often it stands there
    words = sum(times for word, times in found.items() if _is_word(word))
    return Counts(words, len(_LINE_ENDS.sub("", text)))


def reading_minutes(words: int) -> int:
    """Whole minutes that reading so many words takes, at least one."""
    return max(1, round(words / WORDS_PER_MINUTE))


def _is_word(token: str) -> bool:
    return (token.isalnum() or any(map(str.isalnum, token))) and not _ADDRESS.match(token)
