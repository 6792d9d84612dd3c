"""What was a story before, what has changed since, and how is an earlier state brought back?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deskeditor.domain import story_diff
from deskeditor.domain.card import StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason, Revision, RevisionRow
from deskeditor.domain.story import Details, Story
from deskeditor.domain.story_diff import Comparison
from deskeditor.errors import StoryNotFound
from deskeditor.services import saving, stories

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading

NOW = 0  # stands for the story as it is, where a revision's number is asked for
_OF_THE_PRESENT = ("slug", "slug_is_own", "status", "published_at")  # what an earlier state must not undo


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two states of a story and how one became the other; `newer` is None for the story as it is now.

    `names` are the headlines of the stories that cards lead to, by id.
    """

    older: Revision
    newer: Revision | None
    after: Story
    comparison: Comparison
    names: Mapping[str, str]


def revisions(library: "Library", story_id: str) -> tuple[RevisionRow, ...]:
    """The revisions of a story, newest first."""
    with library.read() as reading:
        return reading.revisions.rows(story_id)


def revision(library: "Library", story_id: str, number: int) -> Revision:
    """A revision with its snapshot; raises `StoryNotFound` if there is none of that number."""
    with library.read() as reading:
        return _revision(reading, story_id, number)


def compare(library: "Library", story_id: str, older: int, newer: int = NOW) -> Compared:
    """How a revision became another one, or what the story is now."""
    with library.read() as reading:
        before = _revision(reading, story_id, older)
        after = None if newer == NOW else _revision(reading, story_id, newer)
        state = after.snapshot if after else _story(reading, story_id)
        return _compared(reading, before, after, state)


def compare_with(library: "Library", story: Story, older: int) -> Compared:
    """How a revision became the story as it is given, which need not be saved."""
    with library.read() as reading:
        return _compared(reading, _revision(reading, story.id, older), None, story)


def _compared(reading: "Reading", before: Revision, after: Revision | None, state: Story) -> Compared:
    comparison = story_diff.compare(before.snapshot, state)
    targets = [one.card.target for one in comparison.cards]
    found = reading.stories.targets([one.story for one in targets if isinstance(one, StoryTarget)])
    names = {story: values.headline for story, values in found.items()}
    return Compared(older=before, newer=after, after=state, comparison=comparison, names=names)


def last_export(library: "Library", story_id: str) -> int | None:
    """The number of the revision that was exported last, or None."""
    exported = (row.number for row in revisions(library, story_id) if row.reason is Reason.EXPORTED)
    return next(exported, None)


def restore(
    library: "Library", story_id: str, number: int, *, origin: str = ""
) -> tuple[Story, Changes, int]:
    """Make a story what it was; what it is now is kept first, so that this can be undone.

    Text, details and cards come back; web address, status and publish date stay as they are. Gives the
    story, what changed, and the number of the revision that undoes it.
    """
    with library.write() as work:
        stored = _story(work, story_id)
        wanted = _brought_back(stored, _revision(work, story_id, number).snapshot)
        saving.keep(work, stored, Reason.BEFORE_RESTORE)
        undo = work.revisions.newest(story_id)
        saved = saving.write(work, stored, wanted, Reason.AUTOSAVED)
        work.commit()
    changes = saving.changes(stored, saved, origin, moved=True)
    return saved, changes, undo.number if undo else number


def _brought_back(now: Story, then: Story) -> Story:
    kept = {name: getattr(now.details, name) for name in _OF_THE_PRESENT}
    details: Details = replace(then.details, **kept)
    texts = {"headline": then.headline, "standfirst": then.standfirst, "body": then.body}
    return replace(now, details=details, cards=then.cards, sets=then.sets, **texts)  # type: ignore[arg-type]  # all texts


def rewrite(library: "Library", story_id: str, body: str, *, origin: str = "") -> tuple[Story, Changes, int]:
    """Give a story another body, such as one merged of two; what it is now is kept first.

    Gives the same as `restore`.
    """
    with library.write() as work:
        stored = _story(work, story_id)
        saving.keep(work, stored, Reason.BEFORE_RESTORE)
        undo = work.revisions.newest(story_id)
        saved = saving.write(work, stored, replace(stored, body=body), Reason.AUTOSAVED)
        work.commit()
    changes = saving.changes(stored, saved, origin, moved=True)
    return saved, changes, undo.number if undo else 0


def other_version(library: "Library", story_id: str) -> Revision | None:
    """The newest version that was saved elsewhere and saved over here, or None."""
    rows = (row.number for row in revisions(library, story_id) if row.reason is Reason.ELSEWHERE)
    number = next(rows, None)
    return None if number is None else revision(library, story_id, number)


def label(library: "Library", story_id: str, number: int, name: str) -> None:
    """Give a revision a name; it is then kept for ever. An empty name takes the name away."""
    with library.write() as work:
        if not work.revisions.name(story_id, number, " ".join(name.split())):
            raise _missing(story_id, number)
        work.commit()


def name_now(library: "Library", story_id: str, name: str) -> None:
    """Keep the story as it is now under a name."""
    stories.checkpoint(library, story_id, " ".join(name.split()))


def _story(reading: "Reading", story_id: str) -> Story:
    found = reading.stories.get(story_id)
    if found is None:
        raise stories.gone(story_id)
    return found


def _revision(reading: "Reading", story_id: str, number: int) -> Revision:
    found = reading.revisions.get(story_id, number)
    if found is None:
        raise _missing(story_id, number)
    return found


def _missing(story_id: str, number: int) -> StoryNotFound:
    return StoryNotFound(
        f"The story “{story_id}” has no version {number}; `deskeditor history` lists those it has."
    )
