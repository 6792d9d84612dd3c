"""How does a page write a date and a time?"""

from datetime import datetime

_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")  # fmt: skip


def day(moment: datetime, language: str) -> str:
    """The day: `20 November 2026`, `November 20, 2026` in the United States, else `2026-11-20`."""
    if not language.startswith("en"):
        return moment.strftime("%Y-%m-%d")
    month = _MONTHS[moment.month - 1]
    if language == "en-US":
        return f"{month} {moment.day}, {moment.year}"
    return f"{moment.day} {month} {moment.year}"


def day_and_time(moment: datetime, language: str) -> str:
    """Day, time and the time's zone, in the zone that the moment was written in: `…, 6.00 am GMT`."""
    return f"{day(moment, language)}, {time(moment, language)}"


def time(moment: datetime, language: str) -> str:
    """The time and its zone, for where the day is told already."""
    return f"{_time(moment, language)} {moment.tzname() or ''}".rstrip()


def _time(moment: datetime, language: str) -> str:
    if not language.startswith("en"):
        return moment.strftime("%H:%M")
    point = ":" if language == "en-US" else "."
    half = "am" if moment.hour < 12 else "pm"
    return f"{(moment.hour + 11) % 12 + 1}{point}{moment.minute:02} {half}"


def stamp(moment: datetime) -> str:
    """The moment for machines, ISO 8601 to the second with its offset."""
    return moment.isoformat(timespec="seconds")
