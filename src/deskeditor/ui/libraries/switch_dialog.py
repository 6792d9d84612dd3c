"""Which library is wanted: one that was open lately, another one, or a new one?"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.widgets import set_role, text_label

_SIZE = (620, 400)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class LibraryRow:
    """One library in words."""

    folder: Path
    text: str
    can_open: bool = True


class SwitchDialog(QDialog):
    """The libraries that were open lately, the open one first; Enter opens the chosen one."""

    open_requested = Signal(object)  # a Path
    choose_requested = Signal()
    new_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("switchDialog")
        self.setWindowTitle("Switch library")
        self.setAccessibleName("Switch library")
        self.resize(*_SIZE)
        self._rows: list[LibraryRow] = []
        self._is_busy = False
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.list.setAccessibleName("Libraries that were open lately")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.always = QCheckBox("Open it at every start from now on")
        self.state = text_label("", "error", wrap=True)
        self.choose, self.new = QPushButton("Choose folder…"), QPushButton("New library…")
        self.open_button, close = set_role(QPushButton("Open"), "primary"), QPushButton("Close")
        for button in (self.choose, self.new, self.open_button, close):
            button.setAutoDefault(False)
        self._lay_out(close)
        self.choose.clicked.connect(self.choose_requested)
        self.new.clicked.connect(self.new_requested)
        self.open_button.clicked.connect(self._open)
        self.list.itemDoubleClicked.connect(self._open)
        self.list.currentRowChanged.connect(self._follow)
        close.clicked.connect(self.close)

    def _lay_out(self, close: QPushButton) -> None:
        about = "What you typed is saved first; then this window shows the other library alone."
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(about, "line", wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.always)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.choose)
        row.addWidget(self.new)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.open_button)
        column.addLayout(row)

    def show_rows(self, rows: Sequence[LibraryRow], *, always: bool) -> None:
        """Show the libraries; the second one is chosen, as the first one is open already."""
        self._rows = list(rows)
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(row.text)
            item.setToolTip(str(row.folder))
            if not row.can_open:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(item)
        at = next((at for at, row in enumerate(rows) if row.can_open), -1)
        self.list.setCurrentRow(at)
        self.always.setChecked(always)
        self.say("")
        self._follow()

    def say(self, why: str) -> None:
        """Say why nothing was opened, or nothing."""
        self.state.setText(why)
        self.state.setVisible(bool(why))
        self._set_busy(on=False)
        if why:
            QAccessible.updateAccessibility(QAccessibleEvent(self.state, QAccessible.Event.Alert))

    def show_busy(self) -> None:
        """While a library is opened nothing else can be asked for."""
        self.say("")
        self._set_busy(on=True)

    def _set_busy(self, *, on: bool) -> None:
        self._is_busy = on
        self.choose.setEnabled(not on)
        self.new.setEnabled(not on)
        self._follow()

    def _chosen(self) -> LibraryRow | None:
        at = self.list.currentRow()
        row = self._rows[at] if 0 <= at < len(self._rows) else None
        return row if row is not None and row.can_open and not self._is_busy else None

    def _follow(self) -> None:
        self.open_button.setEnabled(self._chosen() is not None)

    def _open(self) -> None:
        if (row := self._chosen()) is not None:
            self.open_requested.emit(row.folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list opens; on a button it is the button's."""
        if event.key() in _ENTER and self.focusWidget() is self.list:
            self._open()
        else:
            super().keyPressEvent(event)
