"""Where do the picker's results stand while its field has the keys?"""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QVBoxLayout, QWidget

from deskeditor.ui.cards.picker_list import HEADING, ROW_HEIGHT, PickerDelegate, PickerModel
from deskeditor.ui.widgets import Popover, text_label
from deskeditor.ui.widgets.role import set_look

_SIZE = QSize(420, 480)
_SIDE = 15
_HINT = "Enter adds, Ctrl+Enter adds and closes. Paste a web address to make an external card."


class PickerPopover(Popover):
    """Results under the field, above the window's other parts; it never takes the keys."""

    clicked = Signal(int)  # row

    def __init__(self, model: PickerModel, delegate: PickerDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardPickerResults")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model, self._hint = model, _HINT
        self.list = self._list(model, delegate)
        self._foot = text_label(_HINT, "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 5)
        column.setSpacing(4)
        column.addWidget(self.list, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 2, _SIDE, 6)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self.say("")

    def _list(self, model: PickerModel, delegate: PickerDelegate) -> QListView:
        rows = QListView()
        rows.setAccessibleName("Stories found")
        rows.setModel(model)
        rows.setItemDelegate(delegate)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setMouseTracking(True)
        rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows.clicked.connect(lambda index: self.clicked.emit(index.row()))
        return rows

    @property
    def row(self) -> int:
        """The chosen row, -1 where there is none."""
        return self.list.currentIndex().row()

    def choose(self, row: int) -> None:
        """Choose a row, held within those that there are."""
        last = self._model.rowCount() - 1
        index = self._model.index(min(max(row, 0), last)) if last >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def set_hint(self, words: str) -> None:
        """What picking does, from now on; no words bring the usual hint back."""
        self._hint = words or _HINT
        self.say("")

    def say(self, words: str, *, warning: bool = False) -> None:
        """Words under the results: why a story was refused; no words bring the hint back."""
        self._foot.setText(words or self._hint)
        set_look(self._foot, "role", "error" if warning else "muted")
        self._foot.setAccessibleName(self._foot.text())
        if warning:
            QAccessible.updateAccessibility(QAccessibleEvent(self._foot, QAccessible.Event.Alert))

    def open_under(self, field: QWidget) -> None:
        """Stand under a field, as high as the results and no higher than its window allows."""
        self.list.setVisible(self._model.rowCount() > 0)
        width = min(_SIZE.width(), field.window().width() - 16)
        foot = self._foot.heightForWidth(width - 2 - 2 * _SIDE) + 24
        rows = self._model.rowCount() * ROW_HEIGHT + self._model.headings * HEADING
        height = min(rows + foot, _SIZE.height())
        if not self.isVisible() or self.height() != height:
            self.open_at(field, QSize(width, height), right=True)
