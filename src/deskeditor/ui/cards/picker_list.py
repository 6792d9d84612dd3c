"""How do the picker's results look, and what do they say?"""

from collections.abc import Sequence
from html import escape
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.domain.card import WebTarget
from deskeditor.ui import icons, theme
from deskeditor.ui.cards.candidate import Candidate, hits
from deskeditor.ui.cards.thumbnails import Thumbnails, paint_thumbnail
from deskeditor.ui.cards.utf16 import units

ROW_HEIGHT = 56
HEADING = 22  # over the first row of a group
CANDIDATE_ROLE = Qt.ItemDataRole.UserRole + 1
_THUMB = QSize(44, 33)
_PAD, _GAP = 12, 10

_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class PickerModel(QAbstractListModel):
    """The candidates in the order of the search."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates: tuple[Candidate, ...] = ()

    def show(self, candidates: Sequence[Candidate]) -> None:
        """Take other candidates; the same number of rows keeps the place of the choice."""
        if len(candidates) == len(self._candidates) and candidates:
            self._candidates = tuple(candidates)
            self.dataChanged.emit(self.index(0), self.index(len(candidates) - 1))
            return
        self.beginResetModel()
        self._candidates = tuple(candidates)
        self.endResetModel()

    @property
    def headings(self) -> int:
        """How many rows have the name of a group over them."""
        return sum(bool(candidate.group) for candidate in self._candidates)

    def candidate(self, row: int) -> Candidate | None:
        """The candidate in a row, if there is one."""
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """How many candidates there are."""
        return 0 if parent.isValid() else len(self._candidates)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A candidate, or what a screen reader says of it."""
        candidate = self.candidate(index.row()) if index.isValid() else None
        if candidate is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return candidate.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (candidate.group, candidate.headline, candidate.line, candidate.note.lower())
            return ", ".join(filter(None, said))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"<qt>{escape(candidate.headline)}<br>{escape(candidate.line)}</qt>"
        return candidate if role == CANDIDATE_ROLE else None


class PickerDelegate(QStyledItemDelegate):
    """Paints a candidate: picture, headline with the hits bold, section and date, and what is to be said."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self.query = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """All rows are as high as each other, but for the headings over some."""
        return QSize(option.rect.width(), ROW_HEIGHT + (HEADING if index.data(CANDIDATE_ROLE).group else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row; one that cannot be added is pale."""
        candidate = index.data(CANDIDATE_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(4, HEADING if candidate.group else 0, -4, 0)
        _paint_group(painter, candidate.group, option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or option.state & QStyle.StateFlag.State_MouseOver:
            _paint_ground(painter, box, chosen)
        text_left = self._paint_picture(painter, candidate, box)
        right = _paint_note(painter, candidate, box)
        self._paint_words(painter, candidate, QRect(text_left, box.center().y() - 18, right - text_left, 38))
        painter.restore()

    def _paint_picture(self, painter: QPainter, candidate: Candidate, box: QRect) -> int:
        """The picture or a sign in its place; gives where the words begin."""
        place = QRect(box.left() + _PAD, box.center().y() - _THUMB.height() // 2, 0, 0)
        place.setSize(_THUMB)
        ratio = painter.device().devicePixelRatioF()
        painter.setOpacity(0.5 if candidate.why_not else 1)
        if candidate.image:
            pixmap = self._thumbnails.pixmap(candidate.image, _THUMB, ratio)
            paint_thumbnail(painter, place, pixmap)
        else:
            paint_thumbnail(painter, place, None)
            sign = "link" if isinstance(candidate.target, WebTarget) else "list"
            centre = place.center()
            painter.drawPixmap(centre.x() - 7, centre.y() - 7, icons.pixmap(sign, "text3", 16, ratio))
        painter.setOpacity(1)
        return place.right() + 1 + _GAP

    def _paint_words(self, painter: QPainter, candidate: Candidate, box: QRect) -> None:
        look = theme.current()
        first = "text2" if candidate.why_not else "text"
        painter.setPen(look.colour(first))
        paint_with_hits(painter, candidate.headline, self.query, look.ui_font(13), box)
        font = look.ui_font(12)
        painter.setFont(font)
        painter.setPen(look.colour("text2"))
        mode = Qt.TextElideMode.ElideMiddle if "://" in candidate.line else Qt.TextElideMode.ElideRight
        line = QFontMetrics(font).elidedText(candidate.line, mode, box.width())
        painter.drawText(box.adjusted(0, 20, 0, 0), Qt.AlignmentFlag.AlignVCenter, line)


def _paint_group(painter: QPainter, name: str, row: QRect) -> None:
    if name:
        painter.setFont(theme.current().ui_font(11, 600))
        painter.setPen(theme.current().colour("text2"))
        place = QRect(row.left() + 4 + _PAD, row.top(), row.width() - 2 * _PAD, HEADING)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)


def _paint_ground(painter: QPainter, box: QRect, chosen: bool) -> None:
    look = theme.current()
    path = QPainterPath()
    path.addRoundedRect(QRectF(box), 6, 6)
    painter.fillPath(path, look.colour("sel" if chosen else "hover"))
    if chosen:
        painter.fillRect(QRect(box.left(), box.top() + 10, 3, box.height() - 20), look.colour("accent"))


def _paint_note(painter: QPainter, candidate: Candidate, box: QRect) -> int:
    """The word at the end of the row; gives where it begins."""
    right = box.right() - _PAD
    if not candidate.note:
        return right
    font = theme.current().ui_font(12)
    width = QFontMetrics(font).horizontalAdvance(candidate.note)
    painter.setFont(font)
    painter.setPen(theme.current().colour("text2"))
    place = QRect(right - width, box.top(), width, box.height())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, candidate.note)
    return right - width - _GAP


def paint_with_hits(painter: QPainter, text: str, query: str, font: QFont, box: QRect) -> None:
    """One line of text in the pen's colour, elided to the box, the query's hits in bold."""
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width() * 0.96)
    layout = QTextLayout(shown, font)
    bold = QTextCharFormat()
    bold.setFontWeight(700)
    ranges = []
    for start, length in hits(shown, query):
        span = QTextLayout.FormatRange()
        span.start, span.length = units(shown[:start]), units(shown[start : start + length])
        span.format = bold
        ranges.append(span)
    layout.setFormats(ranges)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(box.width() + 40)
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    layout.draw(painter, QPointF(box.topLeft()))
