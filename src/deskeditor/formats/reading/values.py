"""What does a front matter's value mean as a text, a list of names, a moment?"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from deskeditor.formats.reading.front_matter import Value

_MOMENT = re.compile(
    r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})"
    r"(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?)?"
    r"\s*(?:(Z|UTC|GMT)|([+-])(\d{1,2}):?(\d{2})?)?",
    re.IGNORECASE,
)
_WORDED = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y")


def text(value: Value) -> str:
    """A text as it stands; a list's texts joined by commas; nothing for a mapping."""
    if isinstance(value, list):
        return ", ".join(filter(None, (text(item) for item in value)))
    return value if isinstance(value, str) else ""


def names(value: Value | list[str]) -> tuple[str, ...]:
    """A list of names, each once, each in one line; a text is taken apart at its commas."""
    items = value if isinstance(value, list) else text(value).split(",")
    found = (" ".join(text(item).splitlines()) for item in items)
    kept = found if isinstance(value, list) else (name.strip() for name in found)
    return tuple(dict.fromkeys(name for name in kept if name))


def moment(value: Value) -> datetime | None:
    """A date or a date with a time; UTC where no zone is named, None where it cannot be understood."""
    written = text(value).strip()
    for reader in (datetime.fromisoformat, _spelled, _worded):
        try:
            found = reader(written)
            return found if found.tzinfo else found.replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def _spelled(written: str) -> datetime:
    match = _MOMENT.fullmatch(written)
    if not match:
        raise ValueError(written)
    year, month, day, hour, minute, second, _, sign, hours, minutes = match.groups()
    ahead = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    zone = timezone(-ahead if sign == "-" else ahead)
    numbers = [int(part or 0) for part in (year, month, day, hour, minute, second)]
    return datetime(*numbers, tzinfo=zone)  # type: ignore[arg-type, misc]  # six numbers, no more


def _worded(written: str) -> datetime:
    for pattern in _WORDED:
        try:
            return datetime.strptime(written, pattern).replace(tzinfo=UTC)
        except ValueError:
            continue
    raise ValueError(written)


def true(value: Value) -> bool | None:
    """What YAML 1.1 takes for yes (True) or no (False); None for all else."""
    word = text(value).strip().lower()
    if word in ("true", "yes", "on", "1"):
        return True
    return False if word in ("false", "no", "off", "0") else None


def first(values: Iterable[str]) -> str:
    """The first of the texts that is not empty."""
    return next(filter(None, values), "")
