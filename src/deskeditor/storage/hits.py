"""Which stories hold what is searched for, found without looking at every one of them?

In a large library a common word stands in most stories. Full-text search gives rows in the order of their
keys, newest first, as fast as they are read; ordering, counting or scoring all of them is what takes long. So
at most `MOST` hits are taken, the newest, and with them those among the stories that were changed last; up
to that number every answer is exact, and beyond it the answer says "at least".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    bindparam,
    column,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)

from deskeditor.storage import endings, search
from deskeditor.storage.owed import Owed
from deskeditor.storage.shortlist import Shortlist
from deskeditor.storage.tables import stories

MOST = 500  # hits that are ordered, counted or scored
_LOOKED_THROUGH = (2_000, 100_000)  # of the newest stories, for the best of very many hits
_REACH = 10_000  # keys back from a newest story that are tried before all that are let through are asked for
_LATELY = 20  # stories changed last that are asked whether they are hits, wherever their keys stand
_GUESSES = 400  # stories that are read for an unfinished word that goes beyond its stem
_ENOUGH = 60  # hits, of which no guess adds anything to the first screen
_TIERS = (("headline",), ("tags", "byline"), ("standfirst",))
INDEX_KEY = f"{search.TABLE}.rowid"
FROM_INDEX: ColumnElement[int] = literal_column(
    f"+{INDEX_KEY}"
)  # the plus: SQLite begins with the index, in its order
INDEX = table(search.TABLE, column("rowid"))
LINE = text(f"snippet({search.TABLE}, -1, :mark_start, :mark_end, '…', :tokens)").bindparams(
    mark_start=search.MARK_START, mark_end=search.MARK_END, tokens=search.SNIPPET_TOKENS
)


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of stories; `is_all` unless there were more than `MOST`. `expression` is what they match.

    `lines` are those that match, of stories for which they came along.
    """

    keys: tuple[int, ...]
    is_all: bool = True
    expression: str = ""
    lines: Mapping[int, str] = field(default_factory=dict)


class Hits:
    """The searches of one transaction, among the stories that the conditions let through.

    `narrow` says that these may be few; most stories are let through otherwise.
    """

    def __init__(
        self, connection: Connection, conditions: Sequence[ColumnElement[bool]], *, narrow: bool = False
    ) -> None:
        self._connection = connection
        self._conditions = conditions
        self._short = Shortlist(connection, conditions) if narrow else None
        self._owed = Owed(connection)

    def typed(self, words: str) -> Found:
        """What matches words that are still being typed, in no order."""
        found = self._ended(words) if endings.is_costly(words) and self._few is None else None
        return found or self._begun(words)

    @property
    def _few(self) -> tuple[int, ...] | None:
        """The keys of all stories that are let through, if they are few."""
        return self._short.keys if self._short else None

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
        most = MOST if self._few is None else len(self._few)
        newest = self._newest(expression, most + 1)
        if len(newest) <= most:
            return Found(newest, expression=expression)
        older = self._changed_lately(expression, before=newest[-1])
        owed = (key for key in self._now(expression) if key < newest[-1])
        return Found((*newest, *older, *owed), is_all=False, expression=expression, lines=older)

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
        newest = self._last()
        keys: Sequence[int] = ()
        for reach in _LOOKED_THROUGH:
            late = self._matching(expression).where(INDEX.c.rowid > newest - reach).limit(-1).subquery()
            query = select(late.c.rowid).order_by(late.c.rowid.desc()).limit(limit)
            keys = self._connection.execute(query).scalars().all()
            if len(keys) == limit:
                break
        return self._with_owed(expression, keys, limit)

    def _matching(self, expression: str) -> Select[Any]:
        index = INDEX.join(stories, stories.c.key == FROM_INDEX)
        return self._indexed(expression).select_from(index).where(*self._conditions)

    def _indexed(self, expression: str) -> Select[Any]:
        return select(INDEX.c.rowid).where(matches(expression), *self._owed.without(INDEX.c.rowid))

    def _newest(self, expression: str, limit: int) -> tuple[int, ...]:
        return self._with_owed(expression, self._by_index(expression, limit), limit)

    def _by_index(self, expression: str, limit: int) -> Sequence[int]:
        """The keys of the newest that match, as the index has them; first where they mostly are."""
        if self._short is None:
            return self._first(self._matching(expression), limit)
        if self._few is not None:
            return self._first(self._among(expression, self._few), limit)
        newest = self._last()
        late = self._first(self._matching(expression).where(INDEX.c.rowid > newest - _REACH), limit)
        if not late:  # what the conditions let through may all be older
            newest = self._short.newest
            reach = INDEX.c.rowid.between(newest - _REACH, newest)
            late = self._first(self._matching(expression).where(reach), limit)
        if len(late) == limit:
            return late
        return self._first(self._matching(expression).where(INDEX.c.rowid <= newest), limit)

    def _first(self, query: Select[Any], limit: int) -> Sequence[int]:
        newest = query.order_by(INDEX.c.rowid.desc()).limit(limit)
        return self._connection.execute(newest).scalars().all()

    def _among(self, expression: str, keys: Sequence[int]) -> Select[Any]:
        """What matches among stories; in one go, for an index asked story by story is opened for each."""
        if not keys:
            return select(INDEX.c.rowid).where(false())
        span = INDEX.c.rowid.between(keys[0], keys[-1])
        return self._indexed(expression).where(span, among(f"+{INDEX_KEY}", keys))

    def _last(self) -> int:
        return self._connection.execute(select(func.max(stories.c.key))).scalar() or 0

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

    def _changed_lately(self, expression: str, before: int) -> dict[int, str]:
        """Those changed last that match, with their lines: opened for each, the index gives both at once."""
        lately = select(stories.c.key).where(*self._conditions).order_by(stories.c.changed_at.desc())
        keys = self._connection.execute(lately.limit(_LATELY)).scalars().all()
        older = [key for key in keys if key < before]
        if not older:
            return {}
        asked = among(INDEX_KEY, older), *self._owed.without(INDEX.c.rowid)
        query = select(INDEX.c.rowid, LINE).where(matches(expression), *asked)
        return {row[0]: one_line(row[1]) for row in self._connection.execute(query)}

    def _guessed(self, words: str) -> tuple[int, ...]:
        guess = search.parse(words, as_typed=True, guessing=True)
        near = self._newest(guess.expression, _GUESSES)
        query = select(stories.c.key).where(among("stories.key", near), _holds(search.unfinished(words)))
        return tuple(self._connection.execute(query).scalars())


def one_line(words: str) -> str:
    """What a list shows of a snippet."""
    return " ".join(words.split())


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
