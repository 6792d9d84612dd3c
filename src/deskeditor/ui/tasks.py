"""How does work leave the UI thread, and how do its results come back?

A `Lane` runs jobs in order on a thread of its own. Results come back on the UI thread through the lane's
own signal: a job is plain Python and never owns a Qt object. What a request refers to is held by the UI
thread until its result has been delivered there, so that nothing of Qt is ever let go in another thread.
"""

import queue
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from deskeditor.errors import DeskError

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

T = TypeVar("T")
Failed = Callable[[DeskError], None]

_FIRST, _IN_TURN, _LAST = range(3)  # what waits is done in this order, and each in the order it was asked


@dataclass(frozen=True, slots=True)
class _Task:
    job: Callable[[], Any]
    done: Callable[[Any], None] | None
    failed: Failed | None
    key: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    number: int
    value: Any = None
    error: BaseException | None = None
    skipped: bool = False


class Lane(QObject):
    """An ordered lane off the UI thread; every method is called on the UI thread.

    Jobs run in the order in which they were asked, but for those that go `first`: what was typed is not to
    wait for what is only shown.

    Of the jobs with one `key` only the newest counts: an older one that has not begun is skipped, and the
    result of one that has is dropped. After `close()` a request does nothing. `failed` gets the error of a
    job that the world made fail; where it is missing, the error goes to `failure`.
    """

    failure = Signal(object)  # a DeskError that no request asked to hear of
    _finished = Signal()  # an outcome waits

    def __init__(self, name: str, parent: QObject | None = None, *, held: bool = False) -> None:
        super().__init__(parent)
        self._asked: dict[int, _Task] = {}  # by number; changed on the UI thread only
        self._waiting: queue.PriorityQueue[tuple[int, int]] = queue.PriorityQueue()  # rank and number
        self._outcomes: queue.SimpleQueue[_Outcome] = queue.SimpleQueue()
        self._newest: dict[str, int] = {}
        self._count = 0
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._held = held
        if not held:
            self._thread.start()

    def begin(self) -> None:
        """Begin with the queued jobs of a lane that was made `held`: nothing runs before the first paint."""
        if self._held:
            self._held = False
            self._thread.start()

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        key: str = "",
        first: bool = False,
    ) -> None:
        """Queue a job; `done(result)` or `failed(error)` is called later on the UI thread."""
        if not self._open:
            return
        self._count += 1
        if key:
            self._newest[key] = self._count
        self._asked[self._count] = _Task(job, done, failed, key)
        self._waiting.put((_FIRST if first else _IN_TURN, self._count))

    @property
    def is_idle(self) -> bool:
        """Whether every request has been answered."""
        return not self._asked

    def wait(self, seconds: float) -> None:
        """Deliver results as they come until every request has been answered, or so much time has passed."""
        until = time.monotonic() + seconds
        while not self.is_idle and (left := until - time.monotonic()) > 0:
            try:
                self._take(self._outcomes.get(timeout=left))
            except queue.Empty:
                return

    def close(self) -> None:
        """Finish what is queued, end the thread, and drop results that have not been delivered."""
        if self._open:
            self.begin()
            self._open = False
            self._waiting.put((_LAST, 0))
            self._thread.join()
            self._asked.clear()
            self._outcomes = queue.SimpleQueue()

    def _work(self) -> None:
        while (waiting := self._waiting.get())[0] != _LAST:
            number = waiting[1]
            self._outcomes.put(self._outcome(number))
            self._finished.emit()  # from here on this thread holds nothing of the request
        self._last_act()

    def _last_act(self) -> None:
        """What the lane's thread does last; a lane that holds something releases it here."""

    def _outcome(self, number: int) -> _Outcome:
        task = self._asked[number]
        if self._outdated(task, number):
            return _Outcome(number, skipped=True)
        try:
            return _Outcome(number, task.job())
        except Exception as error:  # the edge of the lane: reported on the UI thread  # noqa: BLE001
            return _Outcome(number, error=error)

    def _outdated(self, task: _Task, number: int) -> bool:
        return bool(task.key) and self._newest.get(task.key) != number

    def _deliver(self) -> None:
        try:
            self._take(self._outcomes.get_nowait())
        except queue.Empty:  # `wait` was first
            return

    def _take(self, outcome: _Outcome) -> None:
        if not self._open:
            return
        task = self._asked.pop(outcome.number)
        if outcome.skipped or self._outdated(task, outcome.number):
            return
        if outcome.error is None:
            if task.done:
                task.done(outcome.value)
        elif isinstance(outcome.error, DeskError):
            (task.failed or self.failure.emit)(outcome.error)
        else:  # a bug: the crash hook says so and logs it
            sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)


class LibraryLane(Lane):
    """The one lane for all that touches the library, which it opens with its first job and closes last."""

    def __init__(self, folder: Path, parent: QObject | None = None, *, held: bool = False) -> None:
        super().__init__("library", parent, held=held)
        self.folder = folder
        self._library: Library | None = None  # touched by the lane's thread only

    def ask(
        self,
        job: "Callable[[Library], T]",
        done: Callable[[T], None] | None = None,
        failed: Failed | None = None,
        *,
        key: str = "",
        first: bool = False,
    ) -> None:
        """Queue a job that is given the open library."""
        self.run(lambda: job(self._opened()), done, failed, key=key, first=first)

    def _opened(self) -> "Library":
        if self._library is None:
            from deskeditor.services.libraries import open_or_create  # loads SQLAlchemy: not on the UI thread

            self._library = open_or_create(self.folder)
        return self._library

    def _last_act(self) -> None:
        if self._library is not None:
            self._library.close()
