"""Since when does a story have its status, who gave it, and which did it have before?"""

from typing import TYPE_CHECKING

from deskeditor.domain.status_change import StatusChange

if TYPE_CHECKING:
    from deskeditor.domain.story import Story
    from deskeditor.storage.library import Library


def history(library: "Library", story: str) -> tuple[StatusChange, ...]:
    """What is known of a story's statuses, newest first."""
    with library.read() as reading:
        return reading.statuses.of(story)


def since(library: "Library", story: "Story") -> StatusChange | None:
    """When the story got the status that it has; None where nobody wrote that down."""
    newest = next(iter(history(library, story.id)), None)
    return newest if newest is not None and newest.status is story.details.status else None
