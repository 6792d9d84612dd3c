"""How does a field hold a moment?"""

from datetime import UTC, datetime

from deskeditor.domain import dates
from deskeditor.ui.widgets.checked_field import CheckedField


def date_field(name: str) -> CheckedField:
    """A field for a moment; `accepted` gives an aware datetime or None."""
    field = CheckedField(name, lambda text: dates.meant(text, datetime.now(UTC).astimezone()), _write_date)
    field.line.setPlaceholderText("Not set")
    field.line.setToolTip("Write it like 20 Nov 2026, 06:00, or tomorrow 6am, or now")
    return field


def _write_date(at: object) -> str:
    return dates.written(at) if isinstance(at, datetime) else ""
