"""Of which stories does the desk want to be told again, when, and what stands under embargo till then?

A reminder is no part of its story: it makes no version, and travels into no file and no copy.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.reminder import Reminder
from deskeditor.errors import StoryNotFound

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library

__all__ = ["Noted", "Reminder", "Standing", "agenda", "done", "of", "remind", "standing"]


@dataclass(frozen=True, slots=True)
class Noted:
    """A reminder, and as much of its story as names it."""

    reminder: Reminder
    slug: str
    headline: str


@dataclass(frozen=True, slots=True)
class Standing:
    """By a story's id: the reminders that there are, and until when stories are under embargo."""

    reminders: Mapping[str, Reminder]
    embargoes: Mapping[str, datetime]


def of(library: "Library", story: str) -> Reminder | None:
    """The reminder of a story, if it has one."""
    with library.read() as reading:
        return reading.reminders.get(story)


def remind(
    library: "Library", story: str, at: datetime, about: str | None = None, *, origin: str = ""
) -> Changes:
    """Ask to be told of a story at a moment; without `about` it stays what it was.

    Raises `StoryNotFound`, such as for a story in which nothing has been typed yet.
    """
    with library.write() as work:
        if story not in work.stories.heads([story]):
            raise StoryNotFound("There is nothing in this story yet; type its headline first.")
        before = work.reminders.get(story)
        said = before.about if about is None and before else " ".join((about or "").split())
        work.reminders.put(Reminder(story=story, at=at, about=said))
        work.commit()
    return Changes(listing=True, origin=origin)


def done(library: "Library", ids: Iterable[str], *, origin: str = "") -> Changes:
    """Take the reminders of stories away."""
    with library.write() as work:
        work.reminders.delete(tuple(ids))
        work.commit()
    return Changes(listing=True, origin=origin)


def agenda(library: "Library", until: datetime | None = None) -> tuple[Noted, ...]:
    """Every reminder, the soonest first, or those that are due by a moment; trash left out."""
    with library.read() as reading:
        found = [one for one in reading.reminders.all() if until is None or one.is_due(until)]
        named = reading.stories.without_bodies([one.story for one in found])
        return tuple(_noted(one, named[one.story]) for one in found)


def _noted(reminder: Reminder, story: "Story") -> Noted:
    return Noted(reminder, story.details.slug, " ".join(story.headline.split()))


def standing(library: "Library") -> Standing:
    """What lists mark at their stories."""
    with library.read() as reading:
        every = {one.story: one for one in reading.reminders.all()}
        return Standing(every, reading.reminders.embargoes(datetime.now(UTC)))
