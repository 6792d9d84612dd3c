"""How is a replacement taken back, in all stories at once?"""

from PySide6.QtCore import QObject

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO, Kind
from deskeditor.ui.replacing import jobs, wording
from deskeditor.ui.replacing.jobs import Undoing
from deskeditor.ui.running import Work

_REST = "The other stories stay as they are until you ask for it again, after the next start, too."


class PutBack(QObject):
    """Undoes the last replacement: the open story through the desk, all others in the library."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._undoing: Undoing | None = None
        self._work: Work | None = None
        self._is_stopped = False

    def offer(self, said: str) -> None:
        """Say what was replaced, and offer to take it back."""
        self._desk.messages.toast(said, UNDO, self.start)

    def start(self) -> None:
        """Begin; asked for once more while it runs, nothing happens."""
        if self._undoing is not None:
            return
        story = self._desk.open_story.story
        self._desk.open_story.save()
        self._is_stopped = False
        self._work = self._desk.running.begin("Taking a replacement back", _REST, self.stop)
        self._undoing = Undoing(story.id if story is not None else "")
        self._ask(self._undoing)

    def stop(self) -> None:
        """Leave the other stories as they are; asked for again, it goes on with them."""
        self._is_stopped = True

    def _ask(self, undoing: Undoing) -> None:
        self._desk.lane.ask(
            undoing.portion,
            lambda more: self._took(undoing, has_more=more),
            lambda error: self._broke(undoing, error),
        )

    def _took(self, undoing: Undoing, *, has_more: bool) -> None:
        self._take_open(undoing)
        if undoing.closed or (has_more and not self._is_stopped):
            self._ask(undoing)
            return
        self._end()
        self._announce(undoing)
        outcome = undoing.outcome
        where, has_done = wording.places(outcome.stories, outcome.sets), outcome.stories or outcome.sets
        nothing = "There is no replacement to take back"
        self._desk.messages.toast(
            f"Took the replacement back in {where}" if has_done or outcome.left else nothing
        )
        if outcome.left:
            self._desk.messages.info_bar("library", wording.left(outcome.left))

    def _take_open(self, undoing: Undoing) -> None:
        for entry in undoing.open:
            story = self._desk.open_story.story
            if story is None or story.id != entry.story:
                undoing.closed.append(entry)
                continue
            old = jobs.taken_back(story, entry)
            if old is None:
                undoing.outcome.left.append(jobs.edited(story))
            else:
                self._desk.open_story.change(old)
                undoing.outcome.stories += 1
        undoing.open.clear()

    def _end(self) -> None:
        self._undoing = None
        self._desk.running.end(self._work)

    def _announce(self, undoing: Undoing) -> None:
        changes = undoing.outcome.changes
        if changes.stories or changes.cards:
            self._desk.hub.announce(changes)

    def _broke(self, undoing: Undoing, error: DeskError) -> None:
        """Half way: what was taken back is shown; asked for again, it goes on with the rest."""
        self._take_open(undoing)
        self._end()
        self._announce(undoing)
        self._desk.messages.info_bar("library", str(error), kind=Kind.ERROR)
