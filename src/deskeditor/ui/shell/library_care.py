"""What should be known of the library's place, and what is tidied up while the window is open?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

TIDY_MS = 60_000  # after the window stands
EVERY_MS = 86_400_000  # a day


class LibraryCare(QObject):
    """Warns of a library that is read-only or far away and of a full disk; empties old trash."""

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._daily = QTimer(self, interval=EVERY_MS)
        self._daily.timeout.connect(self.tidy)

    def start(self) -> None:
        """Look at the library's place now, and at its trash when nobody waits."""
        self._desk.lane.ask(_warnings, self._tell)
        QTimer.singleShot(TIDY_MS, self, self.tidy)
        self._daily.start()

    def _tell(self, warnings: tuple[str, ...]) -> None:
        for text in warnings:
            self._desk.messages.info_bar("window", text)

    def tidy(self) -> None:
        """Delete what has been in the trash for thirty days."""
        self._desk.lane.ask(_purged, self._tell_purged, key="purge")

    def _tell_purged(self, changes: Changes) -> None:
        if changes.stories:
            self._desk.hub.announce(changes)


def _warnings(library: "Library") -> tuple[str, ...]:
    from deskeditor.services import libraries  # loads SQLAlchemy: not on the UI thread

    return libraries.warnings(library)


def _purged(library: "Library") -> Changes:
    from deskeditor.services import trash

    return Changes() if library.is_read_only else trash.purge(library)
