"""What must be done before the window may close?"""

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.shell.saving_notice import copy_text

PATIENCE_MS = 10_000  # a save takes milliseconds; a medium that needs longer than this is in trouble


class Closing(QObject):
    """Saves everything, and keeps the window open when that fails; the editor has the last word."""

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._why = ""
        self._anyway = False
        desk.open_story.save_failed.connect(self._note)

    def may_close(self) -> bool:
        """Whether nothing would be lost: waits for what is on its way to the library."""
        if self._anyway or self._saved_all():
            return True
        self._desk.messages.info_bar(
            "window",
            f"Not saved: {self._why or 'the library does not answer.'} Your text is only in this window.",
            (
                ("Try again", self._close),
                ("Copy the text", lambda: copy_text(self._desk)),
                ("Close anyway", self._close_anyway),
            ),
            Kind.ERROR,
        )
        return False

    def _saved_all(self) -> bool:
        self._why = ""
        open_story = self._desk.open_story
        open_story.save()
        if not open_story.is_saved:
            self._wait()
        return open_story.is_saved

    def _wait(self) -> None:
        loop = QEventLoop()
        self._desk.open_story.saved.connect(loop.quit)
        self._desk.open_story.save_failed.connect(loop.quit)
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def _note(self, why: str) -> None:
        self._why = why

    def _close(self) -> None:
        self._window.close()

    def _close_anyway(self) -> None:
        self._anyway = True
        self._close()
