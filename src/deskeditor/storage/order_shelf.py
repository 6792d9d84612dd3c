"""How are the tags, sections and bylines of many stories read and written at once?

A story whose names are changed here counts one save more, so that nobody who read it before writes over it;
when it was edited last stays as it is.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, select, text

from deskeditor.domain.naming import Naming, replaced
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import IN_TRASH, stories, story_tags

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_COLUMNS = {
    Naming.TAG: stories.c.tags,
    Naming.SECTION: stories.c.section,
    Naming.AUTHOR: stories.c.byline,
}
_TOGETHER = 500  # values in one statement
_SAYS_IT = "teased_at = :now, "  # cards say a story's section and its authors
_PUT = "UPDATE stories SET {column} = :new, {more}seq = seq + 1 WHERE key = :key"
# What search finds besides the text begins with the section, and a line end where more comes.
_AFTER_SECTION = (
    "CASE WHEN section != '' AND substr(other_words, 1, length(section)) = section"
    " THEN substr(other_words, length(section) + 2) ELSE other_words END"
)
_OTHER_WORDS = f"""other_words = CASE WHEN :new = '' THEN {_AFTER_SECTION}
    WHEN {_AFTER_SECTION} = '' THEN :new ELSE :new || char(10) || {_AFTER_SECTION} END, """
_MORE = {Naming.TAG: "", Naming.SECTION: _SAYS_IT + _OTHER_WORDS, Naming.AUTHOR: _SAYS_IT}


@dataclass(frozen=True, slots=True)
class Move:
    """Stories whose names change from one stored text to another; `keys` name their rows."""

    old: str
    new: str
    keys: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Having:
    """A story, by its row, with its names as they are stored."""

    key: int
    stored: str
    is_trashed: bool


def same(kind: Naming, names: Iterable[str]) -> frozenset[str]:
    """What these names have in common with those that count as the same, as far as they can be stored."""
    return frozenset(kind.same(mapping.storable(name)) for name in names)


def parts(kind: Naming, stored: str) -> tuple[str, ...]:
    """The names that are stored together: a story has one section."""
    return mapping.names(stored) if kind is not Naming.SECTION else (stored,)


def moves(
    kind: Naming, keys: Mapping[str, Sequence[int]], names: Iterable[str], new: str
) -> tuple[Move, ...]:
    """What is to be changed for some names to become `new`, or with "" to go; `keys` by names as stored."""
    gone, new = same(kind, names), mapping.storable(new)
    wanted = {old: mapping.lines(replaced(kind, parts(kind, old), gone, new)) for old in keys}
    return tuple(Move(old, wanted[old], tuple(keys[old])) for old in keys if wanted[old] != old)


class OrderShelf:
    """The names of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def uses(self, kind: Naming) -> Iterator[tuple[str, int, int]]:
        """Each name as it is spelled, how many stories have it, and how many more in the trash."""
        column, trashed = _COLUMNS[kind].collate("BINARY"), func.count(stories.c.trashed_at)
        query = select(column, func.count() - trashed, trashed).where(column != "").group_by(column)
        listed, gone = Counter[str](), Counter[str]()
        for stored, here, in_trash in self._connection.execute(query):
            for name in parts(kind, stored):
                listed[name] += here
                gone[name] += in_trash
        return ((name, listed[name], gone[name]) for name in listed)

    def last_key(self) -> int:
        """The highest key of a story, 0 where there is none."""
        return self._connection.execute(select(func.max(stories.c.key))).scalar() or 0

    def having(self, kind: Naming, wanted: Collection[str], first: int, last: int) -> Iterator[Having]:
        """The stories with keys from `first` to `last` that have one of the names, given as `same` does."""
        return self._having(kind, wanted, stories.c.key.between(first, last))

    def having_since(
        self, kind: Naming, wanted: Collection[str], last: int, since: int
    ) -> tuple[Having, ...]:
        """Those that were made after the one with the key `last`, or saved since a stored moment."""
        listed = (stories.c.trashed_at.is_(None)) & (stories.c.changed_at >= since)
        trashed = IN_TRASH & (stories.c.changed_at >= since)
        found = {
            one.key: one
            for condition in (stories.c.key > last, listed, trashed)
            for one in self._having(kind, wanted, condition)
        }
        return tuple(found.values())

    def _having(
        self, kind: Naming, wanted: Collection[str], condition: "ColumnElement[bool]"
    ) -> Iterator[Having]:
        column = _COLUMNS[kind]
        query = select(stories.c.key, column, stories.c.trashed_at).where(condition, column != "")
        known: dict[str, bool] = {}  # many stories have the same names
        for key, stored, trashed_at in self._connection.execute(query):
            if stored not in known:
                known[stored] = any(kind.same(name) in wanted for name in parts(kind, stored))
            if known[stored]:
                yield Having(key, stored, trashed_at is not None)

    def put(self, kind: Naming, moves: Sequence[Move]) -> frozenset[str]:
        """Write the moves, each story's only where it still has the old names; returns the ids of those."""
        ids: set[str] = set()
        now = times.stored(datetime.now(UTC))
        statement = text(_PUT.format(column=_COLUMNS[kind].name, more=_MORE[kind]))
        for move in moves:
            rows = list(self._standing(kind, move))
            if not rows:
                continue
            values: dict[str, Any] = {"new": move.new} | ({"now": now} if _MORE[kind] else {})
            self._connection.execute(statement, [values | {"key": key} for key, _ in rows])
            ids.update(story for _, story in rows)
            if kind is Naming.TAG:
                self._tag([story for _, story in rows], mapping.names(move.new))
        return frozenset(ids)

    def _standing(self, kind: Naming, move: Move) -> Iterator[tuple[int, str]]:
        """Those stories of a move that have the names from which it starts."""
        column = _COLUMNS[kind].collate("BINARY")
        query = select(stories.c.key, stories.c.id).where(column == move.old)
        for start in range(0, len(move.keys), _TOGETHER):
            some = move.keys[start : start + _TOGETHER]
            found = self._connection.execute(query.where(stories.c.key.in_(some))).all()
            yield from ((key, story) for key, story in found)

    def _tag(self, ids: Sequence[str], tags: Sequence[str]) -> None:
        self._connection.execute(
            text("DELETE FROM story_tags WHERE story = :story"), [{"story": one} for one in ids]
        )
        rows = [{"story": one, "tag": tag} for one in ids for tag in tags]
        if rows:
            self._connection.execute(story_tags.insert().prefix_with("OR IGNORE"), rows)
