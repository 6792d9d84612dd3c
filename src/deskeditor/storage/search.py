"""What do the words that a person types mean to the full-text index (FTS5)?

They never reach it as they stand: every word is quoted, and the operators are put in here. The index itself
is made and kept in step by `search_index`.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

TABLE = "story_search"
COLUMNS = ("headline", "standfirst", "body", "tags", "byline", "other_words")
WEIGHTS = (10.0, 4.0, 1.0, 5.0, 3.0, 1.0)  # of the columns, when hits are ranked
MARK_START = "\ue000"  # private-use characters: no story's text has a meaning for them
MARK_END = "\ue001"
SNIPPET_TOKENS = 14

_TERMS = 32  # more words than anyone searches for; a pasted page must not become an endless query
_LENGTH = 1000
_SHORTEST_STEM = 3
_LONGEST_ENDING = 7  # letters that the stemmer takes off
_TOKEN_CATEGORIES = ("L", "N", "Co")  # what the tokenizer `unicode61` makes words of
_TERM = re.compile(r'(-?)(?:"([^"]*)("?)|(\S+))')


@dataclass(frozen=True, slots=True)
class Query:
    """What a person typed, as FTS5 expressions that cannot be malformed; each may be empty."""

    wanted: str = ""
    unwanted: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing restricts the stories."""
        return not (self.wanted or self.unwanted)

    @property
    def expression(self) -> str:
        """The one expression of a query that wants something."""
        return f"({self.wanted}) NOT ({self.unwanted})" if self.unwanted else self.wanted


NOTHING = Query(wanted='""')  # a phrase without words matches no story


def parse(text: str, *, as_typed: bool = False, guessing: bool = False, endings: Sequence[str] = ()) -> Query:
    """The query of what a person typed: words, "phrases" and -unwanted ones.

    With `as_typed` the last word is still being typed, so that it also stands for longer words; `guessing`
    adds those whose stem it goes beyond, and more than those: see `unfinished`. Where the longer words are
    known, it stands for those `endings`. Text without any word in it (such as "!!!") finds nothing.
    """
    wanted: list[str] = []
    unwanted: list[str] = []
    text = text[:_LENGTH]
    terms = list(_TERM.finditer(text))[:_TERMS]
    for term in terms:
        minus, phrase, _closed, word = term.groups()
        words = phrase if phrase is not None else word
        if not _has_token(words):
            continue
        open_ended = as_typed and term.end() == len(text) and word is not None
        written = _open_ended(words, guessing, endings) if open_ended else _quoted(words)
        (unwanted if minus else wanted).append(written)
    if not wanted and not unwanted:
        return NOTHING if text.strip() else Query()
    return Query(" AND ".join(wanted), " OR ".join(unwanted))


def unfinished(text: str) -> str:
    """The last word while it is being typed, if it may go beyond the stem under which it is indexed; else "".

    "Government" is indexed as "govern", so that "governme" finds nothing as it stands. `parse(guessing=True)`
    looks for its beginnings too; whoever asks must then see for himself that the text holds the word.
    """
    word = text.split(" ")[-1]
    return word if word.isalpha() and len(word) > _SHORTEST_STEM else ""


def last_word(text: str) -> str:
    """The word that is being typed at the end, if it is a wanted one of letters and digits alone; else ""."""
    terms = list(_TERM.finditer(text[:_LENGTH]))
    if not terms or len(terms) > _TERMS or terms[-1].end() != len(text):
        return ""
    minus, _phrase, _closed, word = terms[-1].groups()
    return word if word and not minus and word.isalnum() else ""


def _open_ended(word: str, guessing: bool, endings: Sequence[str]) -> str:
    if endings:
        return f"({' OR '.join(map(_quoted, endings))})"
    written = [_quoted(word) + "*"]
    if guessing:
        shortest = max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING)
        written += [_quoted(word[:length]) for length in range(len(word) - 1, shortest - 1, -1)]
    return f"({' OR '.join(written)})" if guessing else written[0]


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ").replace("\0", " ") + '"'


def _has_token(words: str) -> bool:
    return any(unicodedata.category(one).startswith(_TOKEN_CATEGORIES) for one in words)
