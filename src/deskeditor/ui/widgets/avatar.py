"""How is an author shown who has no picture: initials in a circle?"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui import theme

_INK = QColor("#FFFFFF")  # on each of the fixed grounds a contrast of 4.5 or more


class Avatar(QWidget):
    """Initials on a coloured circle, `size` pixels across."""

    def __init__(self, initials: str = "", colour: str = "#4A5568", size: int = 20) -> None:
        super().__init__()
        self._initials = initials
        self._colour = colour
        self._size = size
        self.setFixedSize(size, size)
        self.setAccessibleName(initials)

    def show_author(self, initials: str, colour: str) -> None:
        """Show somebody else."""
        self._initials, self._colour = initials, colour
        self.setAccessibleName(initials)
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it was made."""
        return QSize(self._size, self._size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._initials, self._colour)
        painter.end()


def paint_avatar(painter: QPainter, rect: QRectF, initials: str, colour: str) -> None:
    """Paint initials in a circle; `colour` is `#RRGGBB`. For delegates."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(rect)
    painter.setPen(_INK)
    painter.setFont(theme.current().ui_font(max(8, round(rect.height() * 0.42)), 600))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()
