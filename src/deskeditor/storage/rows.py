"""What does a list of stories show, and how is it asked for? Light values, never whole stories."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from deskeditor.domain.query import Condition
from deskeditor.domain.story import Status
from deskeditor.storage import times
from deskeditor.storage.mapping import Row, names
from deskeditor.storage.strange import damage_if_strange

COLUMNS = (
    "id", "slug", "headline", "standfirst", "status", "section", "tags", "byline", "words",
    "changed_at", "created_at", "published_at", "published_offset", "exported_at", "trashed_at", "lead_image",
)  # fmt: skip
ALL = -1  # as a `limit`: every row


class Sort(StrEnum):
    """In which order a list stands; each but the headline's begins with the newest or longest."""

    EDITED = "edited"
    CREATED = "created"
    PUBLISHED = "published"
    HEADLINE = "headline"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """One story as a list shows it. `snippet` marks hits with U+E000 … U+E001."""

    id: str
    slug: str
    headline: str
    standfirst: str
    status: Status
    section: str
    tags: tuple[str, ...]
    byline: tuple[str, ...]
    words: int
    changed_at: datetime
    created_at: datetime | None = None
    published_at: datetime | None = None
    exported_at: datetime | None = None
    trashed: bool = False
    lead_image: str = ""  # an asset's reference, or empty
    snippet: str = ""

    @property
    def changed_since_export(self) -> bool:
        """Whether it was exported once and changed since."""
        return self.exported_at is not None and self.changed_at > self.exported_at


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuery:
    """Which stories a list shows; an empty value does not restrict it. `limit=ALL` gives every row."""

    text: str = ""  # searched as it is typed: the last word may be unfinished
    conditions: tuple[Condition, ...] = ()
    status: Status | None = None
    section: str = ""
    tag: str = ""
    site: str = ""  # its id
    trashed: bool = False
    sort: Sort = Sort.EDITED
    limit: int = 200
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows of one page of a list, and how many there are on all pages: `at_least` so many, or just so."""

    rows: tuple[StoryRow, ...]
    total: int
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A story that a search found; the higher the score the better."""

    row: StoryRow
    snippet: str
    score: float


@dataclass(frozen=True, slots=True)
class SearchResult:
    """The best hits of a search, best first, and how many there are: `at_least` so many, or just so."""

    query: str
    total: int
    hits: tuple[Hit, ...]
    at_least: bool = False


@damage_if_strange
def story_row(row: Row, snippet: str = "") -> StoryRow:
    """The list's row of a database row that has the `COLUMNS`."""
    return StoryRow(
        id=row["id"],
        slug=row["slug"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        status=Status(row["status"]),
        section=row["section"],
        tags=names(row["tags"]),
        byline=names(row["byline"]),
        words=row["words"],
        changed_at=times.moment(row["changed_at"]),
        created_at=times.moment(row["created_at"]),
        published_at=times.maybe_moment(row["published_at"], row["published_offset"]),
        exported_at=times.maybe_moment(row["exported_at"]),
        trashed=row["trashed_at"] is not None,
        lead_image=row["lead_image"] or "",
        snippet=snippet,
    )
