"""How do tiles follow the mouse, and how does a list show where a thing would fall?"""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from deskeditor.ui import theme
from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.lifted_tile import lifted_tile
from deskeditor.ui.cards.tile_delegate import BETWEEN, TileDelegate

_LINE = 2  # the insertion line's thickness


class InsertionList(QListView):
    """A list of tiles into which things are dropped between two rows, at a line that shows the place."""

    def __init__(self, model: CardModel, delegate: TileDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards, self._delegate = model, delegate
        self._drop_row = -1
        self._pressed = QPoint()
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(32)

    def tile_box(self, row: int) -> QRect:
        """The tile of a row, in the viewport's coordinates."""
        return self._delegate.tile_rect(self.visualRect(self._cards.index(row)))

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Lift the tile: it follows the mouse, and its place stays pale until it is let go."""
        tile = self._cards.tile(self.currentIndex().row())
        if tile is None:
            return
        box = self.tile_box(self.currentIndex().row())
        drag = QDrag(self)
        drag.setMimeData(self._cards.mimeData([self.currentIndex()]))
        lifted = lifted_tile(self.viewport(), box)
        drag.setPixmap(lifted.picture)
        drag.setHotSpot(self._pressed - box.topLeft() + lifted.corner)
        self._delegate.lifted = tile.id
        self.viewport().update()
        drag.exec(supported, Qt.DropAction.MoveAction)
        self._delegate.lifted = ""
        self._point_at(-1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take what can become a card."""
        self._consider(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall; near an edge the list scrolls."""
        super().dragMoveEvent(event)
        self._consider(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the insertion line away."""
        super().dragLeaveEvent(event)
        self._point_at(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model take it at the place of the line."""
        row = self._row_before(event.position().toPoint())
        self._point_at(-1)
        if self._cards.dropMimeData(event.mimeData(), event.dropAction(), row, 0, QModelIndex()):
            event.acceptProposedAction()
        self.setState(QAbstractItemView.State.NoState)

    def _consider(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()):
            self._point_at(self._row_before(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def _takes(self, data: QMimeData) -> bool:
        return self._cards.canDropMimeData(data, Qt.DropAction.CopyAction, -1, 0, QModelIndex())

    def _row_before(self, point: QPoint) -> int:
        """The row before which a thing let go at `point` would stand."""
        count = self._cards.rowCount()
        return next((row for row in range(count) if point.y() < self.tile_box(row).center().y()), count)

    def _point_at(self, row: int) -> None:
        self._drop_row = row
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tiles, and the line at which a dragged thing would fall."""
        super().paintEvent(event)
        if self._drop_row >= 0:
            painter = QPainter(self.viewport())
            painter.fillRect(self._line(), theme.current().colour("accent"))
            painter.end()

    def _line(self) -> QRect:
        count = self._cards.rowCount()
        if not count:
            return QRect(0, 0, self.viewport().width(), _LINE)
        below = self._drop_row < count
        tile = self.tile_box(self._drop_row if below else count - 1)
        top = tile.top() - BETWEEN // 2 if below else tile.bottom() + BETWEEN // 2
        return QRect(tile.left(), max(top - _LINE // 2, 0), tile.width(), _LINE)
