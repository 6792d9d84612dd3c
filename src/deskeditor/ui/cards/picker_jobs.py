"""What does the picker ask the library for? Jobs of its lane, all plain Python."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deskeditor.domain.story import Story
from deskeditor.ui.cards.candidate import hits

if TYPE_CHECKING:
    from deskeditor.services.card_sets import Copied
    from deskeditor.services.listing import StoryRow
    from deskeditor.storage.library import Library

    Rows = tuple[tuple[str, StoryRow], ...]  # the name of a group, which may be empty, and a row

_RESULTS = 50
_OF_A_KIND = 5  # rows of the same section, and by the same author


def found(library: "Library", query: str) -> "Rows":
    """The stories that hold the words; those with a hit in the headline come first."""
    from deskeditor.services import listing  # loads SQLAlchemy: not on the UI thread

    rows = listing.rows(library, listing.ListQuery(text=query.strip(), limit=_RESULTS)).rows
    return tuple(("", row) for row in sorted(rows, key=lambda row: not hits(row.headline, query)))


def near(library: "Library", story: Story) -> "Rows":
    """What is offered before anything is typed: of the same section, by the same author, edited last."""
    from deskeditor.services import listing

    section, authors = story.details.section, story.details.byline
    told: list[tuple[str, StoryRow]] = []
    if section:
        query = listing.ListQuery(section=section, limit=_OF_A_KIND + 1)  # the story itself is among them
        told += _others(f"Same section: {section}", listing.rows(library, query).rows, story)
    if authors:
        rows = listing.rows(library, listing.ListQuery(text=authors[0], limit=_RESULTS)).rows
        own = [row for row in rows if authors[0] in row.byline]  # the words may stand elsewhere, too
        told += _others(f"Same author: {authors[0]}", own, story)
    recent = listing.rows(library, listing.ListQuery(limit=_RESULTS)).rows
    return (*told, *(("Recent", row) for row in recent))


def _others(group: str, rows: "Sequence[StoryRow]", story: Story) -> "list[tuple[str, StoryRow]]":
    return [(group, row) for row in rows if row.id != story.id][:_OF_A_KIND]


def copied(library: "Library", story: Story, other: str) -> "Copied":
    """The story with copies of all cards of another one."""
    from deskeditor.services import card_sets

    return card_sets.copy_from(library, story, other)
