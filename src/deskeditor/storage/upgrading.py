"""How does a library of an earlier version become one of today? Loads Alembic.

All steps run in one transaction, with foreign keys off: a step that makes a table anew drops the old one,
and with foreign keys on that would delete every row that belongs to it. Dropping a table takes its triggers
along, so they are made again at the end, and so are those that would not let it go; then every reference is
checked.
"""

import contextlib
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from deskeditor.storage import backup_file, carded, database, failures, search, search_index
from deskeditor.storage.backup_file import Why
from deskeditor.storage.versions import CURRENT

STEPS = "deskeditor.storage:migrations"


def upgrade(folder: Path, *, target: str = CURRENT, more_steps: Path | None = None) -> Path | None:
    """Bring a library from the schema that it has to `target`, wholly or not at all.

    The library is backed up first if it holds stories; gives the copy's path. `more_steps` is a folder of
    further steps. The caller holds the writer's lock. Raises `CannotWrite` where the copy cannot be made.
    """
    copy = _backed_up(folder)
    engine = database.engine(folder, foreign_keys=False)
    try:
        with database.transaction(engine, writing=True) as connection:
            carded.drop_triggers(connection.exec_driver_sql)
            command.upgrade(_config(connection, more_steps), target)
            _restore_search(connection)
            carded.restore(connection.exec_driver_sql)
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
    search_index.create_triggers(execute)
    there = execute("SELECT sql FROM sqlite_master WHERE name = ?", (search.TABLE,)).scalar()
    if there != search_index.INDEX or not search_index.agrees(execute):
        search_index.rebuild(execute)


def _check_references(folder: Path, connection: Connection) -> None:
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise failures.damaged(folder)


def _backed_up(folder: Path) -> Path | None:
    with contextlib.closing(database.connect(folder)) as connection:
        (stories,) = connection.execute("SELECT count(*) FROM stories").fetchone()
    return backup_file.make(folder, Why.MIGRATION).database if stories else None
