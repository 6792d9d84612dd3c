"""How does a story look among those that a link can lead to?"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.ui import theme

ROW_HEIGHT = 44
_PAD = 10
STORY = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


class LinkDelegate(QStyledItemDelegate):
    """Paints headline and line; the chosen row has the accent's bar."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """All rows are as high as each other."""
        return QSize(option.rect.width(), ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        story, look, box = index.data(STORY), theme.current(), option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            path = QPainterPath()
            path.addRoundedRect(QRectF(box), 6, 6)
            painter.fillPath(path, look.colour("sel" if chosen else "hover"))
        if chosen:
            painter.fillRect(QRect(box.left(), box.top() + 8, 3, box.height() - 16), look.colour("accent"))
        words = box.adjusted(_PAD, 4, -_PAD, -4)
        for size, token, text, place in (
            (13, "text", story.headline, Qt.AlignmentFlag.AlignTop),
            (12, "text2", story.line, Qt.AlignmentFlag.AlignBottom),
        ):
            font = look.ui_font(size)
            painter.setFont(font)
            painter.setPen(look.colour(token))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, place, shown)
        painter.restore()
