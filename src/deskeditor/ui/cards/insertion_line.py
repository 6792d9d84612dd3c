"""How is the place shown where a thing would fall?"""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui import theme

THICKNESS = 2


class InsertionLine(QWidget):
    """The place where a thing would fall: a line above everything, what is carried included."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, box: QRect, viewport: QWidget) -> None:
        """Stand at a place of the viewport."""
        window = viewport.window()
        self.setParent(window)
        self.setGeometry(QRect(viewport.mapTo(window, box.topLeft()), box.size()))
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Fill it with the accent."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.current().colour("accent"))
        painter.end()
