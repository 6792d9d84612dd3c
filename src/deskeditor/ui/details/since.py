"""How is worded since when a story has its status, and which it had before?"""

from collections.abc import Sequence
from datetime import datetime

from deskeditor.domain import dates
from deskeditor.domain.status_change import StatusChange
from deskeditor.domain.story import Status

_MOST = 8  # earlier statuses that a tooltip lists


def line(changes: Sequence[StatusChange], status: Status, now: datetime) -> str:
    """`Since 12 Nov, 14:20, Imogen Castellane`; empty where nobody wrote that down."""
    if not changes or changes[0].status is not status:
        return ""
    return f"Since {_when(changes[0], now)}"


def history(changes: Sequence[StatusChange], now: datetime) -> str:
    """The statuses that a story had, the newest first, a line each."""
    return "\n".join(f"{one.status.label}: {_when(one, now)}" for one in changes[:_MOST])


def _when(change: StatusChange, now: datetime) -> str:
    at = change.at.astimezone(now.tzinfo)
    written = dates.written(at).replace(f" {now.year},", ",") if at.year == now.year else dates.written(at)
    when = f"{at:%H:%M} today" if at.date() == now.date() else written
    return f"{when}, {change.who}" if change.who else when
