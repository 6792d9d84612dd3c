"""How does the window word a backup: how old, proved when, how much in it?"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from deskeditor.ui.backups.backups_dialog import BackupRow

if TYPE_CHECKING:
    from deskeditor.services.backups import Backup

_MINUTE, _HOUR, _DAY = 60, 3600, 86_400


def row(backup: "Backup", now: datetime) -> BackupRow:
    """`23 Nov 2026, 11:24 · daily · 128 stories · 14.2 MB · proved 2 hours ago`."""
    at = backup.made_at.astimezone()
    stories = "1 story" if backup.stories == 1 else f"{backup.stories:,} stories"
    parts = (
        f"{at.day} {at:%b %Y, %H:%M}",
        backup.why.value,
        stories,
        f"{backup.size / 1e6:.1f} MB",
        f"proved {age(backup.proved_at, now)}",
    )
    return BackupRow(backup.folder.name, " · ".join(parts))


def state(found: "Sequence[Backup]", now: datetime) -> str:
    """One sentence about all of them."""
    if not found:
        return "No backup yet. The first is made by itself in a moment; “Back up now” makes it at once."
    backups = "1 backup" if len(found) == 1 else f"{len(found)} backups"
    newest = found[0]
    return f"{backups}; the newest was made and proved {age(newest.made_at, now)}.{_missing(newest.missing)}"


def _missing(pictures: int) -> str:
    if not pictures:
        return ""
    return " One picture was not whole." if pictures == 1 else f" {pictures:,} pictures were not whole."


def age(at: datetime, now: datetime) -> str:
    """`just now`, `5 minutes ago`, `3 hours ago`, `2 days ago`."""
    seconds = max(0, int((now - at).total_seconds()))
    for unit, name in ((_DAY, "day"), (_HOUR, "hour"), (_MINUTE, "minute")):
        if seconds >= unit:
            count = seconds // unit
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return "just now"
