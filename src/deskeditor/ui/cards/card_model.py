"""Which tiles stand in the list, and what may be dropped among them?"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from deskeditor.ui.cards import links
from deskeditor.ui.cards.tile import Tile

CARD_MIME = "application/x-deskeditor-card"  # the id of a card of this list
STORY_MIME = "application/x-deskeditor-story"  # ids of stories, one a line
TILE_ROLE = Qt.ItemDataRole.UserRole + 1

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class CardModel(QAbstractListModel):
    """The tiles in their order. A dropped tile moves at once; other drops are told as wishes."""

    reordered = Signal(list)  # the ids of all cards, in their order of now
    stories_dropped = Signal(list, int)  # ids, row
    link_dropped = Signal(object, int)  # a Link, row

    def __init__(self, parent: Any = None) -> None:
        super().__init__(parent)
        self._tiles: list[Tile] = []

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many tiles there are; a tile has none under it."""
        return 0 if parent.isValid() else len(self._tiles)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A tile, or what a list or a screen reader says of it."""
        if not index.isValid():
            return None
        tile = self._tiles[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return tile.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tile.spoken(index.row() + 1, len(self._tiles))
        if role == Qt.ItemDataRole.ToolTipRole:
            return tile.tip
        return tile if role == TILE_ROLE else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """A tile can be dragged; drops fall between tiles."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def tile(self, row: int) -> Tile | None:
        """The tile in a row, if there is one."""
        return self._tiles[row] if 0 <= row < len(self._tiles) else None

    def row_of(self, card_id: str) -> int:
        """The row of a card, -1 where it has none."""
        return next((row for row, tile in enumerate(self._tiles) if tile.id == card_id), -1)

    def show(self, tiles: Sequence[Tile]) -> None:
        """Take these tiles, touching only the rows that differ: what is selected stays selected."""
        self._drop_others({tile.id for tile in tiles})
        for row, tile in enumerate(tiles):
            self._bring(tile, row)
        changed = [row for row, tile in enumerate(tiles) if self._tiles[row] != tile]
        self._tiles[:] = tiles
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    def _drop_others(self, kept: set[str]) -> None:
        for row in reversed(range(len(self._tiles))):
            if self._tiles[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._tiles[row]
                self.endRemoveRows()

    def _bring(self, tile: Tile, row: int) -> None:
        """Make the row hold that card, by moving it there or by putting it in."""
        now = self.row_of(tile.id)
        if now < 0:
            self.beginInsertRows(QModelIndex(), row, row)
            self._tiles.insert(row, tile)
            self.endInsertRows()
        elif now != row:
            self._move(now, row)

    def _move(self, start: int, end: int) -> None:
        before = end + 1 if end > start else end  # Qt counts the place before the row is taken out
        self.beginMoveRows(QModelIndex(), start, start, QModelIndex(), before)
        self._tiles.insert(end, self._tiles.pop(start))
        self.endMoveRows()

    def supportedDragActions(self) -> Qt.DropAction:
        """A tile can only be moved."""
        return Qt.DropAction.MoveAction

    def supportedDropActions(self) -> Qt.DropAction:
        """Own tiles are moved here, other things copied or linked."""
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction | Qt.DropAction.LinkAction

    def mimeTypes(self) -> list[str]:
        """What is taken: own tiles, stories of the library, links of a browser, web addresses."""
        return [CARD_MIME, STORY_MIME, *links.MIME_TYPES]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The cards that are being dragged."""
        data = QMimeData()
        rows = sorted(index.row() for index in indexes)
        data.setData(CARD_MIME, "\n".join(self._tiles[row].id for row in rows).encode())
        return data

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, _parent: _Index
    ) -> bool:
        """Whether the things that are dragged can become cards, or are cards of this list."""
        if data.hasFormat(CARD_MIME):
            return any(self.row_of(name) >= 0 for name in _names(data, CARD_MIME))
        return data.hasFormat(STORY_MIME) or links.read(data) is not None

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Move own tiles before `row`, or ask for cards of what fell there; False where it is neither."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        place = row if 0 <= row <= len(self._tiles) else len(self._tiles)
        if data.hasFormat(CARD_MIME):
            self._drop_tiles(_names(data, CARD_MIME), place)
        elif data.hasFormat(STORY_MIME):
            self.stories_dropped.emit(_names(data, STORY_MIME), place)
        else:
            self.link_dropped.emit(links.read(data), place)
        return True

    def _drop_tiles(self, names: list[str], before: int) -> None:
        """Put tiles, in their order, where the one at `before` stands now."""
        old = [tile.id for tile in self._tiles]
        held = [name for name in old if name in names]
        head = [name for name in old[:before] if name not in held]
        new = [*head, *held, *(name for name in old if name not in held and name not in head)]
        for row, name in enumerate(new):
            if self.row_of(name) != row:
                self._move(self.row_of(name), row)
        if new != old:
            self.reordered.emit(new)


def _names(data: QMimeData, mime: str) -> list[str]:
    return bytes(data.data(mime).data()).decode("utf-8", "replace").split()
