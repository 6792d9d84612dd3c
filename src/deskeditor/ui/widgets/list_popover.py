"""How is a row chosen from a list while one goes on typing in a field above it?"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from deskeditor.ui.widgets.popover import Popover
from deskeditor.ui.widgets.role import text_label

_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_EDGES = 20  # pixels of height around field and rows


class ListPopover(Popover):
    """A field over a list, in the top third of the window; the field keeps the keys, Enter chooses a row.

    `size` is how wide it is, how high a row is, both in pixels, and how many rows are in sight at most.
    """

    def __init__(self, rows: QListView, size: tuple[int, int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self._size = size
        self.edit = QLineEdit()
        self.edit.setProperty("role", "palette")
        self.edit.installEventFilter(self)
        self.list = rows
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(lambda _index: self.choose())
        self._nothing = text_label("", "line", wrap=True)
        self._nothing.setContentsMargins(14, 10, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(rows, 1)
        column.addWidget(self._nothing)
        self.keys_returned.connect(self.give_back_focus)

    def open_over(self, window: QWidget) -> None:
        """Show it in a window, the field ready to be typed in."""
        self.setParent(window)
        self.show_over(window)
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_rows(self) -> None:
        """The list was filled: show it, or where it is empty the words that say so."""
        rows = self.list.model().rowCount()
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if self.isVisible():
            self.setGeometry(self.place(self.window()))

    def place(self, window: QWidget) -> QRect:
        """In the middle, from a seventh of the height, as high as its rows."""
        wide, high, most = self._size
        width = min(wide, window.width() - 32)
        rows = min(most, self.list.model().rowCount())
        body = rows * high if rows else self._nothing.heightForWidth(width)
        height = self.edit.sizeHint().height() + body + _EDGES
        return QRect((window.width() - width) // 2, window.height() // 7, width, height)

    def choose(self) -> None:
        """Take the row under the bar."""
        raise NotImplementedError

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is walked while the field keeps the focus."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _WALK:
                QApplication.sendEvent(self.list, event)
                return True
            if event.key() in _ENTER:
                self.choose()
                return True
        return super().eventFilter(watched, event)
