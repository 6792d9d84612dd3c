"""What does the list ask of the library? Jobs for the library lane.

The services are loaded by the lane's thread when the first job wants them: that would hold up the window's
first paint.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.card import Card
from deskeditor.domain.changes import Changes
from deskeditor.domain.query import Condition, Field
from deskeditor.domain.story import Details, Story
from deskeditor.ui.library.filters import Choices, Filters, SiteName

if TYPE_CHECKING:
    from array import array

    from deskeditor.services.listing import ListQuery, StoryRow
    from deskeditor.storage.library import Library

SHALLOW = 2_000  # rows from the top of a list that the database counts off quickly


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows of a list with their number in all, and the order of the list where that had to be made."""

    rows: "Sequence[StoryRow]"
    total: int
    at_least: bool = False
    order: "array[int] | None" = None


@dataclass(frozen=True, slots=True)
class Shown:
    """What is known of the list on show: its order, or else how long it is, and the rows that are held."""

    order: "array[int] | None"
    total: int
    first: int
    ids: tuple[str, ...]


def rows(
    library: "Library", filters: Filters, first: int, count: int, order: "array[int] | None" = None
) -> Stretch:
    """A stretch of the list; far from its top by the list's order, which is made where none is given."""
    from deskeditor.services import listing

    if first + count <= SHALLOW or filters.text:
        found = listing.rows(library, asked(filters, count, first))
        return Stretch(found.rows, found.total, found.at_least)
    query = asked(filters)
    order = listing.order(library, query) if order is None else order
    return Stretch(listing.stretch(library, query, order, first, count), len(order), order=order)


def chosen(
    library: "Library", filters: Filters, spans: Sequence[tuple[int, int]], shown: Shown
) -> "tuple[StoryRow, ...] | None":
    """The rows of some stretches of the list that is shown, given by their first and last ones.

    None where other rows stand there by now: nothing is done with stories that nobody chose.
    """
    from deskeditor.services import listing

    query, order = asked(filters), shown.order
    if order is None:
        order = listing.order(library, query)
        held = listing.stretch(library, query, order, shown.first, len(shown.ids))
        if len(order) != shown.total or tuple(row.id for row in held) != shown.ids:
            return None
    parts = (listing.stretch(library, query, order, first, last + 1 - first) for first, last in spans)
    return tuple(row for part in parts for row in part)


def asked(filters: Filters, limit: int = 0, offset: int = 0) -> "ListQuery":
    """What the library is asked for a list with these filters; to be called off the UI thread."""
    from deskeditor.services import listing

    return listing.ListQuery(
        text=filters.text,
        status=filters.status,
        section=filters.section,
        tag=filters.tag,
        site=filters.site.id if filters.site else "",
        conditions=(Condition(Field.HAS, filters.later),) if filters.later else (),
        trashed=filters.trashed,
        sort=listing.Sort(filters.sort),
        limit=limit,
        offset=offset,
    )


def choices(library: "Library") -> Choices:
    """What there is to filter by."""
    from deskeditor.services import listing, sites

    names = tuple(SiteName(one.id, one.name or one.id) for one in sites.sites(library))
    return Choices(listing.sections(library), listing.tags(library), names)


def story(library: "Library", story_id: str) -> Story:
    """A story, whole."""
    from deskeditor.services import stories

    return stories.story(library, story_id)


def duplicates(library: "Library", ids: Sequence[str]) -> "list[tuple[Story, Changes]]":
    """A copy of each story."""
    from deskeditor.services import stories

    return [stories.duplicate(library, story_id) for story_id in ids]


def new_cards(library: "Library", story: Story, ids: Sequence[str]) -> tuple[Card, ...]:
    """Cards for stories, to stand under another one after those that it has."""
    from deskeditor.services import cards

    wanted = story
    for story_id in ids:
        wanted = cards.add(library, wanted, story_id)
    return wanted.cards[len(story.cards) :]


def trashed(library: "Library", ids: Sequence[str]) -> Changes:
    """Move stories to the trash."""
    from deskeditor.services import stories

    return stories.trash(library, ids)


def restored(library: "Library", ids: Sequence[str]) -> Changes:
    """Take stories out of the trash."""
    from deskeditor.services import stories

    return stories.restore(library, ids)


def note(library: "Library", key: str, said: str, bulk: Bulk, before: Mapping[str, Details]) -> None:
    """Keep what several stories were, so that their change can be taken back after a restart."""
    from deskeditor.services import several_journal

    several_journal.note(library, several_journal.Note(id=key, said=said, bulk=bulk, before=before))


def note_moved(
    library: "Library", key: str, said: str, trashed: Sequence[str] = (), restored: Sequence[str] = ()
) -> None:
    """The same of stories that went into the trash, or came out of it."""
    from deskeditor.services import several_journal

    moved = several_journal.Note(id=key, said=said, trashed=tuple(trashed), restored=tuple(restored))
    several_journal.note(library, moved)


def forget(library: "Library", key: str) -> None:
    """A change was taken back."""
    from deskeditor.services import several_journal

    several_journal.forget(library, key)


def warning(library: "Library", ids: Sequence[str]) -> str:
    """What moving stories to the trash would take from other stories' pages; empty where it is nothing."""
    from deskeditor.services import stories, used

    under = used.under(library, ids)
    if not under:
        return ""
    if len(ids) == 1:
        headline = stories.story(library, ids[0]).headline or "Untitled story"
        stands = used.story(library, ids[0]).words
        return f"“{headline}” stands {stands}. Pages leave out the cards of a story in the trash."
    stands = "one other story" if len(under) == 1 else f"{len(under)} other stories"
    return f"Some of these stand under {stands}. Pages leave out the cards of a story in the trash."
