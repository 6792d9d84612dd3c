"""How does a tile look while it follows the mouse?"""

from PySide6.QtCore import QMargins, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from deskeditor.ui.widgets import chip_width, paint_chip

_BLUR, _DROP = 12, 4  # the shadow: how far it reaches, and how far below the tile it falls
_ALPHA = 0.20
_RADIUS = 8


class LiftedTile(QLabel):
    """A picture of the tile in `box` of a viewport, above the whole window and with a shadow.

    Where `count` tiles are carried together, their number stands on it.
    """

    def __init__(self, viewport: QWidget, box: QRect, held_at: QPoint, count: int = 1) -> None:
        super().__init__(viewport.window())
        self._viewport = viewport
        self.at = held_at  # where the mouse is, in the viewport
        self._grip = held_at - box.topLeft() + QPoint(_BLUR, _BLUR)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setPixmap(_picture(viewport.grab(box), box, count))
        self.adjustSize()
        self.follow(held_at)
        self.show()
        self.raise_()

    def follow(self, point: QPoint) -> None:
        """Go where the mouse is."""
        self.at = point
        self.move(self._viewport.mapTo(self.window(), point) - self._grip)


def _paint_count(painter: QPainter, tile: QRectF, count: int) -> None:
    words = f"{count} cards"
    corner = QPointF(tile.right() - chip_width(words) - 8, tile.top() + 8)
    paint_chip(painter, corner, words, "accent")


def _picture(tile: QPixmap, box: QRect, count: int) -> QPixmap:
    ratio = tile.devicePixelRatio()
    picture = QPixmap(box.size().grownBy(QMargins(_BLUR, _BLUR, _BLUR, _BLUR)) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    place = QRectF(_BLUR, _BLUR, box.width(), box.height())
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_shadow(painter, place.translated(0, _DROP))
    outline = QPainterPath()
    outline.addRoundedRect(place, _RADIUS, _RADIUS)
    painter.setClipPath(outline)
    painter.drawPixmap(place.topLeft(), tile)
    if count > 1:
        _paint_count(painter, place, count)
    painter.end()
    return picture


def _paint_shadow(painter: QPainter, box: QRectF) -> None:
    """Rings that grow paler outwards: a blur that costs a dozen fills."""
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(_BLUR, -1, -1):
        share = _ALPHA * 2 * (1 - reach / (_BLUR + 1)) / (_BLUR + 1)
        painter.setBrush(QColor.fromRgbF(0, 0, 0, share))
        painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), _RADIUS + reach, _RADIUS + reach)
