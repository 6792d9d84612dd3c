"""What does the panel of related stories show, and what can be wished for there?"""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from deskeditor.ui.cards.card_list import CardList
from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.picker_field import PickerField
from deskeditor.ui.cards.suggestions_view import SuggestionsView
from deskeditor.ui.cards.thumbnails import Thumbnails
from deskeditor.ui.cards.tile_delegate import BETWEEN, SIDE, TileDelegate
from deskeditor.ui.widgets import ElidedLabel, EmptyState, IconButton, set_role, text_label

_MARGIN = 14
_COPY = Qt.DropAction.CopyAction


class CardsView(QWidget):
    """Header, field and tiles; an empty state where there are no tiles."""

    menu_requested = Signal(QPoint)  # of the whole panel, at this global position
    refresh_requested = Signal()
    came_into_sight = Signal()
    set_done = Signal()  # the set is edited, the story's cards are wanted again

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardsPanel")
        self.setAccessibleName("Cards")
        set_role(self, "panel")
        self.setAcceptDrops(True)
        self.thumbnails = Thumbnails(self)
        self.model = CardModel(self)
        self.list = CardList(self.model, TileDelegate(self.thumbnails, self))
        self.thumbnails.arrived.connect(self.list.viewport().update)
        self.picker = PickerField(self.thumbnails)
        self._title = ElidedLabel("Related stories", "heading")
        self._count = text_label("", "muted")
        self._done = QPushButton("Done")
        self._done.setAccessibleName("Done with the set")
        self._done.clicked.connect(self.set_done)
        self._done.hide()
        self._refresh = IconButton("refresh", "Refresh stale cards (Ctrl+Shift+R)")
        self._refresh.clicked.connect(self.refresh_requested)
        self._menu = IconButton("more", "More")
        self._menu.clicked.connect(self._ask_for_menu)
        self._empty = EmptyState(
            "cards", "No related stories", "Pick up to six to show below this story.", "Add a story"
        )
        self._empty.button_pressed.connect(lambda _index: self.picker.begin())
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.list)
        self.suggestions = SuggestionsView(self.thumbnails)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN - SIDE, 10, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._header())
        column.addSpacing(10)
        field = QHBoxLayout()
        field.setContentsMargins(SIDE, 0, _MARGIN, 0)
        field.addWidget(self.picker)
        column.addLayout(field)
        column.addSpacing(10 - BETWEEN // 2)
        column.addWidget(self._pages, 1)
        column.addWidget(self.suggestions)

    def _header(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(SIDE, 0, _MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(self._title)
        row.addWidget(self._count)
        row.addStretch(1)
        row.addWidget(self._done)
        row.addWidget(self._refresh)
        row.addWidget(self._menu)
        return row

    def show_count(self, count: int, limit: int, of_sets: int = 0) -> None:
        """Say how many of the cards that a page may carry there are, and how many stand there with sets."""
        more = f" + {of_sets}" if of_sets > 0 else ""
        self._count.setText(f"{count} of {limit}{more}" if count or more else "")
        named = f", and {of_sets} of sets" if more else ""
        self._count.setAccessibleName(f"{count} of {limit} cards{named}")
        there = count or more
        self._pages.setCurrentWidget(self.list if there else self._empty)
        self.setFocusProxy(self.list if there else self.picker)

    def show_stale(self, count: int) -> None:
        """Offer to refresh where some card is stale."""
        self._refresh.setEnabled(count > 0)

    def show_owner(self, set_name: str) -> None:
        """Say that a set is being edited, by its name; without one, that it is the story's cards."""
        self._title.setText(f"Set: {set_name}" if set_name else "Related stories")
        self._done.setVisible(bool(set_name))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """What can become a card may fall anywhere on the panel; beside the tiles it comes last."""
        if self.isEnabled() and self.model.canDropMimeData(event.mimeData(), _COPY, -1, 0, QModelIndex()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it last."""
        if self.model.dropMimeData(event.mimeData(), event.dropAction(), -1, 0, QModelIndex()):
            event.acceptProposedAction()

    def showEvent(self, event: QShowEvent) -> None:
        """Say that somebody looks."""
        super().showEvent(event)
        self.came_into_sight.emit()

    def _ask_for_menu(self) -> None:
        self.menu_requested.emit(self._menu.mapToGlobal(self._menu.rect().bottomLeft()))
