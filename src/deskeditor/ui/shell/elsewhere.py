"""When does the window show what another program has written to the library?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

LOOK_MS = 2000  # one question that SQLite answers from memory

ORIGIN = "elsewhere"


class Elsewhere(QObject):
    """Looks every few seconds whether another window, or the command line, has written to the library."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self, interval=LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look."""
        self._timer.start()

    def look(self) -> None:
        """Ask; of a library that cannot be read now, those hear who want something of it."""
        self._desk.lane.ask(_was_changed, self._tell, lambda _error: None, key="changed elsewhere")

    def _tell(self, changed: bool) -> None:
        if changed:
            story = self._desk.open_story.story
            open_ids = frozenset((story.id,) if story else ())
            self._desk.hub.announce(Changes(stories=open_ids, cards=open_ids, listing=True, origin=ORIGIN))


def _was_changed(library: "Library") -> bool:
    return library.was_changed_elsewhere()
