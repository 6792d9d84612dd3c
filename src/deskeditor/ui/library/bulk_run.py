"""How are many stories changed from the list, while one goes on typing, and taken back at once?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Details, Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

ORIGIN = "list"
_MOMENT = 0.06  # seconds of the library's lane
_AT_ONCE = 4  # stories in one transaction: whoever types waits for no more than these


class BulkRun(QObject):
    """One change of several stories: the open one on the desk, the others in the library, in portions."""

    progressed = Signal(int)  # stories seen to
    finished = Signal()  # see `before`, `error` and `is_whole`

    def __init__(
        self,
        desk: Desk,
        ids: Sequence[str],
        bulk: Bulk,
        parent: QObject,
        *,
        undo: Mapping[str, Details] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._bulk, self._undo = desk, bulk, undo
        self._ids = list(ids)
        self.total = len(self._ids)  # stories
        self._changes = Changes(origin=ORIGIN)
        self.before: dict[str, Details] = {}  # of those that changed
        self.error = ""
        self.is_whole = True  # no story was left out

    def start(self) -> None:
        """Begin."""
        story = self._desk.open_story.story
        if story is not None and story.id in self._ids:
            self._ids.remove(story.id)
            changed = _become(self._bulk, self._undo)(story)
            if changed != story:
                self.before[story.id] = story.details
                self._desk.open_story.change(changed)
                self._desk.open_story.save()
        self._go_on()

    def stop(self) -> None:
        """Leave the others as they are."""
        self.is_whole = self.is_whole and not self._ids
        self._ids.clear()

    def _go_on(self) -> None:
        ids, bulk, undo = tuple(self._ids), self._bulk, self._undo
        if ids:
            self._desk.lane.ask(lambda library: _portion(library, ids, bulk, undo), self._took, self._broke)
        else:
            self._end()

    def _took(self, done: "tuple[int, dict[str, Details], Changes]") -> None:
        seen, before, changes = done
        del self._ids[:seen]
        self.before |= before
        self._changes |= changes
        self.progressed.emit(self.total - len(self._ids))
        self._go_on()

    def _broke(self, error: DeskError) -> None:
        self.error, self.is_whole = str(error), False
        self._end()

    def _end(self) -> None:
        if self._changes.stories or self._changes.listing:
            self._desk.hub.announce(self._changes)
        self.finished.emit()


def _become(bulk: Bulk, undo: Mapping[str, Details] | None) -> Callable[[Story], Story]:
    return bulk.of if undo is None else lambda story: bulk.taken_back(undo[story.id], story)


def _portion(
    library: "Library", ids: Sequence[str], bulk: Bulk, undo: Mapping[str, Details] | None
) -> tuple[int, dict[str, Details], Changes]:
    """Go on for a moment: how many stories were seen to, what they were before, and what changed."""
    from deskeditor.services import several  # loads SQLAlchemy: not on the UI thread

    seen, before, changes = 0, dict[str, Details](), Changes(origin=ORIGIN)
    end = monotonic() + _MOMENT
    for some in _parts(ids):
        if undo is None:
            done = several.change(library, some, bulk, origin=ORIGIN)
        else:
            known = {one: undo[one] for one in some}
            done = several.take_back(library, known, bulk, origin=ORIGIN)
        seen += len(some)
        before |= done.before
        changes |= done.changes
        if monotonic() >= end:
            break
    return seen, before, changes


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[at : at + _AT_ONCE] for at in range(0, len(ids), _AT_ONCE))
