"""What is drawn in the list at stories with a reminder, and at those under embargo?"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskeditor.domain import dates
from deskeditor.domain.reminder import Reminder
from deskeditor.ui.library.row_signs import Sign, Signs

if TYPE_CHECKING:
    from deskeditor.services.reminders import Standing


def signs(standing: "Standing") -> Signs:
    """The signs of each story that has any: the embargo first."""
    now = datetime.now(UTC)
    found: dict[str, tuple[Sign, ...]] = {
        story: (Sign("lock", "amber", f"Under embargo until {dates.written(until)}"),)
        for story, until in standing.embargoes.items()
    }
    for story, reminder in standing.reminders.items():
        found[story] = (*found.get(story, ()), _reminding(reminder, now))
    return found


def _reminding(reminder: Reminder, now: datetime) -> Sign:
    at = dates.written(reminder.at)
    about = f": {reminder.about}" if reminder.about else ""
    if reminder.is_due(now):
        return Sign("clock", "amber", f"Reminder was due {at}{about}")
    return Sign("clock", "text2", f"Reminds {at}{about}")
