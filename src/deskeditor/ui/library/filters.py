"""Which stories does the list show, and in which order?"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from deskeditor.domain.query import Part
from deskeditor.domain.story import Status
from deskeditor.ui.library import moments
from deskeditor.ui.library.list_page import Grouping, no_groups
from deskeditor.ui.library.row_words import Moment, edited_at

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

SORTS = {  # what the library calls an order, and what the window calls it
    "edited": "Last edited",
    "created": "Created",
    "published": "Publish date",
    "headline": "Headline",
    "words": "Words",
}


KEPT_FOR_LATER = {  # what stories have that are kept for later, and what the window calls it
    Part.REMINDER: "With a reminder",
    Part.DUE: "Reminder due",
    Part.EMBARGO: "Under embargo",
}


class SiteName(NamedTuple):
    """A site that the list is filtered by."""

    id: str
    name: str


class Choices(NamedTuple):
    """What there is to filter by."""

    sections: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    sites: tuple[SiteName, ...] = ()


@dataclass(frozen=True, slots=True)
class Filters:
    """What is searched for and what is filtered by, all at once; an empty value restricts nothing."""

    text: str = ""
    status: Status | None = None
    section: str = ""
    tag: str = ""
    site: SiteName | None = None
    later: Part | None = None  # of KEPT_FOR_LATER
    trashed: bool = False
    sort: str = "edited"

    def active(self) -> tuple[tuple[str, str], ...]:
        """The filters that restrict the list, as field and words; the search is not among them."""
        words = {
            "trashed": "Trash" if self.trashed else "",
            "status": self.status.label if self.status else "",
            "section": self.section,
            "tag": f"#{self.tag}" if self.tag else "",
            "site": self.site.name if self.site else "",
            "later": KEPT_FOR_LATER[self.later] if self.later else "",
        }
        return tuple((name, label) for name, label in words.items() if label)

    def without(self, name: str) -> "Filters":
        """The same with one filter dropped."""
        dropped: dict[str, object] = {name: getattr(Filters(), name)}
        return replace(self, **dropped)  # type: ignore[arg-type]  # the field's own default

    def cleared(self) -> "Filters":
        """The same order and search, without any filter."""
        return Filters(text=self.text, sort=self.sort)


def grouping(filters: Filters) -> Grouping:
    """What rows of a list stand under."""
    return _GROUPINGS.get(filters.sort, no_groups)


def moment(filters: Filters) -> Moment:
    """The moment that rows of a list show: that by which they are ordered, else the last edit."""
    return _MOMENTS.get(filters.sort, edited_at)


def _by(read: Moment, otherwise: str = "") -> Grouping:
    def group(row: "StoryRow", now: datetime) -> str:
        at = read(row)
        return moments.group(at, now) if at else otherwise

    return group


def _letter(row: "StoryRow", _now: datetime) -> str:
    first = next((letter for letter in row.headline if letter.isalnum()), "")
    return first.upper() if first.isalpha() else "0–9" if first else "No headline"


_MOMENTS: dict[str, Moment] = {
    "created": lambda row: row.created_at,
    "published": lambda row: row.published_at,
}
_GROUPINGS: dict[str, Grouping] = {
    "edited": _by(edited_at),
    "created": _by(_MOMENTS["created"]),
    "published": _by(_MOMENTS["published"], "No publish date"),
    "headline": _letter,
}
