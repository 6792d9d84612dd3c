"""How is a change of many stories carried out from the settings, while the window stays usable?"""

from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.running import Work

if TYPE_CHECKING:
    from deskeditor.services.ordering import Ordered
    from deskeditor.storage.library import Library

    Begin = Callable[[Library], Iterator[Ordered]]


_SAID = "Changing a tag, section or author in every story"
_REST = "It is written down: at the next start you can finish it, or take it back."
_STOPPED = "Stopped. The same again goes on; Undo a change to several stories takes it back."


class OrderRun(QObject):
    """Runs one change at a time, portion by portion: between two of them the lane saves what is typed."""

    progressed = Signal(int, int)  # stories done, stories in all
    done = Signal(object)  # Ordered
    failed = Signal(str)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_running = self._is_stopped = False
        self._work: Work | None = None
        self._waiting: deque[Begin] = deque()

    def begin(self, begin: "Begin") -> None:
        """Carry out a change; one that is asked for while another runs comes after it."""
        if self._is_running:
            self._waiting.append(begin)
            return
        self._is_running, self._is_stopped = True, False
        self._work = self._desk.running.begin(_SAID, _REST, self.stop)
        self._desk.open_story.save()  # so that the open story has nothing to merge
        self._go_on(_Portions(begin), None)

    def stop(self) -> None:
        """Leave the other stories as they are, and begin nothing that waits."""
        self._is_stopped = True
        self._waiting.clear()

    def _go_on(self, portions: "_Portions", so_far: "Ordered | None") -> None:
        self._desk.lane.ask(
            portions.next,
            lambda portion: self._take(portions, so_far, portion),
            lambda error: self._refused(error, so_far),
        )

    def _take(self, portions: "_Portions", so_far: "Ordered | None", portion: "Ordered | None") -> None:
        if portion is not None:
            so_far = portion if so_far is None else so_far | portion
            self.progressed.emit(so_far.stories, so_far.total)
            self._desk.running.progress(self._work, so_far.stories, so_far.total)
            if self._is_stopped:
                self._refused(DeskError(_STOPPED), so_far)
            else:
                self._go_on(portions, so_far)
            return
        if so_far is not None:
            self._desk.hub.announce(so_far.changes)
            self.done.emit(so_far)
        self._next()

    def _refused(self, error: DeskError, so_far: "Ordered | None") -> None:
        if so_far is not None:  # broken off half way: the window shows what is done
            self._desk.hub.announce(so_far.changes)
        self.failed.emit(str(error))
        self._next()

    def _next(self) -> None:
        self._is_running = False
        self._desk.running.end(self._work)
        if self._waiting:
            self.begin(self._waiting.popleft())


class _Portions:
    """A change that has begun in the lane's thread, and goes on there."""

    def __init__(self, begin: "Begin") -> None:
        self._begin = begin
        self._portions: Iterator[Ordered] | None = None

    def next(self, library: "Library") -> "Ordered | None":
        """What the next portion did; None after the last."""
        if self._portions is None:
            self._portions = self._begin(library)
        return next(self._portions, None)
