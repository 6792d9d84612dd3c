"""How is a side panel shown where there is no room beside the text?"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from deskeditor.ui import theme


class Drawer(QFrame):
    """A panel laid over the edge of the areas; Esc closes it."""

    close_requested = Signal()

    def __init__(self, side: Qt.Edge, width: int, over: QWidget) -> None:
        super().__init__(over.parentWidget())
        self._side = side
        self._width = width
        self._over = over
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def hold(self, panel: QWidget) -> None:
        """Take a panel in and show it."""
        if self._row.indexOf(panel) < 0:
            self._row.addWidget(panel)
        panel.show()
        self.fit()
        self._cast_shadow()
        self.show()
        self.raise_()

    def fit(self) -> None:
        """Stand at the edge of what it lies over."""
        room = self._over.geometry()
        width = min(self._width, room.width())
        left = room.left() if self._side is Qt.Edge.LeftEdge else room.right() + 1 - width
        self.setGeometry(QRect(left, room.top(), width, room.height()))

    def _cast_shadow(self) -> None:
        from PySide6.QtWidgets import QGraphicsDropShadowEffect

        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(16)
        shadow.setOffset(0, 4)
        shadow.setColor(theme.current().colour("shadow"))
        self.setGraphicsEffect(shadow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
        else:
            super().keyPressEvent(event)
