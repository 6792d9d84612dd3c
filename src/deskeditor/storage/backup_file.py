"""How is a library backed up, outside its own folder, so that the copy is known to be good?

A backup is a folder with a database in one piece and a note of what it holds. The files of assets stand once
for all backups of a library, beside them. A backup counts only when it has been opened and examined.
"""

import contextlib
import hashlib
import json
import os
import shutil
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from deskeditor import user_dirs
from deskeditor.domain import thinning
from deskeditor.errors import CannotWrite, DamagedLibrary
from deskeditor.storage import failures, files, place

NOTE = "backup.json"
COUNTS = ((thinning.HOUR, 24), (thinning.DAY, 14), (thinning.WEEK, 8))
_ABANDONED = 3600.0  # seconds after which a folder without a note belongs to nobody
_PAGES = 2048  # copied at a time
_CHUNK = 1 << 20
_TABLES = ("stories", "cards", "revisions", "assets")
_STATE = """
    SELECT (SELECT count(*) || ' ' || coalesce(sum(seq), 0) || ' ' || coalesce(max(changed_at), 0) || ' ' ||
            count(trashed_at) || ' ' || coalesce(max(exported_at), 0) FROM stories),
           (SELECT count(*) || ' ' || coalesce(max(at), 0) || ' ' || total(length(label)) FROM revisions),
           (SELECT count(*) FROM assets),
           (SELECT group_concat(settings) FROM sites), (SELECT group_concat(value) FROM settings),
           (SELECT group_concat(name || initials || avatar || address || bio) FROM authors)
"""
_STATE_BESIDE = {  # in tables that came with later schemas: what is changed there touches no story
    "card_sets": "group_concat(id || seq)",
    "reminders": "group_concat(story || at || about)",
    "dismissals": "group_concat(story || target)",
}


