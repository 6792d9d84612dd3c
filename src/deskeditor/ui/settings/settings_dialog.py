"""What does the dialog of the settings hold?"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.settings.settings_page import SettingsPage
from deskeditor.ui.widgets import EmptyState, SearchField, set_role

_SIZE = (760, 560)
_LEFT, _ROW = 190, 36


class SettingsDialog(QDialog):
    """A list of pages with a search above it, and the page that is chosen; what is changed holds at once."""

    hidden = Signal()

    def __init__(self, pages: Sequence[SettingsPage], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setAccessibleName("Settings")
        self.setWindowTitle("Settings")
        self.pages = tuple(pages)
        self.search = SearchField("Search settings", name="settingsSearch")
        self.list = set_role(QListWidget(), "pages")
        self.list.setAccessibleName("Pages")
        self.stack = QStackedWidget()
        self._nothing = EmptyState("search", "No such setting", "Try fewer words.")
        for page in self.pages:
            item = QListWidgetItem(page.name, self.list)
            item.setSizeHint(QSize(0, _ROW))
            self.stack.addWidget(page)
        self.stack.addWidget(self._nothing)
        self._lay_out()
        self.search.text_changed.connect(self._find)
        self.list.currentRowChanged.connect(self._turn)
        self.list.setCurrentRow(0)
        self.setMinimumSize(640, 420)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        left = set_role(QWidget(), "window")
        left.setFixedWidth(_LEFT)
        column = QVBoxLayout(left)
        column.setContentsMargins(12, 14, 12, 12)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        right = set_role(QWidget(), "panel")
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.stack)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)

    def show_page(self, name: str) -> None:
        """Turn to a page by its name."""
        self.list.setCurrentRow([page.name for page in self.pages].index(name))

    def begin(self, page: str = "") -> None:
        """Show the dialog with the keys in the search, or on a page; one that is open comes to the front."""
        self.search.edit.clear()
        if page:
            self.show_page(page)
        self.show()
        self.raise_()
        self.activateWindow()
        (self.list if page else self.search).setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self, row: int) -> None:
        if row >= 0:
            self.stack.setCurrentIndex(row)

    def _find(self, text: str) -> None:
        found = [page.show_found(text) for page in self.pages]
        for row, answers in enumerate(found):
            self.list.item(row).setHidden(not answers)
        if not any(found):
            self.stack.setCurrentWidget(self._nothing)
        elif not found[max(self.list.currentRow(), 0)]:
            self.list.setCurrentRow(found.index(True))
        else:
            self._turn(self.list.currentRow())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """From the search, down goes to the pages and Enter to the first field; Enter presses a button."""
        key, focused = event.key(), self.focusWidget()
        in_search = focused is self.search.edit
        if in_search and key == Qt.Key.Key_Down:
            self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if in_search or focused is self.list:
                self._enter()
            elif isinstance(focused, QPushButton):
                focused.click()
        elif key == Qt.Key.Key_Escape and self.search.text:
            self.search.clear()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        """Put the keys into the first field of the page that can take them."""
        page = self.stack.currentWidget()
        for child in page.findChildren(QWidget) if page else ():
            takes = child.focusPolicy() & Qt.FocusPolicy.TabFocus and child.isVisible() and child.isEnabled()
            if takes and not (isinstance(page, SettingsPage) and child is page.reset):
                child.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to the window, and say so."""
        super().hideEvent(event)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()  # not every window system does that by itself
        self.hidden.emit()
