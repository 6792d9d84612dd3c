"""Which words may be meant by one that is still being typed? Those that the newest stories have.

Full-text search has an index of the first two and three letters of words. For one letter, or for more than
three, it would read every story that holds a word with that beginning, most of a large library. So a few of
the newest stories are read instead, and the words are taken that begin so in them.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Row, func, select

from deskeditor.storage import search
from deskeditor.storage.tables import stories

READ = 40  # stories
_CHARACTERS = 2000  # of the body of each: a long one is costly to read
_MOST = 6  # words
_INDEXED = 3  # letters of a beginning at most that the index knows
_MARKS = re.compile("[\u0300-\u036f]")  # that stand over letters
_COLUMNS = tuple(
    func.substr(stories.c.body, 1, _CHARACTERS) if name == "body" else stories.c[name]
    for name in search.COLUMNS
)


def is_costly(text: str) -> bool:
    """Whether the last word of what is typed has a beginning that no index knows."""
    return len(search.last_word(text)) not in (0, 2, _INDEXED)


def candidates(text: str) -> search.Query:
    """What the stories must match that may hold the word; its further letters are not looked at."""
    word = search.last_word(text)
    earlier = text[: len(text) - len(word)]
    long = len(word) > _INDEXED
    return search.parse(earlier + word[:_INDEXED], as_typed=True) if long else search.parse(earlier.strip())


def endings(connection: Connection, keys: Sequence[int], word: str) -> tuple[str, ...]:
    """The words that begin with `word` in those of the stories, the most frequent first."""
    begun = re.compile(rf"{re.escape(_folded(word))}\w*")
    rows = connection.execute(select(*_COLUMNS).where(stories.c.key.in_(keys[:READ])))
    found = Counter(one for text in _texts(rows) for one in _words(begun, text))
    return tuple(one for one, _ in found.most_common(_MOST))


def _words(begun: re.Pattern[str], text: str) -> Iterator[str]:
    """What matches at the beginning of a word: looked at here, as a pattern that does is far slower."""
    for found in begun.finditer(text):
        at = found.start()
        if not (at and text[at - 1].isalnum()):
            yield found[0]


def _texts(rows: Iterable[Row[Any]]) -> Iterator[str]:
    for row in rows:
        yield _folded("\n".join(row))


def _folded(text: str) -> str:
    """In lower case and without accents, as full-text search reads it."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", unicodedata.normalize("NFD", text.lower()))
