"""How is one of many named things chosen by typing a few of its letters?"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from deskeditor.ui.widgets.popover import Popover
from deskeditor.ui.widgets.role import text_label

_WIDTH, _ROW, _ROWS = 440, 30, 12
_STEP = 4  # spaces before a row one level down
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its words, what stands behind them, and how deep it stands under the one before."""

    text: str
    about: str = ""
    level: int = 0


class Chooser(Popover):
    """A field over a list, in the top third of the window; Enter chooses, Esc leaves all as it was."""

    chosen = Signal(int)  # the number of a choice, in the order in which they were given
    moved = Signal(int)  # the row under the bar is this one now

    def __init__(self, name: str, placeholder: str, nothing: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(placeholder)
        self.edit = QLineEdit(placeholderText=placeholder)
        self.edit.setProperty("role", "palette")
        self.edit.setAccessibleName(placeholder)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._filter)
        self.list = self._rows(placeholder)
        self._nothing = text_label(nothing, "line", wrap=True)
        self._nothing.setContentsMargins(14, 10, 14, 12)
        self._choices: tuple[Choice, ...] = ()
        self._before: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self.closed.connect(self._give_back_focus)

    def _rows(self, name: str) -> QListWidget:
        rows = QListWidget()
        rows.setProperty("role", "choices")
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setAccessibleName(name)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.currentItemChanged.connect(lambda item, _before: self._move(item))
        rows.itemClicked.connect(lambda _item: self._choose())
        return rows

    def open_with(self, choices: Sequence[Choice], window: QWidget, current: int = 0) -> None:
        """Show the choices, one of them under the bar."""
        self._before = QApplication.focusWidget() if not self.isVisible() else self._before
        self._choices = tuple(choices)
        self.setParent(window)
        self.edit.clear()
        self._show("", current)
        self.show_over(window)
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def _filter(self, typed: str) -> None:
        self._show(typed, 0)

    def _show(self, typed: str, current: int) -> None:
        words = typed.casefold().split()
        with QSignalBlocker(self.list):
            self._fill(words, current)
        self.list.setVisible(bool(self.list.count()))
        self._nothing.setVisible(not self.list.count())
        if self.isVisible():
            self.setGeometry(self.place(self.window()))
            self._move(self.list.currentItem())

    def _fill(self, words: list[str], current: int) -> None:
        self.list.clear()
        for number, choice in enumerate(self._choices):
            said = f"{choice.text} {choice.about}".casefold()
            if all(word in said for word in words):
                self.list.addItem(_item(choice, number))
                if number <= current:
                    self.list.setCurrentRow(self.list.count() - 1)
        if words and self.list.count():
            self.list.setCurrentRow(0)

    def place(self, window: QWidget) -> QRect:
        """In the middle, from a seventh of the height, as high as its rows."""
        rows = min(_ROWS, self.list.count())
        width = min(_WIDTH, window.width() - 32)
        body = rows * _ROW if rows else self._nothing.heightForWidth(width)
        size = QSize(width, self.edit.sizeHint().height() + body + 20)
        return QRect((window.width() - width) // 2, window.height() // 7, size.width(), size.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is walked while the line keeps the focus."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)

    def _move(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            self.moved.emit(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            number = item.data(Qt.ItemDataRole.UserRole)
            self.dismiss()
            self.chosen.emit(number)

    def _give_back_focus(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)


def _item(choice: Choice, number: int) -> QListWidgetItem:
    about = f"  ·  {choice.about}" if choice.about else ""
    item = QListWidgetItem(" " * _STEP * choice.level + choice.text + about)
    item.setData(Qt.ItemDataRole.UserRole, number)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (choice.text, choice.about))))
    item.setSizeHint(QSize(100, _ROW))
    return item
