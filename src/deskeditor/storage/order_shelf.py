"""How are the tags, sections and bylines of many stories read and written at once?

A story whose names are changed here counts one save more, so that nobody who read it before writes over it;
when it was edited last stays as it is.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select, text

from deskeditor.domain.naming import Naming, replaced
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import stories, story_tags

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
            for name in mapping.names(stored) if kind is not Naming.SECTION else (stored,):
                listed[name] += here
                gone[name] += in_trash
        return ((name, listed[name], gone[name]) for name in listed)

    def moves(self, kind: Naming, names: Iterable[str], new: str) -> tuple[Move, ...]:
        """What is to be changed for each of the names to become `new`, or with "" to go."""
        gone = {kind.same(mapping.storable(name)) for name in names}
        new = mapping.storable(new)
        found: dict[tuple[str, str], list[int]] = {}
        for key, stored in self._having(kind, gone):
            parts = mapping.names(stored) if kind is not Naming.SECTION else (stored,)
            wanted = mapping.lines(replaced(kind, parts, gone, new))
            if wanted != stored:
                found.setdefault((stored, wanted), []).append(key)
        return tuple(Move(old, now, tuple(keys)) for (old, now), keys in found.items())

    def _having(self, kind: Naming, gone: Iterable[str]) -> Iterator[tuple[int, str]]:
        """The rows that may have one of these names: all with any, of authors those with the letters."""
        column = _COLUMNS[kind]
        query = select(stories.c.key, column).where(column != "")
        if kind is Naming.AUTHOR:
            query = query.where(or_(*(func.instr(column, name) > 0 for name in gone)))
        return ((key, stored) for key, stored in self._connection.execute(query))

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
