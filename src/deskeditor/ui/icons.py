"""How does an icon of ours come onto the screen, in the colours of the theme?"""

from functools import cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache

from deskeditor import resources
from deskeditor.ui import theme

SIZE = 16  # the grid the icons are drawn on, in pixels


def icon(name: str, token: str = "text2", checked: str = "accent") -> QIcon:  # noqa: S107 - a colour's name
    """An icon of `resources/icons` that is tinted whenever it is painted, so it follows the theme live."""
    return QIcon(_TintedIcon(name, token, checked))


def pixmap(name: str, token: str = "text2", size: int = SIZE, dpr: float = 1.0) -> QPixmap:  # noqa: S107 - a colour's name
    """An icon as a picture of `size` logical pixels, for painting by hand."""
    key = f"{name}/{theme.current().hex(token)}/{size}/{dpr}"
    found = QPixmap()
    if not QPixmapCache.find(key, found):
        found = _drawn(name, token, size, dpr)
        QPixmapCache.insert(key, found)
    return found


def names() -> tuple[str, ...]:
    """All icons there are."""
    return tuple(sorted(path.stem for path in resources.path("icons").glob("*.svg")))


def _drawn(name: str, token: str, size: int, dpr: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    picture = QPixmap(QSize(size, size) * dpr)
    picture.setDevicePixelRatio(dpr)
    picture.fill(Qt.GlobalColor.transparent)
    svg = _source(name).replace("currentColor", theme.current().hex(token))
    painter = QPainter(picture)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture


@cache
def _source(name: str) -> str:
    return resources.path("icons", f"{name}.svg").read_text(encoding="utf-8")


class _TintedIcon(QIconEngine):
    """Tints at the moment of painting: no widget has to hear of a change of theme."""

    def __init__(self, name: str, token: str, checked: str) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._checked = checked

    def _tint(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode is QIcon.Mode.Disabled:
            return "border-strong"
        return self._checked if state is QIcon.State.On else self._token

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw the icon into a rectangle."""
        size = min(rect.width(), rect.height())
        dpr = painter.device().devicePixelRatioF()
        corner = rect.topLeft() + QPoint((rect.width() - size) // 2, (rect.height() - size) // 2)
        painter.drawPixmap(corner, pixmap(self._name, self._tint(mode, state), size, dpr))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """The icon as a picture of `size` device pixels."""
        return pixmap(self._name, self._tint(mode, state), min(size.width(), size.height()))

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The icon as a picture of `size` device pixels for a screen of that scale."""
        logical = round(min(size.width(), size.height()) / scale)
        return pixmap(self._name, self._tint(mode, state), logical, scale)

    def clone(self) -> QIconEngine:
        """A copy, for an icon that detaches."""
        return _TintedIcon(self._name, self._token, self._checked)
