"""How is one of many named things chosen by typing a few of its letters?"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from deskeditor.ui.widgets.list_popover import ListPopover
from deskeditor.ui.widgets.role import plain_tip

_WIDTH, _ROW, _ROWS = 440, 30, 12
_STEP = 4  # spaces before a row one level down


@dataclass(frozen=True, slots=True)
class Choice:
    """A row: its words, what stands behind them, and how deep it stands under the one before."""

    text: str
    about: str = ""
    level: int = 0


class Chooser(ListPopover):
    """Named things, filtered by what is typed; Enter chooses, Esc leaves all as it was."""

    chosen = Signal(int)  # the number of a choice, in the order in which they were given
    moved = Signal(int)  # the row under the bar is this one now

    def __init__(
        self, name: str, placeholder: str, nothing: str, parent: QWidget, *, width: int = _WIDTH
    ) -> None:
        self._rows = QListWidget()
        super().__init__(self._rows, (width, _ROW, _ROWS), parent)
        self.setObjectName(name)
        self.edit.setPlaceholderText(placeholder)
        for widget in (self, self.edit, self._rows):
            widget.setAccessibleName(placeholder)
        self.edit.textChanged.connect(self._filter)
        self._rows.setProperty("role", "choices")
        self._rows.currentItemChanged.connect(lambda item, _before: self._move(item))
        self._nothing.setText(nothing)
        self._choices: tuple[Choice, ...] = ()

    def open_with(self, choices: Sequence[Choice], window: QWidget, current: int = 0) -> None:
        """Show the choices, one of them under the bar."""
        self._choices = tuple(choices)
        self.edit.clear()
        self._show("", current)
        self.open_over(window)

    def _filter(self, typed: str) -> None:
        self._show(typed, 0)

    def _show(self, typed: str, current: int) -> None:
        words = typed.casefold().split()
        with QSignalBlocker(self._rows):
            self._fill(words, current)
        self.show_rows()
        if self.isVisible():
            self._move(self._rows.currentItem())

    def _fill(self, words: list[str], current: int) -> None:
        self._rows.clear()
        for number, choice in enumerate(self._choices):
            said = f"{choice.text} {choice.about}".casefold()
            if all(word in said for word in words):
                self._rows.addItem(_item(choice, number))
                if number <= current:
                    self._rows.setCurrentRow(self._rows.count() - 1)
        if words and self._rows.count():
            self._rows.setCurrentRow(0)

    def _move(self, item: QListWidgetItem | None) -> None:
        if item is not None and self.isVisible():
            self.moved.emit(item.data(Qt.ItemDataRole.UserRole))

    def choose(self) -> None:
        """Take the row under the bar."""
        item = self._rows.currentItem()
        if item is not None:
            number = item.data(Qt.ItemDataRole.UserRole)
            self.dismiss()
            self.chosen.emit(number)


def _item(choice: Choice, number: int) -> QListWidgetItem:
    about = f"  ·  {choice.about}" if choice.about else ""
    item = QListWidgetItem(" " * _STEP * choice.level + choice.text + about)
    item.setData(Qt.ItemDataRole.UserRole, number)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (choice.text, choice.about))))
    item.setToolTip(plain_tip(choice.text + about))
    item.setSizeHint(QSize(100, _ROW))
    return item
