"""How does a library of an earlier version become one of today? Loads Alembic.

All steps run in one transaction, with foreign keys off: a step that makes a table anew drops the old one,
and with foreign keys on that would delete every row that belongs to it. Dropping a table takes its triggers
along, so they are made again at the end; then every reference is checked.
"""

import contextlib
import hashlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from deskeditor import user_dirs
from deskeditor.errors import CannotWrite, DamagedLibrary
from deskeditor.storage import database, failures, files, search
from deskeditor.storage.versions import CURRENT

STEPS = "deskeditor.storage:migrations"


def upgrade(
    folder: Path, found: str, *, target: str = CURRENT, more_steps: Path | None = None
) -> Path | None:
    """Bring a library from the schema `found` to `target`, wholly or not at all.

    The library is copied first if it holds stories; gives the copy's path. `more_steps` is a folder of
    further steps. The caller holds the writer's lock. Raises `CannotWrite` where the copy cannot be made.
    """
    copy = _backed_up(folder, found)
    engine = database.engine(folder, foreign_keys=False)
    try:
        with database.transaction(engine, writing=True) as connection:
            command.upgrade(_config(connection, more_steps), target)
            _restore_search(connection)
            _check_references(folder, connection)
            connection.commit()
    finally:
        engine.dispose()
    return copy


def _config(connection: Connection, more_steps: Path | None) -> Config:
    config = Config()
    config.set_main_option("script_location", STEPS)
    if more_steps is not None:
        config.set_main_option("path_separator", "newline")
        config.set_main_option("version_locations", f"{STEPS}/versions\n{more_steps}".replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def _restore_search(connection: Connection) -> None:
    """Make the triggers again, and the index where a step touched what it is made of."""
    execute = connection.exec_driver_sql
    search.create_triggers(execute)
    there = execute("SELECT sql FROM sqlite_master WHERE name = ?", (search.TABLE,)).scalar()
    if there != search.INDEX or not search.agrees(execute):
        search.rebuild(execute)


def _check_references(folder: Path, connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise failures.damaged(folder)


def _backed_up(folder: Path, found: str) -> Path | None:
    with contextlib.closing(database.connect(folder)) as connection:
        (stories,) = connection.execute("SELECT count(*) FROM stories").fetchone()
        if not stories:
            return None
        copy = _copy_path(folder, found)
        try:
            copy.parent.mkdir(parents=True, exist_ok=True)
            connection.execute("VACUUM INTO ?", (str(copy),))
        except OSError as error:
            raise CannotWrite(files.why(copy, error)) from error
    _prove(copy, stories)
    return copy


def _copy_path(folder: Path, found: str) -> Path:
    """Outside the library's folder, so that what befalls the one spares the other."""
    which = hashlib.sha256(str(folder).encode(errors="surrogateescape")).hexdigest()[:8]
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    return user_dirs.data() / "backups" / f"{folder.name}-{which}-schema-{found}-{now}.db"


def _prove(copy: Path, stories: int) -> None:
    """A copy counts once it has been opened and holds as much as the library."""
    with contextlib.closing(sqlite3.connect(copy)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check").fetchone()
        (kept,) = connection.execute("SELECT count(*) FROM stories").fetchone()
    if verdict != "ok" or kept != stories:
        raise DamagedLibrary(f"The copy “{copy}” of the library is not sound; the library was left as it is.")
