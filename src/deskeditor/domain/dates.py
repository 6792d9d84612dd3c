"""Which moment does an editor mean by what she types, and how is a moment written back?

Moments are aware datetimes. What is typed without a zone is meant in the zone of this computer.
"""

import re
from datetime import date, datetime, time, timedelta

from deskeditor.errors import InvalidValue

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_ISO = re.compile(
    r"\d{4}-\d{2}-\d{2}[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(z|[+-]\d{2}:?\d{2})", re.IGNORECASE
)
_TIME = re.compile(
    r"(?:^|[\s,]|(?<=\d)t)(?:at\s+)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::\d{2})?)?\s*(?P<half>[ap]\.?m\.?)?$",
    re.IGNORECASE,
)
_DAY_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})",
        r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})",
        r"(?:[a-z]+,?\s+)?(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?,?(?:\s+(?P<year>\d{4}))?",
        r"(?P<name>[a-z]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?(?:\s+(?P<year>\d{4}))?",
    )
)
_FROM_NOW = re.compile(
    r"(?:in\s+)?(?:an?\s+|(?P<count>\d{1,6})\s*)(?P<unit>m|h|d|w|min|minutes?|hours?|days?|weeks?)",
    re.IGNORECASE,
)
_MINUTES = {"m": 1, "h": 60, "d": 24 * 60, "w": 7 * 24 * 60}
_WEEKDAYS = {
    day: number
    for number, day in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}
_NEAR_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def written(at: datetime | None) -> str:
    """A moment as the field shows it, in the zone of this computer: `20 Nov 2026, 06:00`; none is empty."""
    if at is None:
        return ""
    at = at.astimezone()
    return f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}, {at:%H:%M}"


def next_morning(now: datetime) -> datetime:
    """Tomorrow at nine, on the clock of this computer."""
    return datetime.combine(now.date() + timedelta(days=1), time(9)).astimezone()


def meant(text: str, now: datetime) -> datetime | None:
    """The moment that a text means, none for an empty one; raises `InvalidValue` for what is no date.

    Understood are `20 Nov 2026, 06:00`, `20 November`, `2026-11-20 6:00`, `20/11/2026`, `tomorrow 6am`,
    `18:00` (of today), `friday 9am`, `in 2 hours`, `3d`, `now` and ISO 8601; a day without a time means its
    midnight.
    """
    text = " ".join(text.split())
    if not text:
        return None
    if text.casefold() == "now":
        return now.replace(second=0, microsecond=0)
    if from_now := _FROM_NOW.fullmatch(text):
        return _later(from_now, now)
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text.replace(" ", "T", 1).replace(" ", "").upper())
        return _local(text, now)
    except (ValueError, OverflowError) as error:
        raise InvalidValue(f"“{text}” is no date and time: write it like 20 Nov 2026, 06:00.") from error


def _later(found: re.Match[str], now: datetime) -> datetime:
    minutes = int(found["count"] or 1) * _MINUTES[found["unit"][0].casefold()]
    try:
        return (now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
    except OverflowError as error:
        raise InvalidValue(f"“{found[0]}” is further away than any year: write a nearer time.") from error


def _local(text: str, now: datetime) -> datetime:
    try:
        day, at = _day(text, now), time()
    except ValueError:
        clock = _TIME.search(text)
        if clock is None:
            raise
        before = text[: clock.start()].strip(" ,")
        day = _day(before, now) if before else now.date()
        at = _clock(clock)
    return datetime.combine(day, at).astimezone()


def _clock(found: re.Match[str]) -> time:
    if found["minute"] is None and found["half"] is None:
        raise ValueError("a bare number is no time of day")
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError("no such hour")
        hour = hour % 12 + (12 if found["half"][0] in "pP" else 0)
    return time(hour, minute)


def _day(text: str, now: datetime) -> date:
    if text.casefold() in _NEAR_DAYS:
        return now.date() + timedelta(days=_NEAR_DAYS[text.casefold()])
    if text.casefold() in _WEEKDAYS:
        ahead = (_WEEKDAYS[text.casefold()] - now.weekday() - 1) % 7 + 1  # never today
        return now.date() + timedelta(days=ahead)
    for form in _DAY_FORMS:
        if found := form.fullmatch(text):
            parts = found.groupdict()
            month = int(parts["month"]) if "month" in parts else _month(parts["name"])
            return date(int(parts["year"] or now.year), month, int(parts["day"]))
    raise ValueError("no form of a date fits")


def _month(name: str) -> int:
    start = name.casefold()
    matching = [number for number, word in enumerate(MONTHS, 1) if word.casefold().startswith(start)]
    if len(matching) != 1:
        raise ValueError("no such month")
    return matching[0]
