"""How does the list word a moment: briefly, in full, spoken, and as the group that it falls into?

Moments are aware datetimes; `now` is the moment of asking, and its zone decides what "today" is.
"""

from datetime import datetime, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOUR = 3600


def brief(at: datetime, now: datetime) -> str:
    """At most nine characters for a row: `2 min`, `1 h`, `Yesterday`, `18 Nov`, `Nov 2025`."""
    at = at.astimezone(now.tzinfo)
    seconds = (now - at).total_seconds()
    if 0 <= seconds < _HOUR:
        return f"{int(seconds // 60)} min" if seconds >= 60 else "Now"
    if seconds >= 0 and at.date() == now.date():
        return f"{int(seconds // _HOUR)} h"
    if at.date() == now.date() - timedelta(days=1):
        return "Yesterday"
    month = MONTHS[at.month - 1][:3]
    return f"{at.day} {month}" if at.year == now.year else f"{month} {at.year}"


def full(at: datetime, now: datetime) -> str:
    """Everything, for a tooltip: `Friday 20 November 2026, 06:00`."""
    at = at.astimezone(now.tzinfo)
    return f"{WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} {at.year}, {at:%H:%M}"


def spoken(at: datetime, now: datetime) -> str:
    """For a screen reader: `2 minutes ago`, `yesterday`, `on 18 November 2026`."""
    words = brief(at, now)
    if words in ("Now", "Yesterday"):
        return {"Now": "just now", "Yesterday": "yesterday"}[words]
    number, _, unit = words.partition(" ")
    if unit in ("min", "h"):
        name = {"min": "minute", "h": "hour"}[unit]
        return f"{number} {name}{'' if number == '1' else 's'} ago"
    at = at.astimezone(now.tzinfo)
    return f"on {at.day} {MONTHS[at.month - 1]} {at.year}"


def group(at: datetime, now: datetime) -> str:
    """The heading over rows of one stretch of time: `Today`, `This week`, `October`, `March 2025`."""
    day, today = at.astimezone(now.tzinfo).date(), now.date()
    if day > today:
        return "Coming up"
    if day >= today - timedelta(days=1):
        return "Today" if day == today else "Yesterday"
    if day >= today - timedelta(days=today.weekday()):
        return "This week"
    month = MONTHS[day.month - 1]
    if day.year != today.year:
        return f"{month} {day.year}"
    return f"Earlier in {month}" if day.month == today.month else month
