"""What must be done before the window may close?"""

from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QWidget

from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.running import Act
from deskeditor.ui.shell.running_dialog import RunningDialog
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
        self._dialog: RunningDialog | None = None
        self._then: Act | None = None  # what somebody wants who is asked
        self._is_leaving = False
        desk.open_story.save_failed.connect(self._note)

    def may_close(self, then: Act | None = None) -> bool:
        """Whether nothing would be lost: waits for what is on its way to the library.

        Where something long is still running, somebody is asked first, and `then` is done when that has
        ended; without it the window closes.
        """
        if self._anyway:
            return True
        if self._desk.running.works:
            self._ask(then)
            return False
        if self._saved_all():
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

    def saves_all(self) -> bool:
        """Whether all that was typed is in the library now."""
        return self._saved_all()

    # --- what is still running

    def _ask(self, then: Act | None) -> None:
        """Say what it is, and offer to wait or to stop; when it ends by itself, one goes on as one wanted."""
        if self._dialog is not None:
            self._dialog.raise_()
            return
        self._then = then or self._close
        self._dialog = dialog = RunningDialog(self._window)
        dialog.show_wish(closes=then is None)
        dialog.wait_requested.connect(lambda: dialog.show_waiting(stopping=False))
        dialog.stop_requested.connect(self._stop)
        dialog.leave_requested.connect(self._desk.running.give_up)
        dialog.finished.connect(self._stay)
        self._desk.running.listen(self._follow)
        dialog.show_works(self._desk.running.works)
        dialog.open()
        dialog.wait.setFocus()

    def _stop(self) -> None:
        if self._dialog is not None:
            self._dialog.show_waiting(stopping=True)
        for work in self._desk.running.works:
            if work.stop is not None:
                work.stop()

    def _follow(self) -> None:
        if self._dialog is None:
            return
        if self._desk.running.works:
            self._dialog.show_works(self._desk.running.works)
        elif not self._is_leaving:
            self._is_leaving = True
            QTimer.singleShot(0, self, self._leave)  # whoever has just ended says so to others first

    def _leave(self) -> None:
        """Nothing runs any more, unless something else has begun in the meantime."""
        self._is_leaving = False
        dialog, then = self._dialog, self._then
        if dialog is not None and not self._desk.running.works:
            dialog.accept()
            if then is not None:
                then()

    def _stay(self) -> None:
        """The dialog is gone; what runs goes on."""
        self._desk.running.listen(None)
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = self._then = None

    # --- what is not saved

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
