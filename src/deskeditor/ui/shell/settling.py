"""When does the search index hear of what was saved, if nobody searches?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

PAUSE_MS = 2000  # without a save


class Settling(QObject):
    """Has the index told in the first pause after a save, and after the start what was left undone."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self.settle)
        desk.hub.changed.connect(self._begin_again)

    def start(self) -> None:
        """Begin with what another start may have left."""
        self._pause.start()

    def _begin_again(self, _changes: object) -> None:
        self._pause.start()

    def settle(self) -> None:
        """Ask for it, behind what the library lane has to do; what fails is done when somebody searches."""
        if self._desk.open_story.is_saved:  # else the save that is on its way asks again
            self._desk.lane.ask(_settle, None, lambda _error: None, key="tell the index")


def _settle(library: "Library") -> bool:
    return library.settle()
