"""What is a story?"""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum

from deskeditor.domain.card import Card
from deskeditor.domain.identity import new_id


class Status(StrEnum):
    """How far a story has come; the value is what files and the command line say."""

    DRAFT = "draft"
    IN_REVIEW = "in-review"
    READY = "ready"
    PUBLISHED = "published"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The status as the window words it: `In review`."""
        return self.value.replace("-", " ").capitalize()


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadImage:
    """The picture above the body; `image` is an asset's reference (`images/…`)."""

    image: str
    alt: str = ""
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A dated note that a story was corrected or updated; `kind` is `correction` or `update`."""

    at: datetime
    text: str
    kind: str = "correction"


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """A story's fields other than headline, standfirst and body; empty means "not filled in"."""

    slug: str = ""  # empty until worded by an editor or made from the headline at the first save
    slug_is_own: bool = False  # True: an editor worded the slug, so it no longer follows the headline
    status: Status = Status.DRAFT
    section: str = ""
    kicker: str = ""
    byline: tuple[str, ...] = ()  # names, in order
    dateline: str = ""  # the place: "HARROW BAY"
    tags: tuple[str, ...] = ()
    published_at: datetime | None = None  # aware
    updated_at: datetime | None = None  # aware; what the page calls "Updated"
    embargo_until: datetime | None = None  # aware; before then no card on a page tells of it
    language: str = ""  # BCP 47; empty: the site's
    lead_image: LeadImage | None = None
    search_title: str = ""
    description: str = ""
    canonical: str = ""
    social_title: str = ""
    social_description: str = ""
    social_image: str = ""  # an asset's reference
    corrections: tuple[Correction, ...] = ()
    notes: str = ""  # to the desk; never exported as a page
    extra: str = ""  # front matter of an imported file that we do not know, as YAML text, kept verbatim


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The unit of work. `seq` counts saves: a write against an older `seq` is a conflict."""

    id: str = field(default_factory=new_id)
    site: str = "default"  # the id of the site it belongs to
    headline: str = ""
    standfirst: str = ""
    body: str = ""  # Markdown
    details: Details = field(default_factory=Details)
    cards: tuple[Card, ...] = ()  # in the order in which they stand
    sets: tuple[str, ...] = ()  # ids of the card sets that stand after its own cards
    created_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    changed_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    exported_at: datetime | None = None  # the last export, whatever its format
    trashed_at: datetime | None = None
    seq: int = 0

    def with_details(self, **values: object) -> "Story":
        """The same story with some details replaced, for example `with_details(section="Culture")`."""
        return replace(self, details=replace(self.details, **values))  # type: ignore[arg-type]

    def published(self, now: datetime) -> "Story":
        """The same story marked as published at `now`; a time that it has already stays."""
        at = self.details.published_at or now.replace(second=0, microsecond=0)
        return self.with_details(status=Status.PUBLISHED, published_at=at)

    @property
    def changed_since_export(self) -> bool:
        """Whether it was exported once and changed since."""
        return self.exported_at is not None and self.changed_at > self.exported_at
