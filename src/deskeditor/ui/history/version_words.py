"""How does the window word a version: when, why, and how much came and went?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale

from deskeditor.domain.revision import Reason, RevisionRow
from deskeditor.domain.story_diff import Comparison
from deskeditor.ui.history.version import Version

NOW = "Now"
_MINUS = "\N{MINUS SIGN}"


def versions(rows: Sequence[RevisionRow], now: Comparison | None, moment: datetime) -> tuple[Version, ...]:
    """What the list shows: the story as it stands, then its revisions, newest first."""
    if not rows:
        return ()
    present = Version(0, NOW, "As it stands", counts(now) if now else "", _spoken_now(now))
    return (present, *(_version(row, moment) for row in rows))


def _version(row: RevisionRow, moment: datetime) -> Version:
    when, moved = at(row.at, moment), count(row.added, row.removed)
    by = f", by {row.who}" if row.who else ""
    named = f", named {row.label}" if row.label else ""
    spoken = f"{when}, {_reason(row)}{named}{by}, {_spoken(row.added, row.removed)}"
    return Version(row.number, when, why(row), moved, spoken, who=row.who, is_starred=_is_starred(row))


def why(row: RevisionRow) -> str:
    """Why it was kept, or its name: `Autosaved`, `★ Sent to legal`."""
    if _is_starred(row):
        return f"★ {row.label or _reason(row)}"
    return _reason(row)


def _is_starred(row: RevisionRow) -> bool:
    return bool(row.label) or row.reason is Reason.NAMED


def _reason(row: RevisionRow) -> str:
    words = {Reason.NAMED: "Kept by hand", Reason.CHANGED: "Changed by command", Reason.CREATED: "Begun"}
    return words.get(row.reason, row.reason.value.capitalize())


def at(when: datetime, moment: datetime) -> str:
    """`Today, 03:41`, `Yesterday, 23:20`, `18 Nov, 14:02`, `18 Nov 2024, 14:02`."""
    local, now = when.astimezone(), moment.astimezone()
    if local.date() == now.date():
        return f"Today, {local:%H:%M}"
    if local.date() == now.date() - timedelta(days=1):
        return f"Yesterday, {local:%H:%M}"
    month = QLocale().monthName(local.month, QLocale.FormatType.ShortFormat)
    year = "" if local.year == now.year else f" {local.year}"
    return f"{local.day} {month}{year}, {local:%H:%M}"


def short(title: str) -> str:
    """The same for a heading that follows a word: `03:41`, `yesterday, 23:20`."""
    return title.removeprefix("Today, ").replace("Yesterday", "yesterday")


def count(added: int | None, removed: int | None) -> str:
    """`+31 −12`; nothing where it was never counted."""
    return "" if added is None or removed is None else f"+{added} {_MINUS}{removed}"


def counts(told: Comparison) -> str:
    """The same of a comparison."""
    return count(told.added, told.removed)


def _spoken(added: int | None, removed: int | None) -> str:
    if added is None or removed is None:
        return "words not counted"
    return f"{added} words added, {removed} removed"


def _spoken_now(now: Comparison | None) -> str:
    return f"Now, as it stands, {_spoken(now.added, now.removed)}" if now else "Now, as it stands"
