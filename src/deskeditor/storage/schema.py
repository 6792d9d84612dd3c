"""Which schema has this library, and how does a new one get today's?"""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from deskeditor.errors import NewerLibrary
from deskeditor.storage import carded, failures, files, search_index
from deskeditor.storage.place import APPLICATION_ID, DATABASE
from deskeditor.storage.tables import metadata
from deskeditor.storage.versions import CURRENT, KNOWN


def create(folder: Path) -> None:
    """Put a new, empty library's database into a folder, wholly or not at all.

    Raises `FileExistsError` when another program put one there in the meantime, and `CannotWrite`.
    """
    temporary = files.temporary_beside(folder / DATABASE)
    try:
        with failures.said_plainly(folder):
            _build(temporary)
        _put(temporary, folder / DATABASE)
        files.sync_folder(folder)
    finally:
        temporary.unlink(missing_ok=True)


def _build(database: Path) -> None:
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("BEGIN")
        for statement in _statements():
            connection.execute(statement)
        search_index.create(connection.execute)
        carded.create_triggers(connection.execute)
        stamp(connection, CURRENT)
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=WAL")


def _statements() -> Iterator[str]:
    dialect = sqlite.dialect()
    for table in metadata.sorted_tables:
        yield str(CreateTable(table).compile(dialect=dialect))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            yield str(CreateIndex(index).compile(dialect=dialect))


def _put(temporary: Path, database: Path) -> None:
    try:
        os.link(temporary, database)  # fails where something stands, which a rename would overwrite
    except FileExistsError:
        raise
    except OSError:  # a disk without hard links
        if database.exists():
            raise FileExistsError(database) from None
        temporary.rename(database)


def stamp(connection: sqlite3.Connection, version: str) -> None:
    """Write down which schema a new database has, where the migrations look for it."""
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, "
        "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.execute("INSERT INTO alembic_version VALUES (?)", (version,))


def version(folder: Path, connection: sqlite3.Connection) -> str:
    """The library's schema; raises `NewerLibrary` or `DamagedLibrary` where it is none of ours."""
    tables = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone() if tables else None
    if row is None:
        raise failures.damaged(folder)
    if row[0] not in KNOWN:
        raise NewerLibrary(
            f"The library “{folder}” was written by a later version of deskeditor; install that version."
        )
    return str(row[0])
