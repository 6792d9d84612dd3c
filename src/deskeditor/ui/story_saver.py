"""How does what is typed reach the library, when the story may have been changed elsewhere meanwhile?

Where the change elsewhere is of other fields, both stand; where it is of the same, both versions are kept.
"""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.rebase import rebased
from deskeditor.domain.story import Story
from deskeditor.errors import EditConflict

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

ORIGIN = "desk"


@dataclass(frozen=True, slots=True)
class Saved:
    """A story as it is stored now; whether another version was kept, or another change taken over."""

    story: Story
    changes: Changes
    kept_other: bool = False
    took_other: bool = False


class Saver:
    """Saves in the lane's thread, and knows there which save of a story was the last."""

    def __init__(self) -> None:
        self._seqs: dict[str, int] = {}
        self._last: Story | None = None  # as it was saved last
        self._mixed: tuple[Story, Story] | None = None  # if that took something over: as sent, and as saved

    def save(self, library: "Library", story: Story, base: Story) -> Saved:
        """Save a story that was typed over `base`, whatever was saved elsewhere in the meantime."""
        caught_up, last = self._caught_up(story), self._last
        if last is not None and last.id == base.id and last.seq > base.seq:
            base = last
        outcome = _saved_over(library, story) if caught_up is None else _saved(library, caught_up, base)
        is_mixed = outcome.took_other or (self._is_behind(story) and not outcome.kept_other)
        self._mixed = (story, outcome.story) if is_mixed else None
        self._last = outcome.story
        self._seqs[story.id] = outcome.story.seq
        return outcome

    def _caught_up(self, story: Story) -> Story | None:
        """The story with what the save before took over from elsewhere.

        None where that is of a field that was typed in meanwhile.
        """
        if self._mixed is not None and self._is_behind(story):
            return rebased(*self._mixed, story)
        return replace(story, seq=max(story.seq, self._seqs.get(story.id, 0)))

    def _is_behind(self, story: Story) -> bool:
        """Whether it was typed before it was known what the save before took over."""
        mixed = self._mixed[1] if self._mixed else None
        return mixed is not None and mixed.id == story.id and story.seq < mixed.seq


def _saved(library: "Library", story: Story, base: Story) -> Saved:
    from deskeditor.services import stories  # loads SQLAlchemy: not on the UI thread

    try:
        return Saved(*stories.save(library, story, origin=ORIGIN))
    except EditConflict:
        pass  # two ways are left
    try:
        return Saved(*stories.save_beside(library, story, base, origin=ORIGIN), took_other=True)
    except EditConflict:
        return _saved_over(library, story)


def _saved_over(library: "Library", story: Story) -> Saved:
    from deskeditor.services import stories

    return Saved(*stories.save_over(library, story, origin=ORIGIN), kept_other=True)


def with_bookkeeping(current: Story, sent: Story, outcome: Saved) -> Story:
    """The story as typed by now, with what only the library decides: counts, times, and an unworded slug.

    What came from elsewhere with the save is taken over where nobody typed since it was sent.
    """
    saved = outcome.story
    both = rebased(sent, saved, current) if outcome.took_other else current
    if both is None:
        return current  # typed over before it was seen: the next save keeps both versions
    current = replace(both, seq=saved.seq, changed_at=saved.changed_at, exported_at=saved.exported_at)
    return current if current.details.slug_is_own else current.with_details(slug=saved.details.slug)
