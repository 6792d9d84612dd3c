"""Where is the library to stand, and how far has it come?"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCloseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.widgets import set_role, text_label
from deskeditor.ui.widgets.role import set_look

_WIDTH = 600
_MB = 1_000_000


class MoveDialog(QDialog):
    """Asks where to, and shows the way; the window waits behind it, so that nothing is typed meanwhile."""

    move_requested = Signal(object, bool)  # where to; whether the old folder stays as it is
    stop_requested = Signal()

    def __init__(self, parent: QWidget, library: Path) -> None:
        super().__init__(parent)
        self.setObjectName("moveDialog")
        self.setWindowTitle("Move library")
        self.setAccessibleName("Move library")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(_WIDTH)
        self._library, self._is_moving = library, False
        self.to = QLineEdit()
        self.to.setAccessibleName("New folder of the library")
        self.to.setPlaceholderText("A folder that is empty or not there yet")
        self.choose = QPushButton("Choose…")
        self.keep = QCheckBox("Leave the old folder as it is, as a copy")
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Copied")
        self.progress.setTextVisible(False)
        self.state = text_label("", "muted", wrap=True)
        self.move_button, self.cancel = set_role(QPushButton("Move"), "primary"), QPushButton("Cancel")
        self.choose.setAutoDefault(False)
        self.cancel.setAutoDefault(False)
        self.move_button.setDefault(True)
        self._lay_out()
        self.to.textChanged.connect(self._follow)
        self.choose.clicked.connect(self._choose)
        self.move_button.clicked.connect(self._move)
        self.cancel.clicked.connect(self.reject)
        self._follow()

    def _lay_out(self) -> None:
        about = (
            f"The library stands at “{self._library}”. It is copied, the copy is proved, and only then used. "
            "The old folder is kept under another name; delete it yourself when all is well."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(about, "line", wrap=True))
        where = QHBoxLayout()
        where.addWidget(self.to, 1)
        where.addWidget(self.choose)
        column.addLayout(where)
        column.addWidget(self.keep)
        column.addWidget(self.progress)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.move_button)
        column.addLayout(row)
        self.progress.hide()
        self.state.hide()

    def show_progress(self, done: int, total: int) -> None:
        """How many of the bytes are copied; all of them: the copy is being proved."""
        self.progress.setRange(0, max(total // _MB, 1))
        self.progress.setValue(done // _MB)
        self.progress.show()
        self._say(f"{done / _MB:,.0f} of {total / _MB:,.0f} MB copied…")

    def show_fault(self, why: str) -> None:
        """Say why it did not move; it can be tried again."""
        self._set_moving(on=False)
        self.progress.hide()
        self.to.setFocus()  # it was grey meanwhile, and lost the keys to “Cancel”
        self._say(why, error=True)

    def _say(self, words: str, *, error: bool = False) -> None:
        set_look(self.state, "role", "error" if error else "muted")
        self.state.setText(words)
        self.state.show()
        self.adjustSize()
        if error:
            QAccessible.updateAccessibility(QAccessibleEvent(self.state, QAccessible.Event.Alert))

    def _set_moving(self, *, on: bool) -> None:
        self._is_moving = on
        for widget in (self.to, self.choose, self.keep):
            widget.setEnabled(not on)
        self._follow()

    def _follow(self) -> None:
        self.move_button.setEnabled(bool(self.to.text().strip()) and not self._is_moving)

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Move the library into this folder")
        if chosen:
            folder = Path(chosen)
            self.to.setText(str(folder if _is_empty(folder) else folder / self._library.name))

    def _move(self) -> None:
        self._set_moving(on=True)
        self._say("Saving what you typed…")
        self.move_requested.emit(Path(self.to.text().strip()).expanduser(), self.keep.isChecked())

    def reject(self) -> None:
        """Esc and Cancel: stop a move on its way, else close."""
        if self._is_moving:
            self._say("Stopping…")
            self.stop_requested.emit()
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay until what goes on has ended."""
        if self._is_moving:
            event.ignore()
            self.reject()
        else:
            super().closeEvent(event)


def _is_empty(folder: Path) -> bool:
    try:
        return not any(folder.iterdir())
    except OSError:  # one that cannot be read: the move will say why
        return False
