"""Which pages on disk carry an old card, and how do they come up to date in one step?

Looked for some time after the last change, off the UI thread; exported one page after the other, so that the
window stays in use and the rest can be called off.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.changes import Changes
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.running import Work

if TYPE_CHECKING:
    from deskeditor.services.exporting import Exported, Failed
    from deskeditor.services.ripple import StalePage
    from deskeditor.storage.library import Library

WAIT_MS = 1500  # after the last change: nobody waits for it while typing
ORIGIN = "export"
_REST = "Pages that are made by then stay so; the others keep their old cards."


class OldPages(QObject):
    """Keeps the list of pages that carry an old card, and exports them again."""

    changed = Signal()  # read `pages`
    progressed = Signal(int, int)  # done, of how many; 0 of 0 when it has ended
    finished = Signal(int, tuple)  # how many were exported, and (page, why) of each that was not

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.pages: tuple[StalePage, ...] = ()
        self._waiting: list[StalePage] = []  # still to be exported
        self._total, self._done = 0, 0
        self._failed: list[tuple[StalePage, str]] = []
        self._work: Work | None = None
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self.look)
        desk.hub.changed.connect(self._library_changed)
        desk.open_story.dirty.connect(self._put_off)

    @property
    def is_exporting(self) -> bool:
        """Whether pages are on their way."""
        return self._total > 0

    def look(self) -> None:
        """Ask the library now."""
        self._desk.lane.ask(_stale, self._found, self._unknown, key="cards.old pages")

    def _put_off(self) -> None:
        if self._timer.isActive():
            self._timer.start()

    def _library_changed(self, changes: Changes) -> None:
        if changes.stories or changes.cards or changes.sites or changes.listing:
            self._timer.start()

    def _found(self, pages: "tuple[StalePage, ...]") -> None:
        if pages != self.pages:
            self.pages = pages
            self.changed.emit()

    def _unknown(self, _error: DeskError) -> None:
        """Whatever keeps a page from being made is said in the preview, for the story that it is of."""
        self._found(())

    def export(self) -> None:
        """Export all of them again, each to where it stands."""
        if self.is_exporting or not self.pages:
            return
        self._desk.open_story.save()
        self._waiting, self._failed = list(self.pages), []
        self._total, self._done = len(self._waiting), 0
        said = "Exporting pages with old cards again"
        self._work = self._desk.running.begin(said, _REST, self.stop, total=self._total)
        self._next()

    def stop(self) -> None:
        """Leave the rest as it is; the page that is being written is finished."""
        self._waiting.clear()

    def _next(self) -> None:
        self.progressed.emit(self._done, self._total)
        self._desk.running.progress(self._work, self._done, self._total)
        if not self._waiting:
            self._end()
            return
        page = self._waiting.pop(0)
        self._desk.lane.ask(
            lambda library: _exported(library, page),
            lambda outcomes: self._was_exported(page, outcomes),
            lambda error: self._was_not_exported(page, str(error)),
        )

    def _was_exported(self, page: "StalePage", outcomes: "tuple[Exported | Failed, ...]") -> None:
        why = next((one.error for one in outcomes if hasattr(one, "error")), "")
        if why:
            self._failed.append((page, why))
        else:
            self._done += 1
        self._next()

    def _was_not_exported(self, page: "StalePage", why: str) -> None:
        self._failed.append((page, why))
        self._next()

    def _end(self) -> None:
        done, ids = self._done, frozenset(page.id for page in self.pages)
        self._total = self._done = 0
        self._desk.running.end(self._work)
        self.progressed.emit(0, 0)
        self.finished.emit(done, tuple(self._failed))
        if done:
            self._desk.hub.announce(Changes(stories=ids, listing=True, origin=ORIGIN))
        self.look()


def _stale(library: "Library") -> "tuple[StalePage, ...]":
    from deskeditor.services import ripple  # loads SQLAlchemy: not on the UI thread

    return ripple.stale(library)


def _exported(library: "Library", page: "StalePage") -> "tuple[Exported | Failed, ...]":
    """Export one page; a file that somebody else edited is kept beside it."""
    from deskeditor.services import export_outlook, exporting, ripple

    request = exporting.ExportRequest(stories=(page.id,), folder=page.folder)
    for path in export_outlook.edited(library, request):
        export_outlook.set_aside(path)
    return tuple(ripple.export(library, (page,)))
