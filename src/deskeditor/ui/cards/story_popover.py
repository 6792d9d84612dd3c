"""How is a list of stories shown above the window: each opens on Enter, and buttons below?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.widgets import Popover, text_label

_WIDTH, _ROW, _MOST = 420, 40, 9
_EDGE = 14
_AROUND, _BUTTONS = 110, 40  # pixels above and below the list; those of the buttons, where there are any


@dataclass(frozen=True, slots=True)
class Line:
    """One story: its id, its headline, and a line of what is to be said of it."""

    story: str
    headline: str
    said: str = ""


class StoryPopover(Popover):
    """A heading, stories, and buttons. Enter or a double click opens a story; Esc closes."""

    open_requested = Signal(str)  # a story's id

    def __init__(self, heading: str, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("storyPopover")
        self.setAccessibleName(heading)
        self.rows = self._list(heading, lines)
        self.said: QLabel = text_label("", "muted", wrap=True)
        self.said.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_EDGE, 12, _EDGE, 12)
        column.setSpacing(8)
        column.addWidget(text_label(heading, "heading", wrap=True))
        column.addWidget(self.rows, 1)
        column.addWidget(self.said)
        column.addLayout(self._buttons)

    def _list(self, name: str, lines: Sequence[Line]) -> QListWidget:
        rows = QListWidget()
        rows.setAccessibleName(name)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        rows.setUniformItemSizes(True)
        for line in lines:
            item = QListWidgetItem(f"{line.headline}\n{line.said}" if line.said else line.headline)
            item.setData(Qt.ItemDataRole.UserRole, line.story)
            item.setSizeHint(QSize(0, _ROW))
            rows.addItem(item)
        rows.itemActivated.connect(self._open)
        return rows

    def _open(self, item: QListWidgetItem) -> None:
        self.dismiss()
        self.open_requested.emit(item.data(Qt.ItemDataRole.UserRole))

    def add_button(self, text: str, act: Callable[[], object], *, main: bool = False) -> QPushButton:
        """A button at the foot; the main one has the accent."""
        button = QPushButton(text)
        if main:
            button.setProperty("role", "primary")
        button.clicked.connect(lambda _checked: act())
        self._buttons.addWidget(button)
        return button

    def say(self, words: str) -> None:
        """Words under the list."""
        self.said.setText(words)
        self.said.setAccessibleName(words)
        self.said.setVisible(bool(words))

    def place_at(self, anchor: QWidget) -> None:
        """Open at a widget, with the keys on the first story."""
        rows = min(max(self.rows.count(), 1), _MOST)
        self.setParent(anchor.window())
        around = _AROUND if self._buttons.count() > 1 else _AROUND - _BUTTONS
        self.open_at(anchor, QSize(_WIDTH, rows * _ROW + around), right=True)
        self.rows.setCurrentRow(0)
        self.rows.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the story, or presses the button that has the keys."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)
