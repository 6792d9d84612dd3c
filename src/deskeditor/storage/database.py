"""How is the database opened, and how does a transaction begin and end?"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from deskeditor.storage.place import DATABASE

PATIENCE = 10.0  # seconds to wait for another writer
_STEPS = 100_000  # of SQLite, between two looks whether to go on: some milliseconds
_SMALL_STEPS = 2_000  # the same, where most is done between the steps

_CACHE = 8192  # KiB of the database at most that a connection has at hand: as much as a search looks at

_LOG = 4000  # pages that the log grows to, before a write has to wait until they are in the database
_LOG_IN_A_PAUSE = 500

_VERSION = "data_version"  # another number when another connection has written

_PRAGMAS = (
    "synchronous=FULL",  # what was saved survives a power cut
    "mmap_size=0",  # a mapped file and another writer's checkpoint do not go together
    "cell_size_check=ON",  # find damage early
    f"cache_size=-{_CACHE}",
    f"wal_autocheckpoint={_LOG}",
    "secure_delete=FAST",  # zeroes no pages that are free now: a long story would be written twice
)


def connect(
    folder: Path, *, patience: float = PATIENCE, read_only: bool = False, foreign_keys: bool = True
) -> sqlite3.Connection:
    """A connection to the library in `folder`, which must be there; transactions are begun by hand."""
    connection = sqlite3.connect(
        _address(folder, read_only=read_only),
        uri=True,
        timeout=patience,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        for pragma in (
            *_PRAGMAS,
            f"foreign_keys={foreign_keys:d}",
        ):  # SQLite heeds it outside transactions only
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _address(folder: Path, *, read_only: bool) -> str:
    database = (folder / DATABASE).absolute()
    if not read_only:
        return f"{database.as_uri()}?mode=rw"
    # Where the -shm file cannot be made, SQLite reads only a database that is promised not to change.
    frozen = not database.with_name(database.name + "-wal").exists()
    return f"{database.as_uri()}?mode=ro" + ("&immutable=1" if frozen else "")


def is_writable(folder: Path) -> bool:
    """Whether this user may write the library's database and its folder."""
    return os.access(folder, os.W_OK | os.X_OK) and os.access(folder / DATABASE, os.W_OK)


def engine(
    folder: Path, *, patience: float = PATIENCE, read_only: bool = False, foreign_keys: bool = True
) -> Engine:
    """The engine of a library; its connections stay open until it is disposed of."""
    made = create_engine(
        "sqlite://",
        creator=partial(connect, folder, patience=patience, read_only=read_only, foreign_keys=foreign_keys),
        poolclass=QueuePool,
        hide_parameters=True,  # no story’s text in error messages
    )
    event.listen(made, "begin", _begin)
    event.listen(made, "connect", _note_version)
    return made


def _note_version(connection: sqlite3.Connection, record: ConnectionPoolEntry) -> None:
    (record.info[_VERSION],) = connection.execute(f"PRAGMA {_VERSION}").fetchone()


def was_changed_elsewhere(connection: Connection) -> bool:
    """Whether another connection has written since this one was asked last, or made."""
    now = connection.exec_driver_sql(f"PRAGMA {_VERSION}").scalar()
    before, connection.info[_VERSION] = connection.info[_VERSION], now
    return bool(before != now)


@contextmanager
def written_out(connection: Connection) -> Iterator[None]:
    """Let a commit in here move a log of some length into the database: then no save has to do it."""
    cursor = connection.connection.cursor()  # the driver's own: a statement of ours begins a transaction
    cursor.execute(f"PRAGMA wal_autocheckpoint={_LOG_IN_A_PAUSE}")
    try:
        yield
    finally:
        cursor.execute(f"PRAGMA wal_autocheckpoint={_LOG}")
        cursor.close()


@contextmanager
def giving_way(connection: Connection, is_wanted: Callable[[], bool]) -> Iterator[None]:
    """Let what the connection does in here end with an error soon after `is_wanted` says so."""
    driver = cast("sqlite3.Connection", connection.connection.dbapi_connection)
    driver.set_progress_handler(is_wanted, _SMALL_STEPS)
    try:
        yield
    finally:
        driver.set_progress_handler(None, _SMALL_STEPS)


def break_off_when(engine: Engine, stopped: Callable[[], bool]) -> None:
    """Let what the engine's connections do end with an error soon after `stopped` says so."""

    def look(connection: sqlite3.Connection, *_: object) -> None:
        connection.set_progress_handler(stopped, _STEPS)

    event.listen(engine, "checkout", look)


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writing: bool) -> Iterator[Connection]:
    """A transaction that is undone unless it was committed; writers begin with `BEGIN IMMEDIATE`."""
    with engine.connect().execution_options(writing=writing) as connection:
        connection.begin()
        yield connection  # closing it undoes what was not committed
