"""How do widgets stand side by side and go on in the next line?"""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out like words; the last one takes what is left of its line."""

    def __init__(self, parent: QWidget | None = None, gap: int = 6, last_least: int = 0) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self._last_least = last_least  # pixels the last widget wants at least; 0: it is like the others

    def addItem(self, item: QLayoutItem) -> None:
        """Put an item last."""
        self._items.append(item)

    def insert(self, index: int, widget: QWidget) -> None:
        """Put a widget before the one at an index."""
        self.addWidget(widget)
        self._items.insert(index, self._items.pop())
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at an index."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at an index."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """It takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """As wide as the widest widget."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        margins: QMargins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        corner, line = inner.topLeft(), 0
        for item in self._items:
            size = self._wanted(item, inner.width())
            if line and corner.x() + size.width() > inner.right() + 1:
                corner, line = QPoint(inner.left(), corner.y() + line + self._gap), 0
            if move:
                item.setGeometry(self._place(item, corner, size, inner))
            corner.setX(corner.x() + size.width() + self._gap)
            line = max(line, size.height())
        return corner.y() + line - rect.top() + margins.bottom()

    def _wanted(self, item: QLayoutItem, room: int) -> QSize:
        size = item.sizeHint()
        size.setWidth(min(size.width(), room))
        if self._last_least and item is self._items[-1]:
            size.setWidth(self._last_least)
        return size

    def _place(self, item: QLayoutItem, corner: QPoint, size: QSize, inner: QRect) -> QRect:
        if self._last_least and item is self._items[-1]:
            size = QSize(max(size.width(), inner.right() + 1 - corner.x()), size.height())
        return QRect(corner, size)
