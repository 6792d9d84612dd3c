"""Which small pictures are there for cards, and which are wanted?"""

from collections import OrderedDict
from typing import NamedTuple

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPixmap

from deskeditor.ui import icons, theme

KEPT_BYTES = 16 * 1024 * 1024
_RADIUS = 4


class Wanted(NamedTuple):
    """A picture by its asset's reference, and the size in device pixels that it is to fill."""

    reference: str
    width: int
    height: int


class Thumbnails(QObject):
    """Pictures as they were painted last; asks once for each that is not there."""

    wanted = Signal(object)  # Wanted
    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Wanted, QPixmap] = OrderedDict()
        self._asked: set[Wanted] = set()

    def pixmap(self, reference: str, size: QSize, ratio: float) -> QPixmap | None:
        """The picture, filling `size` logical pixels; None while it is not there yet."""
        key = Wanted(reference, round(size.width() * ratio), round(size.height() * ratio))
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        if key not in self._asked:
            self._asked.add(key)
            self.wanted.emit(key)
        return None

    def keep(self, key: Wanted, image: QImage) -> None:
        """Take a picture that was wanted; a null image says that there is none."""
        self._kept[key] = QPixmap.fromImage(image)
        while sum(map(_bytes, self._kept.values())) > KEPT_BYTES and len(self._kept) > 1:
            gone, _ = self._kept.popitem(last=False)
            self._asked.discard(gone)
        self.arrived.emit()

    def forget(self, reference: str) -> None:
        """Ask again for a picture the next time that it is painted."""
        for key in [key for key in self._asked if key.reference == reference]:
            self._asked.discard(key)
            self._kept.pop(key, None)


def _bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * 4


def paint_thumbnail(painter: QPainter, box: QRect, pixmap: QPixmap | None) -> None:
    """The picture with round corners; a sunken box while it loads, with a sign in it where it is gone."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(box), _RADIUS, _RADIUS)
    if pixmap is None or pixmap.isNull():
        painter.fillPath(path, theme.current().colour("sunken"))
        if pixmap is not None:
            sign = QRect(box.center().x() - 7, box.center().y() - 7, 16, 16)
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(sign, icons.pixmap("image", "text3", 16, ratio))
        return
    painter.save()
    painter.setClipPath(path)
    painter.drawPixmap(box, pixmap)
    painter.restore()
