"""When is a library backed up, which backups are there, and how does one come back?

Every function takes the library's folder: a library that cannot be opened has backups all the same.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from deskeditor.errors import DamagedLibrary, LibraryError
from deskeditor.storage import backup_file, place
from deskeditor.storage.backup_file import Backup, Why, backups, home, make, prove

__all__ = [
    "Backup",
    "Why",
    "backups",
    "before",
    "due",
    "find",
    "home",
    "make",
    "newest_good",
    "prove",
    "restore",
    "why_due",
]

_HOUR = timedelta(hours=1)
_LATELY = timedelta(minutes=10)  # a backup this young is good enough before an import


def due(library: Path, now: datetime | None = None) -> Backup | None:
    """Make the backup that is due: the first of a day, or one an hour where something changed.

    Gives None where none is due. Raises `CannotWrite` or `DamagedLibrary`.
    """
    at = now or datetime.now(UTC)
    why = why_due(library, at)
    return make(library, why, at) if why is not None else None


def why_due(library: Path, now: datetime | None = None) -> Why | None:
    """Which backup is due, if one is."""
    at = now or datetime.now(UTC)
    if place.is_free(library):
        return None
    newest = next(iter(backups(library)), None)
    held = backup_file.state(library)
    if newest is None:
        return Why.DAILY if _holds_stories(library) else None
    if newest.state == held:
        return None
    if newest.made_at.astimezone().date() != at.astimezone().date():
        return Why.DAILY
    return Why.HOURLY if at - newest.made_at >= _HOUR else None


def before(library: Path, why: Why, now: datetime | None = None) -> Backup | None:
    """Make a backup before something large is done, unless there is one of this state or a young one."""
    at = now or datetime.now(UTC)
    newest = next(iter(backups(library)), None)
    if newest and (at - newest.made_at < _LATELY or newest.state == backup_file.state(library)):
        return None
    return make(library, why, at) if newest or _holds_stories(library) else None


def _holds_stories(library: Path) -> bool:
    """A library in which nothing stands yet needs no backup."""
    from deskeditor.storage.glance import glance

    seen = glance(library, None)
    return seen is None or seen.total > 0


def newest_good(library: Path) -> Backup | None:
    """The newest backup that is still what it was."""
    for one in backups(library):
        try:
            prove(one)
        except DamagedLibrary:
            continue
        return one
    return None


def find(library: Path, name: str = "") -> Backup:
    """The backup whose name begins so, else the newest good one; raises `LibraryError` if there is none."""
    if name:
        found = [one for one in backups(library) if one.folder.name.startswith(name)]
        chosen = found[0] if len(found) == 1 else None
    else:
        chosen = newest_good(library)
    if chosen is None:
        what = f"no one backup “{name}”" if name else "no good backup"
        raise LibraryError(f"There is {what} of “{library}”; `deskeditor library backup --list` shows them.")
    return chosen


def restore(library: Path, backup: Backup) -> Path:
    """Bring a backup back; gives where the state of before is kept. Loads SQLAlchemy."""
    from deskeditor.storage import restoring

    return restoring.restore(library, backup)
