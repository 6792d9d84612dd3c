"""What was found in the library, and what is to be done about it?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.widgets import EmptyState, set_role, text_label

_SIZE = (680, 440)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FoundDialog(QDialog):
    """A list of what was found, or why there is none, above one button that acts; it stops nothing else."""

    act_requested = Signal()
    again_requested = Signal()

    def __init__(self, parent: QWidget, title: str, about: str, act: str, *, ticks: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.resize(*_SIZE)
        self._ticks = ticks
        self._is_busy = False
        self._can_act: Sequence[bool] = ()
        self.list = QListWidget()
        self.list.setProperty("role", "names")
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty = EmptyState("check", "", "")
        self.state = text_label("", "muted", wrap=True)
        self.again, close = QPushButton("Look again"), QPushButton("Close")
        self.act = set_role(QPushButton(act), "primary")
        for button in (self.again, close, self.act):
            button.setAutoDefault(False)
        self._lay_out(about, close)
        self.again.clicked.connect(self.again_requested)
        self.act.clicked.connect(self.act_requested)
        self.list.itemDoubleClicked.connect(lambda _: self._press())
        self.list.currentRowChanged.connect(self._follow)
        self.list.itemChanged.connect(self._follow)
        close.clicked.connect(self.close)

    def _lay_out(self, about: str, close: QPushButton) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(text_label(about, "line", wrap=True))
        self._stack = QStackedLayout()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column.addLayout(self._stack, 1)
        column.addWidget(self.state)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.act)
        column.addLayout(row)

    def show_found(self, texts: Sequence[str], can_act: Sequence[bool], state: str) -> None:
        """Show what was found, which of it can be acted upon, and one sentence about all of it."""
        self._can_act, self._is_busy = can_act, False
        self.list.clear()
        for text in texts:
            item = QListWidgetItem(text)
            item.setToolTip(text)
            if self._ticks:
                item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        if texts:
            self.list.setCurrentRow(0)
        self._stack.setCurrentIndex(1)
        self._say(state)

    def show_none(self, title: str, line: str) -> None:
        """Show that nothing was found, or why nothing could be looked for."""
        self._can_act, self._is_busy = (), False
        self.list.clear()
        self.empty.show_words(title, line)
        self._stack.setCurrentIndex(0)
        self.list.setAccessibleDescription(f"{title}. {line}")
        self._say("")
        QAccessible.updateAccessibility(QAccessibleEvent(self.list, QAccessible.Event.Alert))

    def show_busy(self, doing: str) -> None:
        """Say what is being done; nothing else can be asked for meanwhile."""
        self._is_busy = True
        if not self.list.count():
            self.empty.show_words(doing, "The window can be used meanwhile.")
            self._stack.setCurrentIndex(0)
        self._say(doing)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setVisible(bool(words))
        self._follow()

    def ticked(self) -> tuple[int, ...]:
        """The rows that are ticked."""
        rows = range(self.list.count())
        return tuple(at for at in rows if self.list.item(at).checkState() == Qt.CheckState.Checked)

    def _follow(self, *_: object) -> None:
        at = self.list.currentRow()
        can_act = bool(self.ticked()) if self._ticks else 0 <= at < len(self._can_act) and self._can_act[at]
        self.act.setEnabled(can_act and not self._is_busy)
        self.again.setEnabled(not self._is_busy)

    def _press(self) -> None:
        if self.act.isEnabled() and not self._ticks:
            self.act_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the list goes to what is chosen; with ticks, only the button acts."""
        if event.key() in _ENTER and self.focusWidget() is self.list:
            self._press()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to the window."""
        super().hideEvent(event)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()  # not every window system does that by itself
