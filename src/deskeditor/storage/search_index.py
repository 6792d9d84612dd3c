"""What does the full-text index of the library hold, and when does it hear of what was saved?

The index (FTS5) holds no text of its own: it reads the columns of `stories`. To take words out of it, it must
be told the very words that were put in; and to take a story apart into words is most of what a save costs. So
a save leaves that for later: with the first one since the index last saw a story, a trigger puts the words
that the index knows into `search_owed`, and the saves after that find them there. `settle` pays what is owed.

Between the two the index answers with earlier words. So nobody asks it alone: whoever searches settles first
where he may write at once, and `owed` puts right what the index says of the few stories that are left.
"""

import sqlite3
from typing import Any, Protocol

from sqlalchemy.exc import DatabaseError

from deskeditor.storage.search import COLUMNS, TABLE

OWED = "search_owed"
FEW = 32  # stories that may be owed after a write: more than are saved between two pauses


class Executor(Protocol):
    """What runs one statement of SQL: a DB-API connection or cursor."""

    def __call__(self, statement: str, /) -> Any:  # a cursor, the driver's or SQLAlchemy's
        """Run it."""


def _values(row: str) -> str:
    return ", ".join(f"{row}.{name}" for name in COLUMNS)


def _differs() -> str:
    return " OR ".join(f"old.{name} IS NOT new.{name}" for name in COLUMNS)


_NAMES = ", ".join(COLUMNS)
_PUT = f"INSERT INTO {TABLE}(rowid, {_NAMES})"
_TAKE = f"INSERT INTO {TABLE}({TABLE}, rowid, {_NAMES})"
_ADD = f"{_PUT} VALUES (new.key, {_values('new')});"
_DROP = (
    f"{_TAKE} SELECT 'delete', key, {_NAMES} FROM {OWED} WHERE key = old.key "  # noqa: S608  # own names
    f"UNION ALL SELECT 'delete', old.key, {_values('old')} WHERE old.key NOT IN (SELECT key FROM {OWED}); "
    f"DELETE FROM {OWED} WHERE key = old.key;"
)
_OWE = f"INSERT INTO {OWED}(key, {_NAMES}) VALUES (old.key, {_values('old')});"  # noqa: S608  # own names

TOKENS = "tokenize='porter unicode61 remove_diacritics 2'"
INDEX = (
    f"CREATE VIRTUAL TABLE {TABLE} USING fts5({_NAMES}, content='stories', content_rowid='key', "
    f"prefix='2 3', {TOKENS})"
)
TRIGGERS = {
    "stories_search_insert": f"AFTER INSERT ON stories BEGIN {_ADD} END",
    "stories_search_delete": f"AFTER DELETE ON stories BEGIN {_DROP} END",
    "stories_search_key": (
        f"AFTER UPDATE OF key ON stories WHEN old.key IS NOT new.key BEGIN {_DROP} {_ADD} END"
    ),
    "stories_search_update": (
        f"AFTER UPDATE OF {_NAMES} ON stories WHEN old.key IS new.key "  # noqa: S608  # own names
        f"AND old.key NOT IN (SELECT key FROM {OWED}) AND ({_differs()}) BEGIN {_OWE} END"
    ),
}
_SETTLE = (  # by key: FTS5 gathers in memory what comes in the order of rows
    f"{_TAKE} SELECT 'delete', key, {_NAMES} FROM {OWED} ORDER BY key",  # noqa: S608  # own names
    f"{_PUT} SELECT key, {_NAMES} FROM stories WHERE key IN (SELECT key FROM {OWED}) ORDER BY key",  # noqa: S608
    f"DELETE FROM {OWED}",  # noqa: S608  # own names
)


def create(execute: Executor) -> None:
    """Make the index and its triggers in a library that has neither; the table `OWED` is there."""
    execute(INDEX)
    create_triggers(execute)


def create_triggers(execute: Executor) -> None:
    """Make the triggers anew, whether or not they are there."""
    for name, definition in TRIGGERS.items():
        execute(f"DROP TRIGGER IF EXISTS {name}")
        execute(f"CREATE TRIGGER {name} {definition}")


def rebuild(execute: Executor) -> None:
    """Make the index anew from the stories."""
    execute(f"DROP TABLE IF EXISTS {TABLE}")
    execute(INDEX)
    execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('rebuild')")  # noqa: S608  # own names
    execute(f"DELETE FROM {OWED}")  # noqa: S608  # own names


def owed(execute: Executor) -> tuple[int, ...]:
    """The keys of the stories that have changed since the index last saw them."""
    return tuple(key for (key,) in execute(f"SELECT key FROM {OWED}"))  # noqa: S608  # own names


def settle(execute: Executor, *, beyond: int = 0) -> None:
    """Tell the index what was saved, if it has not heard of more than `beyond` stories."""
    if len(owed(execute)) > beyond:
        for statement in _SETTLE:
            execute(statement)


def optimize(execute: Executor) -> None:
    """Make the index one piece, which is smaller and read faster."""
    execute(f"INSERT INTO {TABLE}({TABLE}) VALUES ('optimize')")  # noqa: S608  # own names


def agrees(execute: Executor) -> bool:
    """Whether the index, once settled, holds exactly the words of the stories; a write, in a transaction."""
    try:
        settle(execute)
        execute(f"INSERT INTO {TABLE}({TABLE}, rank) VALUES ('integrity-check', 1)")  # noqa: S608  # own names
    except (sqlite3.DatabaseError, DatabaseError) as error:
        if getattr(getattr(error, "orig", error), "sqlite_errorcode", 0) != sqlite3.SQLITE_CORRUPT_VTAB:
            raise
        return False
    return True
