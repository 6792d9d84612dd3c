"""How are several stories changed at once, and how is that taken back?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Details, Story
from deskeditor.services import saving

if TYPE_CHECKING:
    from collections.abc import Callable

    from deskeditor.storage.library import Library


@dataclass(frozen=True, slots=True)
class Changed:
    """What the stories that changed were before, by id; those that were so already are not among them."""

    before: Mapping[str, Details]
    changes: Changes


def change(library: "Library", ids: Iterable[str], bulk: Bulk, *, origin: str = "") -> Changed:
    """Change these stories, all or none; those that are gone are passed over."""
    return _written(library, ids, bulk.of, origin)


def take_back(library: "Library", before: Mapping[str, Details], bulk: Bulk, *, origin: str = "") -> Changed:
    """Take back in these stories what `bulk` changed; what was changed again since stays."""
    return _written(library, before, lambda story: bulk.taken_back(before[story.id], story), origin)


def _written(
    library: "Library", ids: Iterable[str], become: "Callable[[Story], Story]", origin: str
) -> Changed:
    before: dict[str, Details] = {}
    changes = Changes(origin=origin)
    with library.write() as work:
        for story_id in ids:
            stored = work.stories.get(story_id)
            wanted = become(stored) if stored is not None else None
            if stored is None or wanted is None or wanted == stored:
                continue
            saved = saving.write(work, stored, wanted, Reason.CHANGED)
            changes |= saving.changes(stored, saved, origin, moved=True)
            before[story_id] = stored.details
        work.commit()
    return Changed(before, changes)
