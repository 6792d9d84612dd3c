"""How does a tile look while it follows the mouse?"""

from dataclasses import dataclass

from PySide6.QtCore import QMargins, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QWidget

_BLUR, _DROP = 12, 4  # the shadow: how far it reaches, and how far below the tile it falls
_ALPHA = 0.20
_RADIUS = 8


@dataclass(frozen=True, slots=True)
class LiftedTile:
    """A picture of a tile with its shadow; `corner` is where the tile's own corner stands in it."""

    picture: QPixmap
    corner: QPoint


def lifted_tile(viewport: QWidget, box: QRect) -> LiftedTile:
    """The tile in `box` of a viewport, as it looks now, above a soft shadow."""
    tile = viewport.grab(box)
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
    painter.end()
    return LiftedTile(picture, QPoint(_BLUR, _BLUR))


def _paint_shadow(painter: QPainter, box: QRectF) -> None:
    """Rings that grow paler outwards: a blur that costs a dozen fills."""
    painter.setPen(Qt.PenStyle.NoPen)
    for reach in range(_BLUR, -1, -1):
        share = _ALPHA * 2 * (1 - reach / (_BLUR + 1)) / (_BLUR + 1)
        painter.setBrush(QColor.fromRgbF(0, 0, 0, share))
        painter.drawRoundedRect(box.adjusted(-reach, -reach, reach, reach), _RADIUS + reach, _RADIUS + reach)
