"""What should be known of the library's place, and what is tidied up while the window is open?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

ROOM_MS = 300_000  # between two looks at the room on the disk
TIDY_MS = 60_000  # after the window stands
FULL = "The disk is nearly full"
EVERY_MS = 86_400_000  # a day


class LibraryCare(QObject):
    """Warns of a library that is read-only or far away and of a full disk; empties old trash."""

    copy_requested = Signal()  # of the open story, into a file

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._daily = QTimer(self, interval=EVERY_MS)
        self._daily.timeout.connect(self.tidy)
        self._often = QTimer(self, interval=ROOM_MS)
        self._often.timeout.connect(self.look_for_room)
        self._told = ""  # of the room on the disk

    def start(self) -> None:
        """Look at the library's place now, and at its trash when nobody waits."""
        self._desk.lane.ask(_warnings, self._tell)
        QTimer.singleShot(TIDY_MS, self, self.tidy)
        self._daily.start()
        self._often.start()

    def _tell(self, warnings: tuple[str, ...]) -> None:
        for text in warnings:
            actions = (("Save a copy…", self._save_copy),) if "is read-only" in text else ()
            self._desk.messages.info_bar("window", text, actions)
            if text.startswith(FULL):
                self._told = text

    def _save_copy(self) -> None:
        """Of the open story: it stays in memory, and is asked for again as long as it is not saved."""
        self.copy_requested.emit()

    def look_for_room(self) -> None:
        """Say when the disk becomes nearly full while the window is open, and take it back when it is not."""
        self._desk.lane.ask(_room, self._tell_room, key="room")

    def _tell_room(self, said: str) -> None:
        if bool(said) == bool(self._told):  # another number is no news
            return
        if self._told:
            self._desk.messages.take_back("window", self._told)
        if said:
            self._desk.messages.info_bar("window", said)
        self._told = said

    def tidy(self) -> None:
        """Delete what has been in the trash for thirty days."""
        self._desk.lane.ask(_purged, self._tell_purged, key="purge")

    def _tell_purged(self, changes: Changes) -> None:
        if changes.stories:
            self._desk.hub.announce(changes)


def _warnings(library: "Library") -> tuple[str, ...]:
    from deskeditor.services import libraries  # loads SQLAlchemy: not on the UI thread

    return libraries.warnings(library)


def _room(library: "Library") -> str:
    from deskeditor.services import libraries

    return libraries.room(library.folder)


def _purged(library: "Library") -> Changes:
    from deskeditor.services import trash, unused_images

    if library.is_read_only:
        return Changes()
    unused_images.sweep(library)
    return trash.purge(library)