class Why(StrEnum):
    """What a backup was made for."""

    DAILY = "daily"
    HOURLY = "hourly"
    BY_HAND = "by hand"
    IMPORT = "before import"
    MIGRATION = "before migration"
    DELETE = "before delete"
    REPLACE = "before replace"
    RESTORE = "before restore"


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A copy of a library that was good when it was proved; `hash` is the SHA-256 of its database."""

    folder: Path
    made_at: datetime
    why: Why
    library: str
    schema: str
    stories: int
    cards: int
    revisions: int
    assets: int
    state: str  # tells whether the library has changed since
    size: int  # of the database, in bytes
    hash: str
    proved_at: datetime
    missing: int = 0  # files of assets that the library itself did not have whole

    @property
    def database(self) -> Path:
        """The copy."""
        return self.folder / place.DATABASE


def home(library: Path) -> Path:
    """Where the backups of a library stand: outside its folder, so that what befalls one spares the other."""
    which = zlib.crc32(str(library.absolute()).encode(errors="surrogateescape"))
    return user_dirs.data() / "backups" / f"{library.name}-{which:08x}"


def backups(library: Path) -> tuple[Backup, ...]:
    """The backups of a library, newest first."""
    found = (_read(note) for note in home(library).glob(f"*/{NOTE}") if not note.parent.name.startswith("."))
    return tuple(sorted(filter(None, found), key=lambda one: one.made_at, reverse=True))


def _read(note: Path) -> Backup | None:
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        times = {name: datetime.fromisoformat(said[name]) for name in ("made_at", "proved_at")}
        known = {field.name for field in fields(Backup)}
        rest = {name: value for name, value in said.items() if name in known}
        return Backup(**{**rest, **times, "folder": note.parent, "why": Why(said["why"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None  # half made or of another version: no backup that one could rely on


def state(library: Path) -> str:
    """A short text that is another one when the library holds something else."""
    with _reading(library) as connection:
        return state_of(connection)


@contextlib.contextmanager
def _reading(library: Path) -> Iterator[sqlite3.Connection]:
    address = f"{(library / place.DATABASE).absolute().as_uri()}?mode=ro"
    with failures.said_plainly(library):
        connection = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None)
        with contextlib.closing(connection):
            connection.execute("BEGIN")  # one unchanging view of the library, copied while others write on
            yield connection


def state_of(connection: sqlite3.Connection) -> str:
    """The same, of an open database."""
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    row = [*connection.execute(_STATE).fetchone()]
    for table, said in _STATE_BESIDE.items():
        if table in tables:
            row += connection.execute(f"SELECT {said} FROM {table}").fetchone()  # noqa: S608  # own names
    return hashlib.sha256(repr(tuple(row)).encode(errors="replace")).hexdigest()[:16]


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """How many stories, cards, revisions and assets a database holds."""
    asked = "SELECT count(*) FROM "
    return {table: connection.execute(asked + table).fetchone()[0] for table in _TABLES}


def make(library: Path, why: Why, now: datetime | None = None) -> Backup:
    """Copy a library, prove the copy, and let old ones go.

    Raises `CannotWrite`, or `DamagedLibrary` where the copy is not sound; then the older ones stay.
    """
    at = now or datetime.now(UTC)
    made = home(library) / f"{at.astimezone(UTC):%Y%m%dT%H%M%S%f}-{why.value.replace(' ', '-')}"
    is_made = False
    try:
        files.make_folder(made)
        with failures.said_plainly(made):
            note = _filled(library, made, why, at)
        files.write_atomically(made / NOTE, json.dumps(note, indent=1).encode())  # now it counts
        is_made = True
    except OSError as error:
        raise CannotWrite(files.why(made, error)) from error
    finally:
        if not is_made:
            shutil.rmtree(made, ignore_errors=True)
    thin(library)
    backup = _read(made / NOTE)
    assert backup is not None  # noqa: S101 - it was written this moment
    return backup


def _filled(library: Path, made: Path, why: Why, at: datetime) -> dict[str, object]:
    copy = made / place.DATABASE
    with _reading(library) as source:
        counts, held = counted(source), state_of(source)
        (schema,) = source.execute("SELECT version_num FROM alembic_version").fetchone()
        with failures.said_plainly(made), contextlib.closing(sqlite3.connect(copy)) as target:
            source.backup(target, pages=_PAGES)
            target.execute("PRAGMA journal_mode=DELETE")
    _examine(copy, counts)
    missing = _keep_assets(library, copy)
    note = Backup(
        folder=made, made_at=at, why=why, library=str(library), schema=schema, state=held,
        size=copy.stat().st_size, hash=_hash(copy), proved_at=datetime.now(UTC), missing=missing, **counts,
    )  # fmt: skip
    said = asdict(note) | {"made_at": at.isoformat(), "proved_at": note.proved_at.isoformat()}
    return {name: value for name, value in said.items() if name != "folder"}


def _examine(copy: Path, counts: dict[str, int]) -> None:
    """Raise `DamagedLibrary` unless a copy can be opened, is sound, and holds what it should."""
    address = f"{copy.absolute().as_uri()}?mode=ro&immutable=1"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            held = counted(connection)
    except sqlite3.Error as error:
        raise _unsound(copy) from error
    if verdict != "ok" or held != counts:
        raise _unsound(copy)


def _unsound(copy: Path) -> DamagedLibrary:
    return DamagedLibrary(
        f"The copy of the library at “{copy.parent}” is not sound, so the library itself may be damaged; "
        "check the library. Older backups stay as they are."
    )


def _keep_assets(library: Path, copy: Path) -> int:
    """Put what the copy names beside the backups, once for all of them; gives how many were not whole."""
    missing, touched = 0, set[Path]()
    for name, digest in _asset_names(copy):
        kept = home(library) / place.ASSETS / name[:2] / name
        own = library / place.ASSETS / name[:2] / name
        if not kept.exists():
            touched.add(kept.parent)
            missing += not _keep_file(own, kept, digest)
    for folder in touched:
        if folder.exists():
            files.sync_folder(folder)
    return missing


def _asset_names(copy: Path) -> list[tuple[str, str]]:
    with contextlib.closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute("SELECT name, hash FROM assets").fetchall()


def _keep_file(own: Path, kept: Path, digest: str) -> bool:
    """Link or copy a file, if it is what it was."""
    if not own.is_file() or _hash(own) != digest:
        return False
    files.make_folder(kept.parent)
    try:
        os.link(own, kept)
    except FileExistsError:
        pass
    except OSError:  # another disk, or one without links
        files.write_atomically(kept, own.read_bytes())
    return True


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def prove(backup: Backup) -> None:
    """Open a backup once more; raises `DamagedLibrary` unless it is what it was when it was made."""
    try:
        same = _hash(backup.database) == backup.hash
    except OSError:
        same = False
    if not same:
        raise DamagedLibrary(f"The backup “{backup.folder.name}” is not what it was; choose another one.")
    _examine(backup.database, {table: getattr(backup, table) for table in _TABLES})


def thin(library: Path, now: datetime | None = None) -> None:
    """Let go of backups that are too many: never a young one, nor the newest that holds stories."""
    _sweep(library)
    at, kept = now or datetime.now(UTC), backups(library)
    full = next((one.folder for one in kept if one.stories), None)
    out = thinning.beyond_counts((one.made_at for one in kept), COUNTS)
    for one in kept:
        young = thinning.HOUR if one.why in (Why.HOURLY, Why.DAILY) else thinning.DAY
        if one.made_at in out and one.folder != full and at - one.made_at > young:
            shutil.rmtree(one.folder, ignore_errors=True)


def _sweep(library: Path) -> None:
    """Remove what was never finished."""
    for folder in home(library).glob("*/"):
        unfinished = folder.name != place.ASSETS and not (folder / NOTE).exists()
        if unfinished and time.time() - _touched_at(folder) > _ABANDONED:
            shutil.rmtree(folder, ignore_errors=True)


def _touched_at(folder: Path) -> float:
    """When something was last put into a folder; one that another program has removed counts as new."""
    try:
        return folder.stat().st_mtime
    except FileNotFoundError:
        return time.time()
