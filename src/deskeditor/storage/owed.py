"""Which stories does the full-text index know with earlier words only, and what would it say of them?

Mostly none: see `search_index`. Where they cannot be settled, because another program is writing or the
library is read-only, what the index says of them does not count. They are few, and are asked directly: an
index of their own, which this connection alone sees, reads the same words in the same way.
"""

from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, select, table, text

from deskeditor.storage import search, search_index
from deskeditor.storage.tables import stories

_INDEX = "owed_words"
_NAMES = ", ".join(search.COLUMNS)
_KEY = table(_INDEX, column("rowid")).c.rowid
_SNIPPET = f"snippet({_INDEX}, -1, :mark_start, :mark_end, '…', :tokens)"
_MARKS = {"mark_start": search.MARK_START, "mark_end": search.MARK_END, "tokens": search.SNIPPET_TOKENS}


class Owed:
    """Those stories, at one moment of a transaction: for one question, as a write may add to them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.keys = search_index.owed(connection.exec_driver_sql)

    @cached_property
    def _index(self) -> str:
        """The index of these stories: made when something is asked, gone with the transaction."""
        run = self._connection.exec_driver_sql
        run(f"DROP TABLE IF EXISTS temp.{_INDEX}")
        run(f"CREATE VIRTUAL TABLE temp.{_INDEX} USING fts5({_NAMES}, {search_index.TOKENS})")
        run(
            f"INSERT INTO temp.{_INDEX}(rowid, {_NAMES}) SELECT key, {_NAMES} FROM stories "  # noqa: S608
            f"WHERE key IN ({', '.join(map(str, self.keys))})"
        )
        return _INDEX

    def without(self, key: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """The condition that a row of the full-text index is none of them; none where there are none."""
        return [key.not_in(self.keys)] if self.keys else []

    def matching(self, expression: str, conditions: Iterable[ColumnElement[bool]] = ()) -> tuple[int, ...]:
        """The keys of those that match an expression as they stand now, and fulfil conditions."""
        if not self.keys:
            return ()
        keys = [row[0] for row in self._matching(select(_KEY), expression)]
        query = select(stories.c.key).where(stories.c.key.in_(keys), *conditions)
        return tuple(self._connection.execute(query).scalars())

    def snippets(self, expression: str, keys: Collection[int]) -> dict[int, str]:
        """The line of each of these keys that matches an expression."""
        if not self.keys:
            return {}
        wanted: Select[Any] = select(_KEY, text(_SNIPPET).bindparams(**_MARKS))
        rows = self._matching(wanted, expression)
        return {key: " ".join(words.split()) for key, words in rows if key in keys}

    def _matching(self, query: Select[Any], expression: str) -> Sequence[tuple[Any, ...]]:
        matches = text(f"{self._index} MATCH :expression").bindparams(bindparam("expression", expression))
        return [tuple(row) for row in self._connection.execute(query.where(matches))]
