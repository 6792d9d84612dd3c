"""Which backups are there, how good are they, and how does one come back?"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.widgets import text_label

_SIZE = (620, 420)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class BackupRow:
    """One backup in words."""

    name: str
    text: str


class BackupsDialog(QDialog):
    """The backups of the library, newest first; it stops nothing else."""

    make_requested = Signal()
    restore_requested = Signal(str)  # the backup's name

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Backups")
        self.setAccessibleName("Backups")
        self.resize(*_SIZE)
        self._names: list[str] = []
        self.state = text_label("", "muted", wrap=True)
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.list.setAccessibleName("Backups, newest first")
        self.make = QPushButton("Back up now")
        self.restore = QPushButton("Restore")
        self.restore.setToolTip("Bring the chosen backup back; the library of now is backed up first")
        close = QPushButton("Close")
        for button in (self.make, self.restore, close):
            button.setAutoDefault(False)
        self._lay_out(close)
        self.make.clicked.connect(self.make_requested)
        self.restore.clicked.connect(self._restore)
        self.list.itemSelectionChanged.connect(self._follow)
        close.clicked.connect(self.close)
        self.show_rows((), "")

    def _lay_out(self, close: QPushButton) -> None:
        about = "The library is copied every day, every hour that changed something, and before large work."
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(about, "line", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.make)
        row.addStretch(1)
        row.addWidget(self.restore)
        row.addWidget(close)
        column.addLayout(row)

    def show_rows(self, rows: Sequence[BackupRow], state: str) -> None:
        """Show the backups there are, and one sentence about them."""
        self._names = [row.name for row in rows]
        self.list.clear()
        self.list.addItems([row.text for row in rows])
        if rows:
            self.list.setCurrentRow(0)
        self.state.setText(state)
        self._follow()

    def show_busy(self, doing: str) -> None:
        """Say what is being done; nothing else can be asked for meanwhile."""
        self.state.setText(doing)
        self.make.setEnabled(False)
        self.restore.setEnabled(False)

    def _follow(self) -> None:
        self.make.setEnabled(True)
        self.restore.setEnabled(0 <= self.list.currentRow() < len(self._names))

    def _restore(self) -> None:
        if 0 <= self.list.currentRow() < len(self._names):
            self.restore_requested.emit(self._names[self.list.currentRow()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list does nothing by itself: what comes back is asked for by its button."""
        if event.key() not in _ENTER or not self.list.hasFocus():
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to the window."""
        super().hideEvent(event)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()  # not every window system does that by itself
