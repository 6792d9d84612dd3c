"""How is said what is due?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deskeditor.domain.excerpt import cut

if TYPE_CHECKING:
    from deskeditor.services.reminders import Noted

_LONGEST = 90  # characters of a headline in a row of several
_NAMED = 2


def bar(due: "Sequence[Noted]") -> str:
    """`Reminder: ring the council. “Trams return”`, or how many are due; empty where none is."""
    if not due:
        return ""
    if len(due) == 1:
        about = due[0].reminder.about
        return f"Reminder: {about} — {_name(due[0])}" if about else f"Reminder: {_name(due[0])}"
    first, second = (_name(one) for one in due[:_NAMED])
    if len(due) == _NAMED:
        return f"{len(due)} reminders are due: {first} and {second}."
    return f"{len(due)} reminders are due: {first}, {second} and {len(due) - _NAMED} more."


def _name(one: "Noted") -> str:
    return f"“{cut(one.headline, _LONGEST) or one.slug}”"
