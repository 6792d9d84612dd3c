"""How does a page write a date and a time?"""

from datetime import datetime

_ENGLISH = "January February March April May June July August September October November December"
_DAYS = {  # how a day is written, and the names of the months
    "en": ("{day} {month} {year}", _ENGLISH),
    "en-us": ("{month} {day}, {year}", _ENGLISH),
    "de": (
        "{day}. {month} {year}",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    ),
    "fr": (
        "{day} {month} {year}",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    ),
    "es": (
        "{day} de {month} de {year}",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    ),
    "it": (
        "{day} {month} {year}",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    ),
}


def day(moment: datetime, language: str) -> str:
    """The day as the language writes it, `20 November 2026`; `2026-11-20` where we do not know how."""
    tag = language.lower()
    pattern, months = _DAYS.get(tag) or _DAYS.get(tag.split("-")[0]) or ("", "")
    if not pattern:
        return moment.date().isoformat()
    return pattern.format(day=moment.day, month=months.split()[moment.month - 1], year=moment.year)


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
