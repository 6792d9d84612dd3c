"""What is asked about backups? Runs in the lane of backups, or in the library's."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deskeditor.services.backups import Backup


def is_due(folder: Path) -> bool:
    """Whether one is."""
    from deskeditor.services import backups

    return backups.why_due(folder) is not None


def due(folder: Path) -> "Backup | None":
    """Make the backup that is due."""
    from deskeditor.services import backups  # loads SQLAlchemy: not on the UI thread

    return backups.due(folder)


def made(folder: Path) -> "Backup":
    """Make a backup now."""
    from deskeditor.services import backups

    return backups.make(folder, backups.Why.BY_HAND)


def listed(folder: Path) -> "tuple[Backup, ...]":
    """The backups there are."""
    from deskeditor.services import backups

    return backups.backups(folder)


def newest_good(folder: Path) -> "Backup | None":
    """The newest one that is still what it was."""
    from deskeditor.services import backups

    return backups.newest_good(folder)


def restored(folder: Path, name: str) -> "tuple[Backup, Path]":
    """Bring a backup back; gives it, and where the state of before is kept."""
    from deskeditor.services import backups

    backup = backups.find(folder, name)
    return backup, backups.restore(folder, backup)
