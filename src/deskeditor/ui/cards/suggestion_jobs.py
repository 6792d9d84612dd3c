"""What is asked of the library about suggestions? Jobs of its lane, all plain Python."""

from typing import TYPE_CHECKING

from deskeditor.domain.card import StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.ui.cards.candidate import Candidate

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


def suggested(library: "Library", story: Story, most: int) -> tuple[Candidate, ...]:
    """The best suggestions for a story as it stands in memory, as candidates with their reasons."""
    from deskeditor.services import related  # loads SQLAlchemy: not on the UI thread

    return tuple(
        Candidate(
            target=StoryTarget(one.row.id),
            headline=one.row.headline or "Untitled story",
            line=one.why,
            image=one.row.lead_image,
        )
        for one in related.suggestions(library, story, most)
    )


def dismissed(library: "Library", story_id: str, target_id: str) -> Changes:
    """Suggest a story no more under another."""
    from deskeditor.services import related

    return related.dismiss(library, story_id, target_id)


def restored(library: "Library", story_id: str, target_id: str | None) -> Changes:
    """Suggest it again; without one, all that were dismissed."""
    from deskeditor.services import related

    return related.readmit(library, story_id, target_id)


def filled(library: "Library", story: Story, count: int) -> Story:
    """The story filled up to so many cards; those that are new are the machine's."""
    from deskeditor.services import related

    return related.backfill(library, story, count)
