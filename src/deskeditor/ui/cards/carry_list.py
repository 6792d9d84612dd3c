"""How do tiles follow the mouse to another place?

They are carried inside the list by plain mouse events: only their places among the others can change, so the
system's drag and drop has no part in it.
"""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.drop_list import EDGE, DropList
from deskeditor.ui.cards.lifted_tile import LiftedTile
from deskeditor.ui.cards.tile_delegate import TileDelegate

_STEP, _STEP_MS = 10, 25
_MOVE = Qt.DropAction.MoveAction


class CarryList(DropList):
    """A list whose tiles can be taken with the mouse and put between others."""

    def __init__(self, model: CardModel, delegate: TileDelegate, parent: QWidget | None = None) -> None:
        super().__init__(model, delegate, parent)
        self._pressed: tuple[int, QPoint] | None = None  # row, and where in the viewport
        self._is_one_of_several = False  # what is held was chosen already, with others
        self._lifted: LiftedTile | None = None
        self._scroller = QTimer(self, interval=_STEP_MS)
        self._scroller.timeout.connect(self._scroll_on)

    @property
    def is_carrying(self) -> bool:
        """Whether a tile follows the mouse."""
        return self._lifted is not None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a tile is held, should it be carried; several that are chosen stay chosen."""
        point = event.position().toPoint()
        row = self.indexAt(point).row()
        held = event.button() == Qt.MouseButton.LeftButton and row >= 0
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        self._pressed = (row, point) if held and plain else None
        self._is_one_of_several = held and plain and len(self.rows) > 1 and row in self.rows
        if not self._is_one_of_several:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift the tile that is held, once the mouse has gone far enough; carry it from then on."""
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
            return
        row, start = self._pressed
        if not self.is_carrying and (point - start).manhattanLength() >= QApplication.startDragDistance():
            self._lift(row, start)
        if self.is_carrying:
            self._carry(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put what is carried down at the line; a click on one of several chooses that one alone."""
        super().mouseReleaseEvent(event)
        if self.is_carrying:
            rows = [self.cards.row_of(name) for name in self.delegate.lifted]
            data = self.cards.mimeData([self.cards.index(row) for row in rows if row >= 0])
            row = self.drop_row
            self._put_down()
            self.cards.dropMimeData(data, _MOVE, row, 0, QModelIndex())
        elif self._is_one_of_several and self._pressed is not None:
            self.setCurrentIndex(self.cards.index(self._pressed[0]))
        self._pressed = None

    def _lift(self, row: int, held_at: QPoint) -> None:
        rows = self.rows if row in self.rows else [row]
        tiles = [tile for row in rows if (tile := self.cards.tile(row)) is not None]
        if not tiles:
            return
        self._lifted = LiftedTile(self.viewport(), self.tile_box(row), held_at, len(tiles))
        self.delegate.lifted = frozenset(tile.id for tile in tiles)
        self._scroller.start()
        self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def _carry(self, point: QPoint) -> None:
        if self._lifted is not None:
            self._lifted.follow(point)
            self.point_at(self.row_before(point))

    def _put_down(self) -> None:
        if self._lifted is not None:
            self._lifted.deleteLater()
            self._lifted.hide()
        self._lifted = None
        self._pressed = None
        self.delegate.lifted = frozenset()
        self._scroller.stop()
        self.viewport().unsetCursor()
        self.point_at(-1)

    def _scroll_on(self) -> None:
        """Scroll while the mouse stays near an edge."""
        if self._lifted is None:
            return
        point = self._lifted.at
        bar, height = self.verticalScrollBar(), self.viewport().height()
        step = -_STEP if point.y() < EDGE else _STEP if point.y() > height - EDGE else 0
        if step:
            bar.setValue(bar.value() + step)
            self._carry(point)

    def event(self, event: QEvent) -> bool:
        """While a tile is carried, Esc belongs to it and to nothing else in the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self.is_carrying:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc puts a carried tile back where it was."""
        if self.is_carrying:
            if event.key() == Qt.Key.Key_Escape:
                self._put_down()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A tile that is carried goes back when the keys go elsewhere."""
        self._put_down()
        super().focusOutEvent(event)
