"""How does the palette look, and which keys work in it?"""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QVBoxLayout, QWidget

from deskeditor.ui.shell.palette.entries import Entry, Found
from deskeditor.ui.shell.palette.palette_delegate import FOUND, HEIGHT, PaletteDelegate
from deskeditor.ui.widgets import Popover, text_label

WIDTH = 560
_ROWS = 11  # in sight at most
_WALK = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)

_Index = QModelIndex | QPersistentModelIndex


class PaletteModel(QAbstractListModel):
    """What was found, row by row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._found: tuple[Found, ...] = ()

    def show(self, found: tuple[Found, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        return self._found[row].entry

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row for the delegate, and its words for screen readers."""
        found = self._found[index.row()]
        if role == FOUND:
            return found
        if role == Qt.ItemDataRole.DisplayRole:
            return found.entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (found.entry.text, found.entry.right, found.entry.reason)))
        return None


class PaletteView(Popover):
    """One field and a list, in the top third of the window."""

    typed = Signal(str)
    chosen = Signal(object)  # an Entry
    begin_requested = Signal(str)  # nothing was found, and Enter was pressed: the words typed

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName("Command palette")
        self.model = PaletteModel(self)
        self.edit = self._line()
        self.list = self._rows()
        self._nothing = text_label("", "line", wrap=True)
        self._nothing.setContentsMargins(14, 10, 14, 12)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 6)
        column.setSpacing(6)
        column.addWidget(self.edit)
        column.addWidget(self.list, 1)
        column.addWidget(self._nothing)
        self._before: QWidget | None = None
        self.closed.connect(self._give_back_focus)

    def _line(self) -> QLineEdit:
        edit = QLineEdit(placeholderText="Find a story, or > a command, # a tag, @ an author, : a line")
        edit.setProperty("role", "palette")
        edit.setAccessibleName("Find a story or a command")
        edit.textChanged.connect(self.typed)
        edit.installEventFilter(self)
        return edit

    def _rows(self) -> QListView:
        rows = QListView()
        rows.setModel(self.model)
        rows.setItemDelegate(PaletteDelegate(rows))
        rows.setUniformItemSizes(True)
        rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        rows.setAccessibleName("What was found")
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.clicked.connect(lambda _index: self._choose())
        return rows

    def open_in(self, window: QWidget, text: str) -> None:
        """Show the palette, empty or with the first sign of a scope typed."""
        self._before = QApplication.focusWidget() if not self.isVisible() else self._before
        self.setParent(window)
        self.edit.setText(text)
        self.typed.emit(text)
        self.show_over(window)
        self.edit.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_found(self, found: tuple[Found, ...], nothing: str) -> None:
        """Show what was found, or the words that say that nothing was."""
        self.model.show(found)
        self.list.setVisible(bool(found))
        self._nothing.setText(nothing)
        self._nothing.setVisible(not found)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self._fit()

    def place(self, window: QWidget) -> QRect:
        """In the middle, from a seventh of the height, as high as its rows."""
        width = min(WIDTH, window.width() - 32)
        rows = min(_ROWS, self.model.rowCount())
        body = rows * HEIGHT if rows else self._nothing.heightForWidth(width)
        height = self.edit.sizeHint().height() + body + 20
        return QRect((window.width() - width) // 2, window.height() // 7, width, height)

    def _fit(self) -> None:
        if self.isVisible():
            self.setGeometry(self.place(self.window()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The list is walked while the line keeps the focus."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _took(self, event: QKeyEvent) -> bool:
        if event.key() in _WALK:
            QApplication.sendEvent(self.list, event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
            return True
        return False

    def _choose(self) -> None:
        if not self.model.rowCount():
            self.begin_requested.emit(self.edit.text())
            return
        entry = self.model.entry(max(0, self.list.currentIndex().row()))
        if not entry.reason:
            self.dismiss()
            self.chosen.emit(entry)

    def _give_back_focus(self) -> None:
        if self._before is not None and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.PopupFocusReason)
