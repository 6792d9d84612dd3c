"""How is the library looked through, so that the window stays in use and another search takes its place?"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.ui.desk import Desk
from deskeditor.ui.replacing.jobs import Looking, Portion

if TYPE_CHECKING:
    from deskeditor.services.replacing import Search
    from deskeditor.storage.rows import ListQuery

MOST = 100_000  # hits that are listed; those beyond are found when these are replaced


class LookingRun(QObject):
    """One search at a time, portion by portion: between two of them the lane saves what is typed."""

    found = Signal(tuple)  # of Found
    progressed = Signal(int, int)  # done, of all
    ended = Signal()  # all is looked through, or it was stopped, or there is too much
    failed = Signal(str)  # why, in one sentence

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._looking: Looking | None = None
        self._hits = 0
        self.is_running = self.was_stopped = False

    @property
    def is_capped(self) -> bool:
        """Whether there are more hits than are listed."""
        return self._hits >= MOST

    @property
    def search(self) -> "Search | None":
        """What was looked for, once that is known."""
        return self._looking.search if self._looking is not None else None

    def start(self, query: Query, replacement: Replacement | None, among: "Callable[[], ListQuery]") -> None:
        """Look for something else from now on."""
        self.abandon()
        self._desk.open_story.save()
        self._hits, self.is_running, self.was_stopped = 0, True, False
        self._looking = Looking(query, replacement, among)
        self._ask(self._looking)

    def stop(self) -> None:
        """Look no further; what was found stays."""
        if self._looking is not None and self.is_running:
            self.was_stopped = True
            self._looking.stop()

    def abandon(self) -> None:
        """Let the search end, and hear no more of it."""
        looking, self._looking = self._looking, None
        if looking is not None and self.is_running:
            self._close(looking)
        self.is_running = False

    def _close(self, looking: Looking) -> None:
        looking.stop()
        self._desk.lane.ask(looking.portion)

    def _ask(self, looking: Looking) -> None:
        self._desk.lane.ask(
            looking.portion,
            lambda portion: self._took(looking, portion),
            lambda error: self._broke(looking, error),
        )

    def _took(self, looking: Looking, portion: Portion) -> None:
        if looking is not self._looking:
            return
        self._hits += sum(len(one.hits) for one in portion.found)
        if self.is_capped and not portion.is_last:
            self._close(looking)
        self.is_running = not (portion.is_last or self.is_capped)
        self.found.emit(portion.found)
        if self.is_running:
            self.progressed.emit(portion.done, portion.total)
            self._ask(looking)
        else:
            self.ended.emit()

    def _broke(self, looking: Looking, error: DeskError) -> None:
        if looking is self._looking:
            self._looking, self.is_running = None, False
            self.failed.emit(str(error))
