"""How is a row of the palette painted?"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.ui import icons, theme
from deskeditor.ui.shell.palette.entries import Found

HEIGHT = 34
FOUND = Qt.ItemDataRole.UserRole
_SIDE, _ICON, _GAP = 14, 16, 10


class PaletteDelegate(QStyledItemDelegate):
    """Icon, text with what was typed in bold, and at the right the keys, the status or why it is grey."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """All rows are of one height."""
        return QSize(100, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        found: Found = index.data(FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_selection(painter, QRectF(box))
        grey = bool(found.entry.reason)
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        if found.entry.icon:
            _paint_icon(painter, inner, found.entry.icon)
        right = _paint_right(painter, inner, found.entry.reason or found.entry.right)
        room = inner.adjusted(_ICON + _GAP, 0, -right - _GAP, 0)
        _paint_text(painter, room, found, "text3" if grey else "text")
        painter.restore()


def _paint_selection(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("sel"))
    painter.drawRoundedRect(box.adjusted(4, 1, -4, -1), 6, 6)
    painter.setBrush(theme.current().colour("accent"))
    painter.drawRoundedRect(QRectF(box.left() + 4, box.top() + 8, 3, HEIGHT - 16), 1.5, 1.5)


def _paint_icon(painter: QPainter, box: QRect, name: str) -> None:
    picture = icons.pixmap(name, "text3", _ICON, painter.device().devicePixelRatioF())
    painter.drawPixmap(QPointF(box.left(), box.top() + (HEIGHT - _ICON) / 2), picture)


def _paint_right(painter: QPainter, box: QRect, text: str) -> int:
    font = theme.current().ui_font(12)
    painter.setFont(font)
    painter.setPen(theme.current().colour("text2"))
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return QFontMetrics(font).horizontalAdvance(text)


def _paint_text(painter: QPainter, box: QRect, found: Found, ink: str) -> None:
    plain, bold = theme.current().ui_font(13), theme.current().ui_font(13, 700)
    painter.setPen(theme.current().colour(ink))
    left = box.left()
    text = QFontMetrics(bold).elidedText(found.entry.text, Qt.TextElideMode.ElideRight, box.width())
    for run, is_hit in _runs(text, set(found.places)):
        font = bold if is_hit else plain
        painter.setFont(font)
        width = QFontMetrics(font).horizontalAdvance(run)
        painter.drawText(QRect(left, box.top(), width + 2, box.height()), Qt.AlignmentFlag.AlignVCenter, run)
        left += width


def _runs(text: str, places: set[int]) -> list[tuple[str, bool]]:
    runs: list[tuple[str, bool]] = []
    for place, letter in enumerate(text):
        is_hit = place in places
        if runs and runs[-1][1] is is_hit:
            runs[-1] = (runs[-1][0] + letter, is_hit)
        else:
            runs.append((letter, is_hit))
    return runs
