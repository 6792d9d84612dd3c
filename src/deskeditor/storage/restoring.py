"""How does a backup become the library again, so that what stands there now is never lost?"""

import contextlib
import os
import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from deskeditor.errors import CannotWrite, DeskError, LibraryError
from deskeditor.storage import backup_file, database, failures, files, place, versions
from deskeditor.storage.backup_file import Backup, Why
from deskeditor.storage.lock import WriterLock

_ASIDE = "set-aside-"


def restore(library: Path, backup: Backup) -> Path:
    """Put the backup's state into the library; gives where the state of before is kept.

    The backup is proved first, and then what stands in the library is kept: as a backup of its own where it
    can still be read, else as it is in a folder beside the new database. Programs that have the library open
    go on with the state that was brought back. Raises the members of `LibraryError`, or `CannotWrite`.
    """
    backup_file.prove(backup)
    with failures.said_plainly(library):
        return _restored(library, backup)


def _restored(library: Path, backup: Backup) -> Path:
    staged = _staged(backup)
    try:
        kept = _kept_first(library)
        if kept is None:
            _in_journal_mode(staged)
            kept = _set_aside(library)
            _put(staged / place.DATABASE, library / place.DATABASE)
        else:
            _write_over(library, staged)
        _bring_assets(library, backup)
    except OSError as error:
        raise CannotWrite(files.why(library, error)) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
        shutil.rmtree(backup_file.home(staged), ignore_errors=True)
    return kept


def _staged(backup: Backup) -> Path:
    """A copy of the backup as a library of today's schema."""
    from deskeditor.storage.library import Library

    staged = backup.folder.parent / f".restoring-{backup.folder.name}"
    try:
        shutil.rmtree(staged, ignore_errors=True)
        staged.mkdir(parents=True)
        shutil.copyfile(backup.database, staged / place.DATABASE)
    except OSError as error:
        raise CannotWrite(files.why(staged, error)) from error
    with Library.open(staged), contextlib.closing(database.connect(staged)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return staged


def _in_journal_mode(staged: Path) -> None:
    """As every library that was made as one: writers and readers do not wait for each other."""
    with contextlib.closing(database.connect(staged)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")


def _kept_first(library: Path) -> Path | None:
    """A backup of what stands in the library, or None where it cannot be read as one."""
    try:
        place.require_library(library)
        if not _is_today(library):
            return None
        return backup_file.make(library, Why.RESTORE).folder
    except LibraryError:
        return None


def _is_today(library: Path) -> bool:
    with (
        failures.said_plainly(library),
        contextlib.closing(database.connect(library, read_only=True)) as connection,
    ):
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return verdict == "ok" and row is not None and row[0] == versions.CURRENT


def _write_over(library: Path, staged: Path) -> None:
    """In one transaction, so that whoever has the library open sees the old state or the new one."""
    lock = WriterLock(library, database.PATIENCE)
    try:
        with (
            failures.said_plainly(library),
            lock.held(),
            contextlib.closing(sqlite3.connect(staged / place.DATABASE)) as source,
            contextlib.closing(database.connect(library)) as target,
        ):
            source.backup(target)
    finally:
        lock.close()


def _set_aside(library: Path) -> Path:
    """Move what cannot be read out of the way, and keep it."""
    library.mkdir(parents=True, exist_ok=True)
    aside = library / f"{_ASIDE}{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
    found = sorted(library.glob(f"{place.DATABASE}*"))
    if found:
        aside.mkdir()
        for path in found:
            path.rename(aside / path.name)
    return aside


def _put(copy: Path, target: Path) -> None:
    temporary = files.temporary_beside(target)
    try:
        shutil.copyfile(copy, temporary)
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(target)
        files.sync_folder(target.parent)
    finally:
        temporary.unlink(missing_ok=True)


def _bring_assets(library: Path, backup: Backup) -> None:
    pool = backup.folder.parent / place.ASSETS
    for path in pool.glob("*/*"):
        own = library / place.ASSETS / path.parent.name / path.name
        if not own.exists() and not files.is_temporary(path):
            own.parent.mkdir(parents=True, exist_ok=True)
            # what cannot be brought back, or has just been let go of, is found by `verify`
            with contextlib.suppress(DeskError, OSError):
                files.write_atomically(own, path.read_bytes())
