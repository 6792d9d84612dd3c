"""Where was somebody when the program ended, however it ended?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from deskeditor.ui.window_state import Place, WindowState

if TYPE_CHECKING:
    from deskeditor.ui.open_story import OpenStory

QUIET_MS = 700  # after the last move of caret or text…
LATEST_MS = 3000  # …and never later than this after the first


def go_back(body: QPlainTextEdit, place: Place) -> None:
    """Put caret and text where they were, as far as the text still reaches."""
    cursor = QTextCursor(body.document())
    cursor.setPosition(min(place.caret, body.document().characterCount() - 1))
    body.setTextCursor(cursor)
    body.verticalScrollBar().setValue(place.scrolled)


class PlaceKeeper(QObject):
    """Writes down which story is open, where its caret is and how far it is scrolled."""

    def __init__(
        self, body: QPlainTextEdit, open_story: "OpenStory", library: Path, state: WindowState
    ) -> None:
        super().__init__(body)
        self._body, self._open_story = body, open_story
        self._library, self._state = library, state
        self._kept = state.place(library)
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._latest = QTimer(self, interval=LATEST_MS, singleShot=True)
        for timer in (self._quiet, self._latest):
            timer.timeout.connect(self.keep)
        body.cursorPositionChanged.connect(self._wait)
        body.verticalScrollBar().valueChanged.connect(self._wait)
        open_story.opened.connect(self._wait)

    def _wait(self) -> None:
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start()

    def keep(self) -> None:
        """Write it down now, if it is another place than the one that is kept."""
        self._quiet.stop()
        self._latest.stop()
        place = self._place()
        if place != self._kept:
            self._kept = place
            self._state.keep_place(self._library, place)

    def _place(self) -> Place:
        story = self._open_story.story
        caret, scrolled = self._body.textCursor().position(), self._body.verticalScrollBar().value()
        return Place(story.id, caret, scrolled) if story else Place()
