"""How does a list of a million rows scroll, walk and paint, when it holds only those that it shows?

`QListView` lays out every row that there is. This one asks where the rows in sight stand, and nothing else:
see `row_places`. Rows that arrive while they are looked at become as high as their text, and what stands at
the top of the list stays where it is.
"""

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from deskeditor.ui.widgets.row_places import RowPlaces

Index = QModelIndex | QPersistentModelIndex
_Action = QAbstractItemView.CursorAction
_Hint = QAbstractItemView.ScrollHint
_BACK = (_Action.MoveUp, _Action.MovePrevious, _Action.MoveLeft)


def spans(selection: QItemSelection) -> list[tuple[int, int]]:
    """The first and the last row of each stretch of selected rows, in the list's order."""
    ranges = (selection.at(number) for number in range(selection.count()))
    return sorted((one.top(), one.bottom()) for one in ranges)


class LongList(QListView):
    """Rows of different heights in one column; `measured` gives those that are known."""

    def __init__(self, usual: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = RowPlaces(usual)

    def measured(self) -> tuple[int, list[int]]:
        """The first row whose height is known, and the heights of it and of those that follow."""
        raise NotImplementedError

    def look_for(self, first: int, last: int) -> None:
        """Rows have come into sight."""

    def lay_out(self) -> None:
        """Find the places of the rows anew; what stands at the top, or at the end, stays there."""
        bar = self.verticalScrollBar()
        at_end = 0 < bar.value() == bar.maximum()
        anchor = self.places.at(bar.value())
        into, current = bar.value() - self.places.top(anchor), self.currentIndex()
        in_sight = current.isValid() and self._is_in_sight(current.row())
        first, heights = self.measured()
        self.places.measure(self.model().rowCount(), first, heights)
        self.updateGeometries()
        if self.places.count:
            top = self.places.top(min(anchor, self.places.count - 1))
            bar.setValue(bar.maximum() if at_end else top + min(into, self.places.height(anchor) - 1))
        if in_sight and current.row() < self.places.count and not self._is_in_sight(current.row()):
            self.scrollTo(current)
        self.viewport().update()
        self.look()

    def _is_in_sight(self, at: int) -> bool:
        top = self.places.top(at) - self.verticalOffset()
        return top >= 0 and top + self.places.height(at) <= self.viewport().height()

    def in_sight(self) -> tuple[int, int]:
        """The first and the last row of which something shows."""
        top = self.verticalOffset()
        return self.places.at(top), self.places.at(top + max(self.viewport().height() - 1, 0))

    def look(self) -> None:
        """Look for the rows that are in sight."""
        if self.places.count:
            self.look_for(*self.in_sight())

    def doItemsLayout(self) -> None:
        """Lay out what is known; nothing is asked of any other row."""
        self.lay_out()
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Give the scroll bar its range."""
        bar, room = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(room)
        bar.setRange(0, max(0, self.places.total - room))
        QAbstractItemView.updateGeometries(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out for another width or height."""
        QAbstractItemView.resizeEvent(self, event)
        self.lay_out()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Paint the rows that are in sight now."""
        self.viewport().update()
        self.look()

    def contentsSize(self) -> QSize:
        """The size of all rows together."""
        return QSize(self.viewport().width(), self.places.total)

    def verticalOffset(self) -> int:
        """How far the list is scrolled."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Rows are as wide as the view."""
        return 0

    def visualRect(self, index: Index) -> QRect:
        """Where a row shows, in the viewport."""
        if not index.isValid():
            return QRect()
        at = index.row()
        top = self.places.top(at) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self.places.height(at))

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        place = point.y() + self.verticalOffset()
        if not 0 <= place < self.places.total:
            return QModelIndex()
        return self.model().index(self.places.at(place), 0)

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _Hint.EnsureVisible) -> None:
        """Bring a row into sight."""
        if not index.isValid():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        top, height = self.places.top(index.row()), self.places.height(index.row())
        if hint == _Hint.PositionAtCenter:
            bar.setValue(top - (room - height) // 2)
        elif hint == _Hint.PositionAtTop or top < bar.value() or height > room:
            bar.setValue(top)
        elif hint == _Hint.PositionAtBottom or top + height > bar.value() + room:
            bar.setValue(top + height - room)

    def moveCursor(self, action: QAbstractItemView.CursorAction, _keys: Qt.KeyboardModifier) -> QModelIndex:
        """The row that a key leads to."""
        last = self.places.count - 1
        current = self.currentIndex()
        if last < 0:
            return QModelIndex()
        if not current.isValid():
            at = last if action == _Action.MoveEnd else 0
        else:
            at = self._led_to(action, current.row(), last)
        return self.model().index(max(0, min(at, last)), 0)

    def _led_to(self, action: QAbstractItemView.CursorAction, at: int, last: int) -> int:
        page = self.viewport().height() - self.places.height(at)
        if action == _Action.MoveHome:
            return 0
        if action == _Action.MoveEnd:
            return last
        if action == _Action.MovePageDown:
            return max(at + 1, self.places.at(self.places.top(at) + page))
        if action == _Action.MovePageUp:
            return min(at - 1, self.places.at(self.places.top(at) - page))
        return at - 1 if action in _BACK else at + 1

    def setSelection(self, area: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the rows that an area of the viewport touches: a span, however long."""
        top, bottom = sorted((area.top(), area.bottom()))
        first, last = (self.places.at(y + self.verticalOffset()) for y in (top, bottom))
        chosen = QItemSelection()
        if self.places.count:
            chosen.select(self.model().index(first, 0), self.model().index(last, 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The rows in sight among the selected ones."""
        region = QRegion()
        for first, last in spans(selection):
            ends = (self.visualRect(self.model().index(at, 0)) for at in (first, last))
            region += next(ends).united(next(ends))
        return region & QRegion(self.viewport().rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        if not self.places.count:
            return
        painter = QPainter(self.viewport())
        first, last = self.in_sight()
        pointed = self._pointed()
        for at in range(first, last + 1):
            index = self.model().index(at, 0)
            option = QStyleOptionViewItem()
            self.initViewItemOption(option)
            option.rect = self.visualRect(index)
            if option.rect.intersects(event.rect()):
                option.state |= self._state(index, pointed)
                self.itemDelegate().paint(painter, option, index)
        painter.end()

    def _pointed(self) -> QModelIndex:
        if not self.viewport().underMouse():
            return QModelIndex()
        return self.indexAt(self.viewport().mapFromGlobal(QCursor.pos()))

    def _state(self, index: QModelIndex, pointed: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_None
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if index == pointed:
            state |= QStyle.StateFlag.State_MouseOver
        if self.hasFocus() and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        return state
