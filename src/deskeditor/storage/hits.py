"""Which stories hold what is searched for, found without looking at every one of them?

In a large library a common word stands in most stories. Full-text search gives rows in the order of their
keys, newest first, as fast as they are read; ordering, counting or scoring all of them is what takes long. So
at most `MOST` hits are taken, the newest, and with them those among the stories that were changed last; up
to that number every answer is exact, and beyond it the answer says "at least".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    bindparam,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from deskeditor.storage import endings, search
from deskeditor.storage.owed import Owed
from deskeditor.storage.tables import stories

MOST = 500  # hits that are ordered, counted or scored
_LOOKED_THROUGH = (2_000, 100_000)  # of the newest stories, for the best of very many hits
_LATELY = 20  # stories changed last that are asked whether they are hits, wherever their keys stand
_GUESSES = 400  # stories that are read for an unfinished word that goes beyond its stem
_ENOUGH = 60  # hits, of which no guess adds anything to the first screen
_TIERS = (("headline",), ("tags", "byline"), ("standfirst",))
INDEX_KEY = f"{search.TABLE}.rowid"
_FROM_INDEX: ColumnElement[int] = literal_column(
    f"+{INDEX_KEY}"
)  # the plus: SQLite begins with the index, in its order
INDEX = table(search.TABLE, column("rowid"))


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of stories; `is_all` unless there were more than `MOST`. `expression` is what they match."""

    keys: tuple[int, ...]
    is_all: bool = True
    expression: str = ""


