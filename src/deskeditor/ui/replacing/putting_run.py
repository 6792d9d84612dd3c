"""How is a replacement carried out, so that one sees how far it is, can stop it, and goes on typing?"""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.replacing import jobs, wording
from deskeditor.ui.replacing.jobs import Outcome, Putting
from deskeditor.ui.running import Work
from deskeditor.ui.tasks import Lane

if TYPE_CHECKING:
    from deskeditor.services.replacing import Choice, Search


_REST = "What is replaced by then stays so; Undo replace in library takes it back, after the next start, too."


class PuttingRun(QObject):
    """Backs up first, then changes the open story through the desk and all others in the library."""

    progressed = Signal(int, int)  # stories done, of all
    finished = Signal()  # done, stopped or broken off: see `outcome`, `was_stopped` and `error`

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._lane: Lane | None = None  # a backup takes long, and no save waits for it
        self._putting: Putting | None = None
        self._opened: Choice | None = None
        self._total = 0
        self._work: Work | None = None
        self.outcome = Outcome()
        self.was_stopped = False
        self.error = ""

    @property
    def is_running(self) -> bool:
        """Whether something is being replaced."""
        return self._putting is not None

    def close(self) -> None:
        """Stop, and end the lane; a backup that is being made is finished."""
        self.stop()
        if self._lane is not None:
            self._lane.close()

    def stop(self) -> None:
        """Leave the rest as it is; the stories that are being written are finished."""
        self.was_stopped = True
        if self._putting is not None:
            self._putting.stop()

    def start(self, search: "Search", choices: "Sequence[Choice]") -> None:
        """Begin to replace what was chosen."""
        opened = self._opened_id()
        self._opened = next((one for one in choices if one.found.id == opened), None)
        self._putting = Putting(search, [one for one in choices if one is not self._opened])
        self._total = len(choices)
        said = f"Replacing in {wording.counted(self._total, 'story')}"
        self._work = self._desk.running.begin(said, _REST, self.stop, total=self._total)
        self.outcome, self.error, self.was_stopped = self._putting.outcome, "", False
        if self._lane is None:
            self._lane = Lane("backup before replacing", self)
        self._lane.run(partial(jobs.backed_up, self._desk.lane.folder), lambda _: self._begin(), self._broke)

    def _opened_id(self) -> str:
        story = self._desk.open_story.story
        return story.id if story is not None else ""

    def _begin(self) -> None:
        putting = self._putting
        if putting is None or self.was_stopped:
            self._end()
            return
        if self._opened is not None and self._opened.found.id != self._opened_id():
            putting.take(self._opened)  # another story was opened meanwhile
            self._opened = None
        opened = self._opened
        self._desk.open_story.save()
        self._desk.lane.ask(
            lambda library: putting.begin(library, opened), lambda _: self._change_open(), self._broke
        )

    def _change_open(self) -> None:
        choice, story = self._opened, self._desk.open_story.story
        if choice is not None:
            changed = jobs.changed(story, choice) if story is not None else None
            if changed is None:
                self.outcome.left.append(jobs.left(choice.found))
            else:
                self._desk.open_story.change(changed)
                self._desk.open_story.save()
                self.outcome.stories += 1
                self.outcome.hits += len(choice.hits)
        self._go_on()

    def _go_on(self) -> None:
        if self._putting is not None:
            done = self._putting.done + (self._opened is not None)
            self.progressed.emit(done, self._total)
            self._desk.running.progress(self._work, done, self._total)
            self._desk.lane.ask(self._putting.portion, self._took, self._broke)

    def _took(self, has_more: bool) -> None:
        if has_more:
            self._go_on()
        else:
            self._desk.lane.ask(jobs.finish)
            self._end()

    def _broke(self, error: DeskError) -> None:
        self.error = str(error)
        self._end()

    def _end(self) -> None:
        self._putting = None
        self._desk.running.end(self._work)
        if self.outcome.changes.stories or self.outcome.changes.cards:
            self._desk.hub.announce(self.outcome.changes)
        self.finished.emit()
