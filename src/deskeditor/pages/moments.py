"""How does a page write a date and a time?"""

from datetime import datetime

from deskeditor.pages.words import days

_AMERICAN = "{month} {day}, {year}"


def day(moment: datetime, language: str) -> str:
    """The day as the language writes it, `20 November 2026`; `2026-11-20` where we do not know how."""
    known = days(language)
    if known is None:
        return moment.date().isoformat()
    pattern = _AMERICAN if language.lower() == "en-us" else known.pattern
    return pattern.format(day=moment.day, month=known.months[moment.month - 1], year=moment.year)


def time(moment: datetime, language: str) -> str:
    """The time and its zone, for where the day is told already: `6.00 am GMT`, `06:00 UTC`."""
    return f"{_time(moment, language.lower())} {moment.tzname() or ''}".rstrip()


def _time(moment: datetime, tag: str) -> str:
    if tag.split("-")[0] != "en":
        return f"{moment.hour:02}:{moment.minute:02}"
    point = ":" if tag == "en-us" else "."
    half = "am" if moment.hour < 12 else "pm"
    return f"{(moment.hour + 11) % 12 + 1}{point}{moment.minute:02} {half}"


def day_and_time(moment: datetime, language: str) -> str:
    """Day, time and the time's zone, in the zone that the moment was written in."""
    return f"{day(moment, language)}, {time(moment, language)}"


def stamp(moment: datetime) -> str:
    """The moment for machines, ISO 8601 to the second with its offset."""
    return moment.isoformat(timespec="seconds")
