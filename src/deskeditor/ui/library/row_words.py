"""What is said of a row beside what it paints: in a tooltip, and by a screen reader?"""

from collections.abc import Callable, Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING

from deskeditor.ui.library import moments

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

Moment = Callable[["StoryRow"], datetime | None]

NO_HEADLINE = "No headline yet"


def edited_at(row: "StoryRow") -> datetime:
    """When a story was edited last."""
    return row.changed_at


OLD_PAGE = "Its page carries an old card"


def tooltip(row: "StoryRow", now: datetime, remarks: Sequence[str] = ()) -> str:
    """The whole headline and the full dates, as rich text: that wraps, and `<` is a letter."""
    lines = [escape(row.headline or NO_HEADLINE), f"Edited {moments.full(row.changed_at, now)}"]
    if row.exported_at is not None:
        changed = ", changed since" if row.changed_since_export else ""
        lines.append(f"Exported {moments.full(row.exported_at, now)}{changed}")
    lines += [escape(remark) for remark in remarks]
    return f"<qt>{'<br>'.join(lines)}</qt>"


def accessible_text(row: "StoryRow", now: datetime, remarks: Sequence[str] = ()) -> str:
    """A row in words: `Harrow Bay votes, in review, by Imogen Castellane, edited 2 minutes ago`."""
    parts = [row.headline or NO_HEADLINE, row.status.label.lower()]
    if row.byline:
        parts.append(f"by {' and '.join(row.byline)}")
    parts.append(f"edited {moments.spoken(row.changed_at, now)}")
    if row.changed_since_export:
        parts.append("changed since the last export")
    parts += [remark[:1].lower() + remark[1:] for remark in remarks]
    return ", ".join(parts)
