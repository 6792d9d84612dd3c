"""How are tiles chosen, moved and opened by keys, mouse and drag?"""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.editing_list import EditingList
from deskeditor.ui.cards.tile_delegate import SIDE, TileDelegate

_MARGIN = 14  # from a tile's right edge to the panel's, with or without the scroll bar between them


class CardList(EditingList):
    """The tiles. Says what is wished for a row; the model says what was dropped."""

    open_requested = Signal(int)
    edit_requested = Signal(int)
    remove_requested = Signal()  # all that are chosen
    renew_requested = Signal()  # all that are chosen
    undo_requested = Signal()
    redo_requested = Signal()
    row_changed = Signal(int)
    badge_clicked = Signal(int)
    menu_requested = Signal(int, QPoint)  # row, global position

    def __init__(self, model: CardModel, delegate: TileDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self.setObjectName("cardsList")
        self.setAccessibleName("Related stories")
        self._anchor = QWidget(self.viewport())
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        self.selectionModel().currentChanged.connect(lambda now, _before: self.row_changed.emit(now.row()))
        self.doubleClicked.connect(lambda index: self.edit_requested.emit(index.row()))

    # --- rows

    @property
    def row(self) -> int:
        """The current row, -1 where there is none."""
        return self.currentIndex().row()

    def place_anchor(self, row: int) -> QWidget:
        """A widget that stands where the badge of a row's tile is: what explains it opens there."""
        self._anchor.setGeometry(self._badge_box(row))
        self._anchor.show()
        return self._anchor

    def _badge_box(self, row: int) -> QRect:
        """The badge of a row's tile; the whole tile where it has none."""
        tile, item = self.cards.tile(row), self.visualRect(self.cards.index(row))
        box = self.delegate.tile_rect(item)
        if tile is not None and tile.badge:
            box = self.delegate.part(tile, item).badge.translated(box.topLeft())
        return box

    # --- keys

    def undo(self) -> None:
        """Asked for by the Edit menu while the tiles have the focus."""
        self.undo_requested.emit()

    def redo(self) -> None:
        """Like undo."""
        self.redo_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and R takes the story's new words; other keys are commands of the window."""
        wishes: dict[Qt.Key, Callable[[], object]] = {
            Qt.Key.Key_Return: lambda: self.open_requested.emit(self.row),
            Qt.Key.Key_Enter: lambda: self.open_requested.emit(self.row),
            Qt.Key.Key_R: self.renew_requested.emit,
            Qt.Key.Key_Backspace: self.remove_requested.emit,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if (
            not self.is_carrying
            and self.row >= 0
            and held == Qt.KeyboardModifier.NoModifier
            and event.key() in wishes
        ):
            wishes[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    # --- mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the handle opens the tile's menu, one on the badge says what is the matter."""
        was_carried = self.is_carrying
        super().mouseReleaseEvent(event)
        if was_carried or event.button() != Qt.MouseButton.LeftButton:
            return
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        part = self._part_at(row, point)
        if part == "handle":
            self.menu_requested.emit(row, self.viewport().mapToGlobal(point))
        elif part == "badge":
            self.badge_clicked.emit(row)

    def _part_at(self, row: int, point: QPoint) -> str:
        tile = self.cards.tile(row)
        if tile is None:
            return ""
        layout = self.delegate.part(tile, self.visualRect(self.cards.index(row)))
        within = point - self.tile_box(row).topLeft()
        if layout.drag.adjusted(-4, -6, 4, 6).contains(within):
            return "handle"
        return "badge" if layout.badge.contains(within) else ""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer says where a click does something."""
        super().mouseMoveEvent(event)
        if self.is_carrying:
            return
        point = event.position().toPoint()
        part = self._part_at(self.indexAt(point).row(), point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if part else Qt.CursorShape.ArrowCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the tile under the mouse, or of the current one when asked for by key."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        row = self.indexAt(event.pos()).row() if by_mouse else self.row
        if row >= 0:
            if row not in self.rows:
                self.choose(row)
            place = (
                event.globalPos() if by_mouse else self.viewport().mapToGlobal(self._badge_box(row).center())
            )
            self.menu_requested.emit(row, place)

    # --- size and focus

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep tiles as wide with a scroll bar as without, and lay them out for the new width."""
        taken = self.width() - self.viewport().width()
        self.delegate.right_inset = max(_MARGIN - taken, SIDE)
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """There is a current tile whenever the list has the focus."""
        if self.row < 0 and self.cards.rowCount():
            self.choose(0)
        super().focusInEvent(event)
