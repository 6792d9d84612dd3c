"""How are files taken into the library, so that one sees how far it is, can stop it, and goes on typing?"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.services.importing import ImportEvent, ImportResult
    from deskeditor.storage.library import Library

_MOMENT = 0.06  # seconds of the library's lane
_REST = "Stories that are in by then stay; the same files imported again bring in the others."


class ImportRun(QObject):
    """One import, portion by portion: between two of them the lane saves what is typed."""

    progressed = Signal(int, int)  # files seen to, of all
    ended = Signal(object)  # an ImportResult: of all that came in, also where it was stopped or broke off

    def __init__(self, desk: Desk, paths: Sequence[str], site: str, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job = _Importing(tuple(map(Path, paths)), site)
        self._work = desk.running.begin("Importing stories", _REST, self._job.stop)

    def start(self) -> None:
        """Begin, or go on for a moment."""
        self._desk.lane.ask(self._job.portion, self._took, self._broke)

    def stop(self) -> None:
        """Begin no other file."""
        self._job.stop()

    def _took(self, has_more: bool) -> None:
        done, total = self._job.done
        self._desk.running.progress(self._work, done, total)
        self.progressed.emit(done, total)
        if has_more:
            self.start()
        else:
            self._end()

    def _end(self) -> None:
        self._desk.running.end(self._work)
        self.ended.emit(self._job.result())

    def _broke(self, error: DeskError) -> None:
        self._end()
        self._desk.lane.failure.emit(error)


class _Importing:
    """The import in the lane's thread."""

    def __init__(self, paths: tuple[Path, ...], site: str) -> None:
        self._asked = paths, site
        self._events: Iterator[ImportEvent] | None = None
        self._seen: list[ImportEvent] = []
        self._is_stopped = False  # set on the UI thread, read in the lane's

    def stop(self) -> None:
        self._is_stopped = True

    @property
    def done(self) -> tuple[int, int]:
        """How many files were seen to, and how many there are."""
        return len(self._seen), self._seen[-1].total if self._seen else 0

    def portion(self, library: "Library") -> bool:
        """Go on for a moment; whether there is more to do."""
        from deskeditor.services import importing  # loads SQLAlchemy: not on the UI thread

        if self._events is None:
            paths, site = self._asked
            self._events = importing.import_paths(library, paths, site=site, stopped=lambda: self._is_stopped)
        end = monotonic() + _MOMENT
        for event in self._events:
            self._seen.append(event)
            if monotonic() >= end:
                return True
        return False

    def result(self) -> "ImportResult":
        """What has become of all files that were seen to."""
        from deskeditor.services import importing

        return importing.collect(iter(self._seen))
