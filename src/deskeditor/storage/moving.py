"""How does a library come to stand in another folder, so that it is whole in one of them at any instant?

All is copied beside the new place, proved there, and put there by renaming; then the old folder is renamed.
"""

import contextlib
import hashlib
import os
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from deskeditor.errors import CannotWrite, DamagedLibrary
from deskeditor.storage import backup_file, database, failures, files, medium, place
from deskeditor.storage.lock import NAME as LOCK
from deskeditor.storage.lock import WriterLock
from deskeditor.storage.staging import COPYING, NOTE, Staging, sweep
from deskeditor.storage.steps import Moved, Step

_SPARE = 20_000_000  # bytes that must be left on the disk
_CHUNK = 1 << 20


def move(library: Path, to: Path, *, keep: bool = False) -> Iterator[Step | Moved]:
    """Copy the library, prove the copy, and use it from then on; the last thing given is a `Moved`.

    The old folder is renamed so that nobody goes on in it by mistake, or stays as it is (`keep`): it is never
    deleted. Whoever stops in between (`close` of the generator) leaves the library as it was. Other programs
    cannot write while the database is copied. Raises the members of `LibraryError`, or `CannotWrite`.
    """
    library, to = library.absolute(), to.expanduser().absolute()
    _require(library, to)
    sweep(library)
    staging = Staging(library, to)
    lock = WriterLock(library, database.PATIENCE)
    try:
        files.make_folder(to.parent)
        staging.begin()
        yield from _copied(library, staging.folder)
        with lock.held(), failures.said_plainly(library):
            for _ in _copied(library, staging.folder):  # what came meanwhile
                pass
            _copy_database(library, staging.folder, to)
            _prove(library, staging.folder)
            old = _switched(library, staging, to, keep=keep)
    except OSError as error:
        raise CannotWrite(files.why(Path(error.filename or to), error)) from error
    finally:
        lock.close()
        staging.drop()
    yield Moved(to, old)


def _require(library: Path, to: Path) -> None:
    place.require_library(library)
    if to.is_relative_to(library) or library.is_relative_to(to):
        raise CannotWrite(f"“{to}” and the library lie in one another; choose another folder.")
    _require_free(to)
    there = next(folder for folder in to.parents if folder.exists())
    left, needed = medium.free(there), sum(files.size(path) or 0 for path in _all(library))
    if left is not None and left < needed + _SPARE:
        raise CannotWrite(
            f"There is not enough room at “{there}”: the library takes {needed / 1e6:.0f} MB, and "
            f"{left / 1e6:.0f} MB are left. Make room, or choose another disk."
        )


def _require_free(to: Path) -> None:
    if not place.is_free(to):
        raise CannotWrite(f"There is something at “{to}” already; choose a new or an empty folder.")


def _all(library: Path) -> list[Path]:
    return [path for path in sorted(library.rglob("*")) if path.is_file()]


def _others(library: Path) -> list[Path]:
    """All files but the database and what belongs to it; what is made of pictures is made again."""
    own = (
        place.DATABASE,
        f"{place.DATABASE}-wal",
        f"{place.DATABASE}-shm",
        f"{place.DATABASE}-journal",
        LOCK,
        NOTE,
    )
    return [
        path
        for path in _all(library)
        if not files.is_temporary(path)
        and path.relative_to(library).parts[0] != place.DERIVED
        and not (path.parent == library and path.name in own)
    ]


def _copied(library: Path, staged: Path) -> Iterator[Step]:
    """Copy what is not there yet; the time of a file goes with it, and tells whether it is the same."""
    wanted = _others(library)
    sizes = [files.size(path) or 0 for path in wanted]
    total, done = sum(sizes) + (library / place.DATABASE).stat().st_size, 0
    yield Step(0, total)
    for path, size in zip(wanted, sizes, strict=True):
        copy = staged / path.relative_to(library)
        if path.exists() and not _is_same(path, copy):
            _copy(path, copy)
        done += size
        yield Step(done, total)


def _copy(path: Path, copy: Path) -> None:
    """One file; what another program has removed meanwhile is not there to be copied."""
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copy2(path, copy)
    except FileNotFoundError:
        if path.exists():
            raise
        copy.unlink(missing_ok=True)
        return
    with copy.open("rb+") as file:
        os.fsync(file.fileno())


def _is_same(path: Path, copy: Path) -> bool:
    if not copy.exists():
        return False
    one, other = path.stat(), copy.stat()
    return one.st_size == other.st_size and one.st_mtime_ns == other.st_mtime_ns


def _copy_database(library: Path, staged: Path, to: Path) -> None:
    copy = staged / COPYING
    with (
        contextlib.closing(database.connect(library)) as source,
        contextlib.closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target)
        target.execute(f"PRAGMA journal_mode={'DELETE' if medium.is_far(to.parent) else 'WAL'}")
    with copy.open("rb+") as file:
        os.fsync(file.fileno())
    copy.rename(staged / place.DATABASE)  # whoever finds that name finds all of it
    with contextlib.closing(database.connect(library)) as source:
        counts, held = backup_file.counted(source), backup_file.state_of(source)
    with failures.said_plainly(staged), contextlib.closing(database.connect(staged)) as target:
        (verdict,) = target.execute("PRAGMA quick_check(1)").fetchone()
        same = (backup_file.counted(target), backup_file.state_of(target)) == (counts, held)
    if verdict != "ok" or not same:
        raise DamagedLibrary(
            f"The copy of the library at “{staged}” was not sound, and was thrown away; the library is where "
            "it was. Check it, then try again."
        )


def _prove(library: Path, staged: Path) -> None:
    """Every picture is what it should be; one that is broken in the library may be so in the copy."""
    with contextlib.closing(database.connect(staged)) as connection:
        named = connection.execute("SELECT name, hash FROM assets").fetchall()
    for name, digest in named:
        own = Path(place.ASSETS, name[:2], name)
        copy = staged / own
        if copy.exists() and _hash(copy) not in (digest, _hash(library / own)):
            raise DamagedLibrary(
                f"The copy of the picture “{name}” is not sound; the library is where it was. Try again."
            )


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def _switched(library: Path, staging: Staging, to: Path, *, keep: bool) -> Path:
    """Put the copy in its place, then take the old one out of the way; gives where that is."""
    staged = staging.folder
    for folder in (path for path in staged.rglob("*") if path.is_dir()):
        files.sync_folder(folder)
    files.sync_folder(staged)
    _require_free(to)  # still: copying takes long
    if to.exists():
        shutil.rmtree(to)  # empty but for leftovers
    staging.put(to)
    files.sync_folder(to.parent)
    if keep:
        return library
    old = _free_name(library)
    try:
        library.rename(old)
        files.sync_folder(library.parent)
    except OSError:
        return library  # in use: it stays where it is, and the new one is whole
    _take_backups_along(library, to)
    return old


def _free_name(library: Path) -> Path:
    name = f"{library.name}-moved-{datetime.now(UTC):%Y%m%d}"
    names = (library.with_name(name + (f"-{number}" if number else "")) for number in range(10_000))
    return next(one for one in names if not one.exists())


def _take_backups_along(library: Path, to: Path) -> None:
    """The backups of a library are found by its place."""
    old, new = backup_file.home(library), backup_file.home(to)
    if old.exists() and not new.exists():
        with contextlib.suppress(OSError):  # they stay whole where they are
            old.rename(new)
            files.sync_folder(new.parent)
