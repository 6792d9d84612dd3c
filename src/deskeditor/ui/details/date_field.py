"""How does a field hold a moment?"""

from collections.abc import Callable
from datetime import UTC, datetime

from deskeditor.domain import dates
from deskeditor.errors import InvalidValue
from deskeditor.ui.widgets.checked_field import CheckedField

Explain = Callable[[datetime, datetime], str]  # what a moment means, and it is now


def date_field(name: str, explain: Explain | None = None) -> CheckedField:
    """A field for a moment; `accepted` gives an aware datetime or None."""
    say = _explained(explain) if explain else _nothing
    field = CheckedField(name, lambda text: dates.meant(text, _now()), _write_date, say)
    field.line.setPlaceholderText("Not set")
    field.line.setToolTip("Write it like 20 Nov 2026, 06:00, or tomorrow 6am, friday, in 2 hours, or now")
    return field


def embargo_words(until: datetime, now: datetime) -> str:
    """What an embargo does."""
    return "No export before then, and no card on a page." if until > now else "Has passed."


def reminder_words(at: datetime, now: datetime) -> str:
    """How a reminder stands."""
    return "Is due: empty this when it is done." if at <= now else ""


def _explained(explain: Explain) -> Callable[[str], str]:
    def say(text: str) -> str:
        now = _now()
        try:
            at = dates.meant(text, now)
        except InvalidValue:  # said by the field itself
            return ""
        return explain(at, now) if at else ""

    return say


def _nothing(_text: str) -> str:
    return ""


def _now() -> datetime:
    return datetime.now(UTC).astimezone()


def _write_date(at: object) -> str:
    return dates.written(at) if isinstance(at, datetime) else ""
