"""What does the library's panel show: its head, its search, its filters and the list?"""

from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from deskeditor.domain.query import Part, parse
from deskeditor.ui.library.empty_states import EmptyStates
from deskeditor.ui.library.filter_button import FilterButton
from deskeditor.ui.library.filter_chips import FilterChips
from deskeditor.ui.library.filter_menus import FilterMenu, SortMenu
from deskeditor.ui.library.filters import SORTS, Filters, moment
from deskeditor.ui.library.list_page import Page
from deskeditor.ui.library.story_list import StoryList
from deskeditor.ui.library.story_menu import StoryMenu
from deskeditor.ui.widgets import IconButton, SearchField, text_label


class LibraryView(QWidget):
    """The list of stories under its search field and filters."""

    filters_changed = Signal(object)  # Filters
    choices_requested = Signal()  # what there is to filter by
    open_requested = Signal(str, bool)  # id, and whether to go on writing in it
    new_requested = Signal()
    import_requested = Signal()
    writing_requested = Signal()  # back to the text

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("libraryPanel")
        self.setAccessibleName("Library")
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.filters = Filters()
        self._answered = Filters()  # those of the list on show
        self.total = text_label("", "muted")
        self.new = IconButton("plus", "New story", "Ctrl+N", token="accent")  # noqa: S106 - a colour's name
        self.search = SearchField("Search stories", name="librarySearch")
        self.filter_menu, self.sort_menu = FilterMenu(self), SortMenu(self)
        self.filter_button = FilterButton("Filter the list", self.filter_menu, strong=True)
        self.sort_button = FilterButton("Order of the list", self.sort_menu)
        self.chips = FilterChips()
        self.list = StoryList()
        self.empty = EmptyStates()
        self.menu = StoryMenu(self)
        self._place()
        self._connect()
        self.show_filters(self.filters)

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(
            self._line(16, 6, 8, 4, text_label("Library", "heading"), self.total, None, self.new)
        )
        column.addLayout(self._line(12, 0, 12, 2, self.search))
        column.addLayout(self._line(18, 2, 10, 2, self.filter_button, None, self.sort_button))
        column.addWidget(self.chips)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        column.addLayout(self._stack, 1)

    def _line(self, left: int, top: int, right: int, bottom: int, *widgets: QWidget | None) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(left, top, right, bottom)
        line.setSpacing(6)
        for widget in widgets:
            if widget is None:
                line.addStretch(1)
            else:
                line.addWidget(widget)
        return line

    def _connect(self) -> None:
        self.new.clicked.connect(self.new_requested)
        self.search.text_changed.connect(lambda text: self._choose(replace(self.filters, text=text)))
        self.search.edit.installEventFilter(self)
        self.filter_menu.aboutToShow.connect(self.choices_requested)
        self.filter_menu.chosen.connect(self._choose)
        self.sort_menu.chosen.connect(lambda key: self._choose(replace(self.filters, sort=key)))
        self.chips.removed.connect(lambda name: self._choose(self.filters.without(name)))
        self.list.open_requested.connect(self.open_requested)
        self.list.menu_requested.connect(self._show_menu)
        self.empty.new_requested.connect(self.new_requested)
        self.empty.import_requested.connect(self.import_requested)
        self.empty.search_cleared.connect(self.search.clear)
        self.empty.filters_cleared.connect(lambda: self._choose(self.filters.cleared()))

    def _choose(self, filters: Filters) -> None:
        if filters != self.filters:
            self.show_filters(filters)
            self.filters_changed.emit(filters)

    def show_kept_for_later(self, part: Part) -> None:
        """Show, of the listed stories, those with a reminder, with one that is due, or under embargo."""
        self._choose(replace(self.filters, later=part))

    def show_filters(self, filters: Filters) -> None:
        """Show what is filtered by and in which order; the search field is left as it is."""
        self.filters = filters
        words = "Trash" if filters.trashed else "Filtered" if filters.active() else "All stories"
        self.filter_button.setText(words)
        self.sort_button.setText(SORTS[filters.sort])
        self.filter_menu.show_filters(filters)
        self.sort_menu.show_sort(filters.sort)
        self.chips.show_filters(filters)

    def show_page(self, page: Page, filters: Filters) -> None:
        """Show the answer to filters: rows, or why there are none."""
        words = parse(filters.text, datetime.now().astimezone().date()).words
        self.list.painter.show_for(words, moment(filters))
        self.list.show_page(page, is_other=replace(filters, sort=self._answered.sort) != self._answered)
        self._answered = filters
        self.show_total(page.total, at_least=page.at_least)
        is_empty = self.list.rows.rowCount() == 0
        if is_empty:
            self.empty.show_reason(filters)
        self._stack.setCurrentIndex(1 if is_empty else 0)

    def show_total(self, total: int, *, at_least: bool = False) -> None:
        """Show how many stories the list has: `1 001+` where it has that many or more."""
        self.total.setText(f"{total:,}{'+' if at_least else ''}".replace(",", "\u2009"))

    def _show_menu(self, at: QPoint) -> None:
        self.list.with_chosen(lambda rows: self.menu.popup_for(rows, at, trashed=self.filters.trashed))

    def focus_search(self) -> None:
        """Put the caret into the search field."""
        self.search.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.edit.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field Enter opens the first story, Down enters the list, Esc clears, then leaves."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()
        if event.type() is QEvent.Type.KeyPress:
            return self._search_key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _search_key(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Escape:
            if self.search.text:
                self.search.clear()
            else:
                self.writing_requested.emit()
            return True
        if key == Qt.Key.Key_Down:
            self._enter_list()
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if first := self.list.first_id():
                self.open_requested.emit(first, True)  # noqa: FBT003  # a signal has no names
            return True
        return False

    def _enter_list(self) -> None:
        if not self.list.currentIndex().isValid():
            self.list.go_to(self.list.rows.index(0))
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
