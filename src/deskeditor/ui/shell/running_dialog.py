"""What is still running, now that somebody wants to leave?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.running import Work
from deskeditor.ui.widgets import set_role, text_label

PATIENCE_MS = 10_000  # without a step: it may be a large backup, or have died of a fault in the program
_WIDTH = 480  # without the margins
_MOST = 10_000  # steps of a bar


class RunningDialog(QDialog):
    """What goes on, how far it is and what becomes of it; Enter waits for it, Esc goes on working.

    What is waited for, and does not stir, can be left alone: else a fault would hold the window for ever.
    """

    wait_requested = Signal()
    stop_requested = Signal()
    leave_requested = Signal()  # whatever becomes of it

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("runningDialog")
        self.setWindowTitle("Still running")
        self.setAccessibleName("Still running")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.heading = text_label("Something is still running", "heading")
        self.stay, self.stop = QPushButton("Go on working"), QPushButton("Stop and close")
        self.wait = set_role(QPushButton("Close when it is done"), "primary")
        self.leave = QPushButton()
        self.leave.hide()
        self._patience = QTimer(self, interval=PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._offer_to_leave)
        self.wait.setDefault(True)
        self._rows: dict[Work, _Row] = {}
        self._leaving = "Closing"
        self._lay_out()
        self.wait.clicked.connect(self.wait_requested)
        self.stop.clicked.connect(self.stop_requested)
        self.leave.clicked.connect(self.leave_requested)
        self.stay.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addStrut(_WIDTH)  # with a least width of its own it may be too narrow for its buttons
        column.addWidget(self.heading)
        self._list = QVBoxLayout()
        self._list.setSpacing(14)
        column.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self.stay)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.stop)
        row.addWidget(self.wait)
        column.addSpacing(4)
        column.addLayout(row)

    def show_wish(self, *, closes: bool) -> None:
        """Say what is waited for: that the window closes, or that another library is opened."""
        self._leaving = "Closing" if closes else "Opening the other library"
        self.stop.setText("Stop and close" if closes else "Stop and open the other library")
        self.wait.setText("Close when it is done" if closes else "Open it when this is done")
        self.leave.setText("Close anyway" if closes else "Open it anyway")

    def show_works(self, works: Sequence[Work]) -> None:
        """Show what is running now; what has ended goes."""
        for work in [one for one in self._rows if one not in works]:
            row = self._rows.pop(work)
            self._list.removeWidget(row)
            row.deleteLater()
        for work in works:
            if work not in self._rows:
                self._rows[work] = _Row(work)
                self._list.addWidget(self._rows[work])
            self._rows[work].follow()
        self.stop.setVisible(any(work.stop for work in works))
        if self._patience.isActive():
            self._patience.start()
        self.setAccessibleDescription(" ".join(f"{work.said}. {work.rest}" for work in works))

    def show_waiting(self, *, stopping: bool) -> None:
        """It was chosen what is to happen, and it takes a while."""
        waiting = f"{self._leaving} when this is done"
        self.heading.setText(f"Stopping, then {self._leaving.lower()}" if stopping else waiting)
        self.wait.setEnabled(False)
        self.stop.setEnabled(not stopping)
        self.stay.setFocus()
        self._patience.start()

    def _offer_to_leave(self) -> None:
        self.wait.hide()  # was pressed, or stopping was, and there is no room for four
        self.leave.show()

    @property
    def said(self) -> tuple[str, ...]:
        """What it says of each thing."""
        return tuple(f"{row.words.text()} {row.rest.text()}" for row in self._rows.values())


class _Row(QWidget):
    """One thing that runs."""

    def __init__(self, work: Work) -> None:
        super().__init__()
        self._work = work
        self.words, self.rest = text_label("", "line", wrap=True), text_label(work.rest, "muted", wrap=True)
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(work.said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for widget in (self.words, self.bar, self.rest):
            column.addWidget(widget)

    def follow(self) -> None:
        """Show how far it is."""
        done, total = self._work.done, self._work.total
        self.words.setText(f"{self._work.said}: {done:,} of {total:,}" if total else f"{self._work.said}…")
        self.bar.setRange(0, _MOST if total else 0)
        self.bar.setValue(done * _MOST // total if total else 0)