class Hits:
    """The searches of one transaction, among the stories that the conditions let through."""

    def __init__(self, connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> None:
        self._connection = connection
        self._conditions = conditions
        self._owed = Owed(connection)

    def typed(self, words: str) -> Found:
        """What matches words that are still being typed, in no order."""
        found = self._ended(words) if endings.is_costly(words) else None
        return found or self._begun(words)

    def _ended(self, words: str) -> Found | None:
        """What matches words of which the last is one that the newest stories have; None where few do."""
        wanted = endings.candidates(words)
        near = self._newest(wanted.expression, endings.READ) if wanted.wanted else self._latest()
        meant = endings.endings(self._connection, near, search.last_word(words))
        if not meant:
            return None
        found = self.of(search.parse(words, as_typed=True, endings=meant).expression)
        return None if found.is_all else found

    def _begun(self, words: str) -> Found:
        """What matches words of which the last is begun, however many words begin so."""
        query = search.parse(words, as_typed=True)
        found = self.of(query.expression)
        if len(found.keys) >= _ENOUGH or not search.unfinished(words):
            return found
        guesses = self._guessed(words)
        return Found(tuple(dict.fromkeys((*found.keys, *guesses))), found.is_all, query.expression)

    def of(self, expression: str) -> Found:
        """What matches an expression: the newest, and those changed last."""
        newest = self._newest(expression, MOST + 1)
        if len(newest) <= MOST:
            return Found(newest, expression=expression)
        older = self._changed_lately(expression, before=newest[-1])
        older += tuple(key for key in self._now(expression) if key < newest[-1])
        return Found((*newest, *older), is_all=False, expression=expression)

    def best(self, expression: str, found: Found, limit: int) -> dict[int, float]:
        """Scores by key where too many were found to score them all.

        A hit in the headline counts most, then one in tags and bylines, the standfirst, anything else; of
        each the newest are taken, those of the newest `_LOOKED_THROUGH` stories.
        """
        scores = dict.fromkeys(found.keys[:limit], 1.0)
        for names in _TIERS:
            weight = max(search.WEIGHTS[search.COLUMNS.index(name)] for name in names)
            for key in self._late(f"{{{' '.join(names)}}} : ({expression})", limit):
                scores[key] = scores.get(key, 0.0) + weight
        return scores

    def _late(self, expression: str, limit: int) -> Sequence[int]:
        """The newest that match, as far back as is looked.

        From its newest row on FTS5 would read to the end of the index where too few match, whatever rows are
        asked for; from a given row on it reads those behind it only.
        """
        newest = self._connection.execute(select(func.max(stories.c.key))).scalar() or 0
        keys: Sequence[int] = ()
        for reach in _LOOKED_THROUGH:
            late = self._matching(expression).where(INDEX.c.rowid > newest - reach).limit(-1).subquery()
            query = select(late.c.rowid).order_by(late.c.rowid.desc()).limit(limit)
            keys = self._connection.execute(query).scalars().all()
            if len(keys) == limit:
                break
        return self._with_owed(expression, keys, limit)

    def _matching(self, expression: str) -> Select[Any]:
        index = INDEX.join(stories, stories.c.key == _FROM_INDEX)
        asked = (*self._owed.without(INDEX.c.rowid), *self._conditions)
        return select(INDEX.c.rowid).select_from(index).where(matches(expression), *asked)

    def _newest(self, expression: str, limit: int) -> tuple[int, ...]:
        query = self._matching(expression).order_by(INDEX.c.rowid.desc()).limit(limit)
        return self._with_owed(expression, self._connection.execute(query).scalars().all(), limit)

    def _with_owed(self, expression: str, keys: Sequence[int], limit: int) -> tuple[int, ...]:
        """Keys, newest first, with those of the stories that the index does not know as they are now."""
        if not self._owed.keys:
            return tuple(keys)
        return tuple(sorted((*keys, *self._now(expression)), reverse=True)[:limit])

    def _now(self, expression: str) -> tuple[int, ...]:
        return self._owed.matching(expression, self._conditions)

    def _latest(self) -> tuple[int, ...]:
        """The keys of the stories changed last, whatever words they hold."""
        query = select(stories.c.key).where(*self._conditions).order_by(stories.c.changed_at.desc())
        return tuple(self._connection.execute(query.limit(endings.READ)).scalars())

    def _changed_lately(self, expression: str, before: int) -> tuple[int, ...]:
        lately = select(stories.c.key).where(*self._conditions).order_by(stories.c.changed_at.desc())
        keys = self._connection.execute(lately.limit(_LATELY)).scalars().all()
        older = [key for key in keys if key < before]
        if not older:
            return ()
        asked = among(INDEX_KEY, older), *self._owed.without(INDEX.c.rowid)
        query = select(INDEX.c.rowid).where(matches(expression), *asked)
        return tuple(self._connection.execute(query).scalars())

    def _guessed(self, words: str) -> tuple[int, ...]:
        guess = search.parse(words, as_typed=True, guessing=True)
        near = self._newest(guess.expression, _GUESSES)
        query = select(stories.c.key).where(among("stories.key", near), _holds(search.unfinished(words)))
        return tuple(self._connection.execute(query).scalars())


def _holds(word: str) -> ColumnElement[bool]:
    return or_(*(stories.c[name].contains(word, autoescape=True) for name in search.COLUMNS))


def holding(connection: Connection, expression: str) -> ColumnElement[bool]:
    """The condition that a story matches, of however many."""
    owed = Owed(connection)
    indexed = select(INDEX.c.rowid).where(matches(expression), *owed.without(INDEX.c.rowid))
    found = stories.c.key.in_(indexed)
    return or_(found, stories.c.key.in_(owed.matching(expression))) if owed.keys else found


def keys_of(expression: str) -> Select[Any]:
    """All rows of the index that match, however many; of what is owed to it: as they were."""
    return select(INDEX.c.rowid).where(matches(expression))


def matches(expression: str) -> TextClause:
    """The condition that a row of the index matches."""
    wanted: BindParameter[str] = bindparam("expression", expression, unique=True)
    return text(f"{search.TABLE} MATCH :expression").bindparams(wanted)


def among(column: str, keys: Iterable[int]) -> ColumnElement[bool]:
    """The condition that a column holds one of these numbers; parameters for a thousand take long to bind."""
    return literal_column(f"{column} IN ({', '.join(map(str, keys))})")
