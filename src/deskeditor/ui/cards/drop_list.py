"""What can be dropped among the tiles, and where does it fall?"""

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from deskeditor.ui.cards.card_model import CardModel
from deskeditor.ui.cards.insertion_line import THICKNESS, InsertionLine
from deskeditor.ui.cards.tile_delegate import BETWEEN, TileDelegate

EDGE = 32  # pixels from the list's edges within which it scrolls while something is dragged


class DropList(QListView):
    """A list of tiles into which stories and addresses are dropped between two rows."""

    def __init__(self, model: CardModel, delegate: TileDelegate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards, self.delegate = model, delegate
        self.drop_row = -1  # the row before which a thing would fall; -1 while nothing is dragged
        self._line = InsertionLine(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DropOnly)
        self.setDropIndicatorShown(False)
        self.setAutoScrollMargin(EDGE)

    @property
    def rows(self) -> list[int]:
        """The rows that are chosen, from the top; where none is, the current one."""
        current = self.currentIndex()
        chosen = {index.row() for index in self.selectedIndexes()}
        return sorted(chosen) if chosen or not current.isValid() else [current.row()]

    def tile_box(self, row: int) -> QRect:
        """The tile of a row, in the viewport's coordinates."""
        return self.delegate.tile_rect(self.visualRect(self.cards.index(row)))

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
        self.point_at(-1)

    def dropEvent(self, event: QDropEvent) -> None:
        """Let the model take it at the place of the line."""
        row = self.row_before(event.position().toPoint())
        self.point_at(-1)
        if self.cards.dropMimeData(event.mimeData(), event.dropAction(), row, 0, QModelIndex()):
            event.acceptProposedAction()
        self.setState(QAbstractItemView.State.NoState)

    def _consider(self, event: QDropEvent) -> None:
        if self._takes(event.mimeData()):
            self.point_at(self.row_before(event.position().toPoint()))
            event.acceptProposedAction()
        else:
            event.ignore()

    def _takes(self, data: QMimeData) -> bool:
        return self.cards.canDropMimeData(data, Qt.DropAction.CopyAction, -1, 0, QModelIndex())

    def row_before(self, point: QPoint) -> int:
        """The row before which a thing let go at `point` would stand."""
        count = self.cards.rowCount()
        return next((row for row in range(count) if point.y() < self.tile_box(row).center().y()), count)

    def point_at(self, row: int) -> None:
        """Show the line before a row, or take it away (-1)."""
        self.drop_row = row
        if row >= 0:
            self._line.show_at(self._line_box(), self.viewport())
        else:
            self._line.hide()
        self.viewport().update()

    def _line_box(self) -> QRect:
        count = self.cards.rowCount()
        if not count:
            return QRect(0, 0, self.viewport().width(), THICKNESS)
        below = self.drop_row < count
        tile = self.tile_box(self.drop_row if below else count - 1)
        top = tile.top() - BETWEEN // 2 if below else tile.bottom() + 1 + BETWEEN // 2
        return QRect(tile.left(), max(top - THICKNESS // 2, 0), tile.width(), THICKNESS)
