"""How does the palette look, and which keys work in it?"""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QListView, QWidget

from deskeditor.ui.shell.palette.entries import Entry, Found
from deskeditor.ui.shell.palette.palette_delegate import FOUND, HEIGHT, PaletteDelegate
from deskeditor.ui.widgets.list_popover import ListPopover

WIDTH = 560
_ROWS = 11  # in sight at most

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


class PaletteView(ListPopover):
    """One field and a list, in the top third of the window."""

    typed = Signal(str)
    chosen = Signal(object)  # an Entry
    begin_requested = Signal(str)  # nothing was found, and Enter was pressed: the words typed

    def __init__(self, parent: QWidget) -> None:
        rows = QListView()
        super().__init__(rows, (WIDTH, HEIGHT, _ROWS), parent)
        self.setObjectName("commandPalette")
        self.setAccessibleName("Command palette")
        self.edit.setPlaceholderText("Find a story, or > a command, # a tag, @ an author, : a line")
        self.edit.setAccessibleName("Find a story or a command")
        self.edit.textChanged.connect(self.typed)
        self.model = PaletteModel(self)
        rows.setModel(self.model)
        rows.setItemDelegate(PaletteDelegate(rows))
        rows.setUniformItemSizes(True)
        rows.setAccessibleName("What was found")

    def open_in(self, window: QWidget, text: str) -> None:
        """Show the palette, empty or with the first sign of a scope typed."""
        self.edit.setText(text)
        self.typed.emit(text)
        self.open_over(window)

    def show_found(self, found: tuple[Found, ...], nothing: str) -> None:
        """Show what was found, or the words that say that nothing was."""
        self.model.show(found)
        self._nothing.setText(nothing)
        if found:
            self.list.setCurrentIndex(self.model.index(0))
        self.show_rows()

    def choose(self) -> None:
        """Take the row under the bar; where nothing was found, what was typed."""
        if not self.model.rowCount():
            self.begin_requested.emit(self.edit.text())
            return
        entry = self.model.entry(max(0, self.list.currentIndex().row()))
        if not entry.reason:
            self.dismiss()
            self.chosen.emit(entry)
