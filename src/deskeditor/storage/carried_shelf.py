"""Which cards did the exported pages carry, and of which may that be otherwise by now?

`checked_at` is when a page's cards were last known to say what they should. A story's page is in doubt when
the story, a set under it, or the target of one of its cards changed after that; 0 puts it in doubt at once.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, Executable, Select, func, or_, select, union, update
from sqlalchemy.dialects.sqlite import insert

from deskeditor.domain.author import Author
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import (
    NOT_IN_TRASH,
    card_sets,
    cards,
    carried,
    set_cards,
    stories,
    story_sets,
)

_VALUES = ("folder", "file", "cards", "checked_at")


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The page of a story where it was exported last; `cards` is a hash of what its cards said."""

    story: str
    folder: str
    file: str  # the page's path
    cards: str
    checked_at: datetime


class CarriedShelf:
    """What pages carried, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, pages: Iterable[Carried]) -> None:
        """Write down pages, each over the one of the same story."""
        rows = [
            {
                "story": one.story,
                "folder": mapping.storable(one.folder),
                "file": mapping.storable(one.file),
                "cards": one.cards,
                "checked_at": times.stored(one.checked_at),
            }
            for one in pages
        ]
        if rows:
            query = insert(carried)
            set_ = {name: query.excluded[name] for name in _VALUES}
            query = query.on_conflict_do_update(index_elements=["story"], set_=set_)
            self._connection.execute(query, rows)

    def of(self, ids: Collection[str]) -> dict[str, Carried]:
        """The pages of those of the stories that were exported, by story."""
        found = self._connection.execute(select(carried).where(carried.c.story.in_(ids))).mappings()
        return {
            row["story"]: Carried(**{**row, "checked_at": times.moment(row["checked_at"])}) for row in found
        }

    def in_folder(self, folder: str) -> tuple[str, ...]:
        """The stories whose pages stand in a folder."""
        query = select(carried.c.story).where(carried.c.folder == mapping.storable(folder))
        return tuple(self._connection.execute(query).scalars())

    def under(self, targets: Collection[str]) -> tuple[str, ...]:
        """The exported stories with a card for one of these, itself or in a set; trash left out."""
        own = select(cards.c.story).where(cards.c.target.in_(targets))
        by_set = select(story_sets.c.story).join(set_cards, set_cards.c.card_set == story_sets.c.card_set)
        wanted = union(own, by_set.where(set_cards.c.target.in_(targets)))
        query = _exported().where(carried.c.story.in_(wanted))
        return self._ids(query.order_by(carried.c.story))

    def in_doubt(self, now: datetime) -> tuple[str, ...]:
        """The exported stories whose pages may carry an old card; trash left out."""
        since = self._connection.execute(select(func.min(carried.c.checked_at))).scalar()
        if since is None:
            return ()
        return tuple(sorted(self._ids(union(*_doubts(since, times.stored(now))))))

    def _ids(self, query: "Executable") -> tuple[str, ...]:
        return tuple(row[0] for row in self._connection.execute(query))

    def confirm(self, ids: Collection[str], at: datetime) -> None:
        """Write down that the pages of these stories carried at that time what they should."""
        query = update(carried).where(carried.c.story.in_(ids))
        self._connection.execute(query.values(checked_at=times.stored(at)))

    def doubt(self, ids: "Collection[str] | Select[tuple[str]]") -> None:
        """Put the pages of these stories in doubt."""
        self._connection.execute(update(carried).where(carried.c.story.in_(ids)).values(checked_at=0))

    def doubt_site(self, site: str) -> None:
        """Put every page of a site in doubt."""
        self.doubt(select(stories.c.id).where(stories.c.site == site))

    def doubt_author(self, author: Author) -> None:
        """Put the pages in doubt whose cards show an author."""
        name = mapping.storable(author.name)
        inside = json.dumps(author.name)[1:-1]  # as it stands in an override
        signed = func.instr(stories.c.byline, name) > 0
        for row in (cards, set_cards):
            followed = row.c.target.in_(select(stories.c.id).where(signed))
            named = or_(followed, row.c.source == name, func.instr(row.c.overrides, inside) > 0)
            if row is cards:
                self.doubt(select(cards.c.story).where(named))
            else:
                sets = select(set_cards.c.card_set).where(named)
                self.doubt(select(story_sets.c.story).where(story_sets.c.card_set.in_(sets)))


def _exported() -> "Select[tuple[str]]":
    listed = stories.c.id == carried.c.story
    return select(carried.c.story).join(stories, listed).where(NOT_IN_TRASH)


def _doubts(since: int, now: int) -> "tuple[Select[tuple[str]], ...]":
    """The ways in which a page comes in doubt; what did not change `since` any was checked is passed over."""
    checked, target, other = carried.c.checked_at, stories.alias("target"), stories.alias("other")
    teased = select(other.c.id).where(other.c.teased_at > since)
    freed = select(other.c.id).where(other.c.embargo_until > since, other.c.embargo_until <= now)
    by_cards = _exported().join(cards, cards.c.story == carried.c.story)
    by_cards = by_cards.join(target, target.c.id == cards.c.target)
    by_sets = _exported().join(story_sets, story_sets.c.story == carried.c.story)
    by_sets = by_sets.join(card_sets, card_sets.c.id == story_sets.c.card_set)
    by_set_cards = by_sets.join(set_cards, set_cards.c.card_set == card_sets.c.id)
    by_set_cards = by_set_cards.join(target, target.c.id == set_cards.c.target)
    return (
        _exported().where(checked == 0),
        _changed(since),
        by_sets.where(card_sets.c.changed_at > checked),
        by_cards.where(cards.c.target.in_(teased), target.c.teased_at > checked),
        by_cards.where(cards.c.target.in_(freed), target.c.embargo_until > checked),
        by_set_cards.where(set_cards.c.target.in_(teased), target.c.teased_at > checked),
        by_set_cards.where(set_cards.c.target.in_(freed), target.c.embargo_until > checked),
    )


def _changed(since: int) -> "Select[tuple[str]]":
    query = select(carried.c.story).join(stories, stories.c.id == carried.c.story)
    listed = stories.c.trashed_at.is_(None), stories.c.changed_at > since
    return query.where(*listed, stories.c.changed_at > carried.c.checked_at)
