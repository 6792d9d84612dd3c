"""What does finding and replacing ask of the library? Jobs for its lane, each of them short.

Between two portions the lane saves what is typed.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Status
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query

if TYPE_CHECKING:
    from pathlib import Path

    from deskeditor.domain.story import Story
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replace_journal import Entry
    from deskeditor.services.replacing import Choice, Found, Left, Replaced, Search, Step, Undone
    from deskeditor.storage.library import Library
    from deskeditor.storage.rows import ListQuery

ORIGIN = "replace"
_MOMENT = 0.06  # seconds
_AT_ONCE = 4  # stories in one transaction: whoever types waits for no more than these


@dataclass(frozen=True, slots=True)
class Portion:
    """What a search has found since the last portion, and how far it has come."""

    found: "tuple[Found, ...]"
    done: int
    total: int
    is_last: bool


class Looking:
    """One search, portion by portion."""

    def __init__(
        self, query: Query, replacement: Replacement | None, among: "Callable[[], ListQuery]"
    ) -> None:
        self._asked, self._among = (query, replacement), among
        self.search: Search | None = None  # once it has begun
        self._steps: Iterator[Step] | None = None
        self.is_stopped = False

    def stop(self) -> None:
        """Look no further; may be called from any thread."""
        self.is_stopped = True

    def portion(self, library: "Library") -> Portion:
        """Go on for a moment."""
        from deskeditor.services import replacing  # loads SQLAlchemy: not on the UI thread

        if self._steps is None:
            query, replacement = self._asked
            self.search = replacing.Search(query=query, replacement=replacement, among=self._among())
            self._steps = replacing.find(library, self.search)
        end, found = monotonic() + _MOMENT, list["Found"]()
        done = total = 0
        for step in self._steps if not self.is_stopped else ():
            found += step.found
            done, total = step.done, step.total
            if monotonic() >= end:
                return Portion(tuple(found), done, total, is_last=False)
        self.close()
        return Portion(tuple(found), total, total, is_last=True)

    def close(self) -> None:
        """End what the search has begun."""
        closing = getattr(self._steps, "close", None)
        if closing is not None:
            closing()
        self._steps = iter(())


@dataclass(slots=True)
class Outcome:
    """What has become of a replacement so far, or of its undoing."""

    stories: int = 0
    sets: int = 0  # of cards
    hits: int = 0
    left: "list[Left]" = field(default_factory=list)
    changes: Changes = field(default_factory=lambda: Changes(origin=ORIGIN))


class Putting:
    """One replacement, portion by portion; each story counts once it is in the library."""

    def __init__(self, search: "Search", choices: "Sequence[Choice]") -> None:
        self._search, self._choices = search, list(choices)
        self._at = 0
        self._is_begun = self._is_stopped = False
        self.outcome = Outcome()

    @property
    def done(self) -> int:
        """How many stories it has seen to."""
        return self._at

    def stop(self) -> None:
        """Leave the rest as it is; may be called from any thread."""
        self._is_stopped = True

    def take(self, choice: "Choice") -> None:
        """Replace in one story more."""
        self._choices.append(choice)

    def begin(self, library: "Library", opened: "Choice | None") -> None:
        """Note that this is the replacement to undo, and keep what the open story was."""
        from deskeditor.services import replacing

        replacing.begin(library, self._search)
        if opened is not None:
            replacing.note(library, opened)

    def portion(self, library: "Library") -> bool:
        """Go on for a moment; whether there is more to do."""
        from deskeditor.services import replacing

        end = monotonic() + _MOMENT
        while self._at < len(self._choices) and not self._is_stopped:
            some = self._choices[self._at : self._at + _AT_ONCE]
            self._take(replacing.replace(library, some, origin=ORIGIN))
            self._at += len(some)
            if monotonic() >= end:
                break
        return self._at < len(self._choices) and not self._is_stopped

    def _take(self, done: "Replaced") -> None:
        self.outcome.stories += len(done.hits) - done.sets
        self.outcome.sets += done.sets
        self.outcome.hits += sum(done.hits.values())
        self.outcome.left += done.left
        self.outcome.changes |= done.changes


class Undoing:
    """The undoing of the last replacement; entries of the open story are given to whoever has it open."""

    def __init__(self, opened: str) -> None:
        self._opened = frozenset({opened} if opened else ())
        self.outcome = Outcome()
        self.open: list[Entry] = []
        self.closed: list[Entry] = []  # of a story that was open when this began, and is not now

    def portion(self, library: "Library") -> bool:
        """Go on for a moment; whether there is more to do."""
        from deskeditor.services import replacing

        end, is_last = monotonic() + _MOMENT, False
        while self.closed:
            self._take(replacing.undo_one(library, self.closed.pop(), origin=ORIGIN))
        while not is_last:
            undone = replacing.undo(library, self._opened, origin=ORIGIN)
            self._take(undone)
            is_last = undone.is_last
            if monotonic() >= end:
                break
        return not is_last

    def _take(self, undone: "Undone") -> None:
        self.outcome.stories += len(undone.stories) - undone.sets
        self.outcome.sets += undone.sets
        self.outcome.left += undone.left
        self.outcome.changes |= undone.changes
        self.open += undone.open


def backed_up(folder: "Path") -> None:
    """Back the library up, unless that was done a moment ago."""
    from deskeditor.services import backups

    backups.before(folder, backups.Why.REPLACE)


def finish(library: "Library") -> None:
    """Note that the replacement was not broken off."""
    from deskeditor.services import replacing

    replacing.finish(library)


def changed(story: "Story", choice: "Choice") -> "Story | None":
    """The open story as it would be; None where it says something else by now."""
    from deskeditor.services import replacing

    return replacing.in_story(story, choice)


def taken_back(story: "Story", entry: "Entry") -> "Story | None":
    """The open story as it was; None where it was edited since."""
    from deskeditor.services import replacing

    return replacing.taken_back(story, entry)


def everywhere() -> "ListQuery":
    """All stories but those in the trash."""
    from deskeditor.storage.rows import ListQuery

    return ListQuery()


def of_status(status: Status) -> "ListQuery":
    """The stories that have come so far."""
    from deskeditor.storage.rows import ListQuery

    return ListQuery(status=status)


def choice(found: "Found", hits: "tuple[Hit, ...]") -> "Choice":
    """Hits of a story that are to be replaced."""
    from deskeditor.services.replacing import Choice

    return Choice(found, hits)


def left(found: "Found") -> "Left":
    """A story that was changed since it was found."""
    from deskeditor.services.replacing import Left

    return Left(found.id, found.headline, "It was changed since.")


def edited(story: "Story") -> "Left":
    """A story that was edited since its words were replaced."""
    from deskeditor.services.replacing import Left

    return Left(story.id, story.headline, "It was edited since.")
