"""What does the dialog of an export hold?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.exporting.export_form import ExportForm
from deskeditor.ui.exporting.outlook_view import OutlookView
from deskeditor.ui.widgets import ElidedLabel, Rule, set_role, tab_order
from deskeditor.ui.widgets.role import set_look

_SIZE = (960, 640)
_SMALL = (720, 480)
_FORM = 320


class ExportDialog(QDialog):
    """Form left, outlook right; Enter exports from anywhere in it, Esc closes."""

    export_requested = Signal()
    cancel_requested = Signal()  # while several stories are being exported
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setAccessibleName("Export")
        self.setWindowTitle("Export")
        self.setModal(True)
        self.form = ExportForm()
        self.outlook = OutlookView()
        self._said = ElidedLabel("", "muted")
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.hide()
        self._cancel = QPushButton("Cancel")
        self._cancel.setAutoDefault(False)
        self._export = set_role(QPushButton("Export"), "primary")
        self._export.setDefault(True)
        self._cancel.clicked.connect(self.reject)
        self._export.clicked.connect(self.export_requested)
        self._lay_out()
        self.setMinimumSize(*_SMALL)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        sides = QHBoxLayout()
        sides.setSpacing(0)
        self.form.setFixedWidth(_FORM)
        sides.addWidget(self.form)
        sides.addWidget(self.outlook, 1)
        column.addLayout(sides, 1)
        column.addWidget(Rule())
        self._foot = self._made_foot()
        column.addWidget(self._foot)

    def _made_foot(self) -> QWidget:
        foot = set_role(QWidget(), "panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(20, 12, 16, 12)
        row.setSpacing(8)
        row.addWidget(self._said, 1)
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        row.addWidget(self._export)
        return foot

    def say(self, words: str, *, error: bool = False, warning: bool = False) -> None:
        """Say something at the foot: the last export, what is to be looked at, or what went wrong."""
        set_look(self._said, "role", "error" if error else "warning" if warning else "muted")
        self._said.setText(words)
        self._said.setAccessibleName(words)
        if error:
            QAccessible.updateAccessibility(QAccessibleEvent(self._said, QAccessible.Event.Alert))

    def show_busy(self, *, busy: bool) -> None:
        """An export is on its way: it is not asked for twice."""
        self._export.setEnabled(not busy)
        self.form.setEnabled(not busy)

    def show_progress(self, done: int, total: int) -> None:
        """How many of several stories are done; 0 of 0 takes the bar away."""
        self._progress.setVisible(total > 0)
        self._said.setVisible(total == 0)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._progress.setAccessibleName(f"Exporting {done} of {total}")

    def offer(self, words: str) -> None:
        """What the main button says."""
        self._export.setText(words)

    def begin(self) -> None:
        """Open with the keys on the main button, so that Enter exports."""
        self.open()
        self._export.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from field to field and past the page, which would keep it for each of its links."""
        stop = tab_order.neighbour(self, (self.form, *self.outlook.fields, self._foot), forward)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return stop is not None

    def reject(self) -> None:
        """Stop what is running, else close."""
        if self._progress.isVisible():
            self.cancel_requested.emit()
        else:
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter exports from any field, and presses a button that has the keys."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focused = self.focusWidget()
        button = focused if isinstance(focused, QPushButton) else self._export
        button.click()

    def done(self, result: int) -> None:
        """Give the keys back to the window, and say so: what the dialog holds can be let go.

        Being hidden does not mean that: Qt hides the dialog for a moment to make its window anew when a web
        page comes into it, and a page that is let go just then ends the program.
        """
        super().done(result)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()  # not every window system does that by itself
        self.closed.emit()
