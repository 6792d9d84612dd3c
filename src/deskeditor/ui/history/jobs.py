"""What is asked of the library about a story's past? Runs in the library lane."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story

if TYPE_CHECKING:
    from deskeditor.domain.revision import Revision, RevisionRow
    from deskeditor.services.history import Compared
    from deskeditor.storage.library import Library


@dataclass(frozen=True, slots=True)
class Past:
    """The revisions of a story, newest first, and what has changed since the newest one."""

    rows: "tuple[RevisionRow, ...]"
    since: "Compared | None"


def past(library: "Library", story: Story) -> Past:
    """The revisions of a story as it stands in memory."""
    from deskeditor.services import history  # loads SQLAlchemy: not on the UI thread

    rows = history.revisions(library, story.id)
    return Past(rows, history.compare_with(library, story, rows[0].number) if rows else None)


def compared(library: "Library", story: Story, older: int, newer: int) -> "Compared":
    """How a version became another one; 0 is the story as it stands in memory."""
    from deskeditor.services import history

    if newer == history.NOW:
        return history.compare_with(library, story, older)
    return history.compare(library, story.id, older, newer)


def since_export(library: "Library", story: Story) -> int | None:
    """The number of the version that was exported last."""
    from deskeditor.services import history

    return history.last_export(library, story.id)


def restored(library: "Library", story: str, number: int) -> tuple[Changes, int]:
    """Bring a version back; gives the changes, and the number of the version that undoes it."""
    from deskeditor.services import history

    _story, changes, undo = history.restore(library, story, number)
    return changes, undo


def named(library: "Library", story: str, number: int, name: str) -> None:
    """Name a version; 0 keeps the story as it is now under that name."""
    from deskeditor.services import history

    if number == history.NOW:
        history.name_now(library, story, name)
    else:
        history.label(library, story, number, name)


def snapshot(library: "Library", story: str, number: int) -> Story:
    """A version, whole."""
    from deskeditor.services import history

    return history.revision(library, story, number).snapshot


def both_versions(library: "Library", story: str) -> "tuple[Story, Revision | None]":
    """The story as it is saved, and the version that it was saved over."""
    from deskeditor.services import history, stories

    return stories.story(library, story), history.other_version(library, story)


def rewritten(library: "Library", story: str, body: str) -> tuple[Changes, int]:
    """Give a story another body; gives the changes, and the number of the version that undoes it."""
    from deskeditor.services import history

    _story, changes, undo = history.rewrite(library, story, body)
    return changes, undo
