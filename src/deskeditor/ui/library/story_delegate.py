"""What does a row of the list look like?

From its top: (the heading of its group,) the headline of one or two lines, while searching a line of text
around the hit, then the chip of the status, the initials of the authors with the section, and the time.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.ui import icons, theme
from deskeditor.ui.library.library_model import LibraryModel
from deskeditor.ui.library.row_layout import LINE
from deskeditor.ui.library.row_signs import ROOM, SIGN, Signs
from deskeditor.ui.library.row_text import ROW_HEIGHT, RowText, RowTexts
from deskeditor.ui.library.row_words import Moment
from deskeditor.ui.widgets import STATUS_KINDS, paint_chip

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow

HEADING = 26
INSET = 8  # of the fill, left and right
MARGIN = 20  # of the text
RADIUS = 8
CHIP = 18
_SIZES = 4_000  # heights that are kept

_Index = QModelIndex | QPersistentModelIndex
_V_CENTRE = Qt.AlignmentFlag.AlignVCenter


class StoryDelegate(QStyledItemDelegate):
    """Paints the rows of a model at a width that the view sets.

    The view asks for the height of every row that is held whenever one has changed: they are kept by story.
    """

    def __init__(self, model: LibraryModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._width = 0
        self._texts = RowTexts()
        self._sizes: dict[str, tuple[StoryRow, bool, bool, QSize]] = {}
        theme.current().changed.connect(self._forget)
        model.modelReset.connect(self._sizes.clear)

    def _forget(self) -> None:
        self._texts.forget()
        self._sizes.clear()

    def set_width(self, width: int) -> None:
        """Break and measure texts for a view of that width, in pixels."""
        if width != self._width:
            self._width = width
            self._sizes.clear()

    def show_old_pages(self, ids: frozenset[str]) -> None:
        """Mark the stories whose pages on disk carry an old card."""
        self._texts.old_pages = ids

    def show_signs(self, signs: Signs) -> None:
        """Draw these beside the moment of each story."""
        self._texts.signs = signs

    def show_for(self, query: str, moment: Moment) -> None:
        """Set the hits of a search bold from now on (empty: of none), and show this moment of each story."""
        if query != self._texts.query:
            self._sizes.clear()
        self._texts.query, self._texts.moment = query, moment

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """The height of a row."""
        return self.size_of(index.row())

    def size_of(self, at: int) -> QSize:
        """The height of the row at a position; its width is the view's."""
        row = self._model.row(at)
        if row is None:
            return QSize(0, ROW_HEIGHT)
        is_open, has_heading = row.id == self._model.open_id, bool(self._model.heading(at))
        kept = self._sizes.get(row.id)
        if kept is not None and kept[0] is row and kept[1] == is_open and kept[2] == has_heading:
            return kept[3]
        height = self._texts.height(row, self._width - 2 * MARGIN, is_open=is_open)
        size = QSize(0, height + (HEADING if has_heading else 0))
        if len(self._sizes) > _SIZES:
            self._sizes.clear()
        self._sizes[row.id] = (row, is_open, has_heading, size)
        return size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        at = index.row()
        row = self._model.row(at)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row is None:
            _paint_awaited(painter, QRectF(option.rect), option.state)
        else:
            self._paint_row(painter, option, row, at)
        painter.restore()

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: "StoryRow", at: int) -> None:
        area, is_open = QRectF(option.rect), row.id == self._model.open_id
        if heading := self._model.heading(at):
            _paint_heading(painter, area, heading)
            area.setTop(area.top() + HEADING)
        _paint_fill(painter, area.adjusted(INSET, 2, -INSET, -2), option.state, is_open=is_open)
        text = self._texts.of(row, int(area.width()) - 2 * MARGIN, self._model.now(), is_open=is_open)
        on_fill = is_open or bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_text(painter, area.adjusted(MARGIN, 10, -MARGIN, 0), row, text, on_fill=on_fill)

    def _paint_text(
        self, painter: QPainter, area: QRectF, row: "StoryRow", text: RowText, *, on_fill: bool
    ) -> None:
        look = theme.current()
        painter.setPen(look.colour("text" if row.headline else "text2"))
        text.headline.draw(painter, area.topLeft())
        lines = text.headline.lineCount()
        top = area.top() + lines * LINE + (3 if lines > 1 else 2)
        painter.setPen(look.colour("text2"))
        if text.snippet is not None:
            text.snippet.draw(painter, QPointF(area.left(), top - 1))
            top += LINE
        line = QRectF(area.left(), top, area.width(), CHIP)
        painter.setFont(self._texts.meta_font)
        painter.drawText(line, _V_CENTRE | Qt.AlignmentFlag.AlignRight, text.when)
        self._paint_signs(painter, line.adjusted(0, 0, -text.when_width, 0), row)
        painter.drawText(line.adjusted(text.chip_width + 8, 0, 0, 0), _V_CENTRE, text.meta)
        kind = STATUS_KINDS[row.status.value]
        paint_chip(painter, line.topLeft(), text.chip, kind, on_selection=on_fill)

    def _paint_signs(self, painter: QPainter, line: QRectF, row: "StoryRow") -> None:
        right, top = line.right(), line.top() + (CHIP - SIGN) / 2
        ratio = painter.device().devicePixelRatioF()
        for sign in self._texts.signs.get(row.id, ()):
            right -= ROOM
            painter.drawPixmap(QPointF(right, top), icons.pixmap(sign.icon, sign.token, SIGN, ratio))


def _paint_awaited(painter: QPainter, area: QRectF, state: QStyle.StateFlag) -> None:
    """A row that is on its way: where its headline and its chip will stand."""
    _paint_fill(painter, area.adjusted(INSET, 2, -INSET, -2), state, is_open=False)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("hover"))
    box = area.adjusted(MARGIN, 0, -MARGIN, 0)
    painter.drawRoundedRect(QRectF(box.left(), box.top() + 13, box.width() * 0.75, 10), 4, 4)
    painter.drawRoundedRect(QRectF(box.left(), box.top() + 32, 64, 14), 4, 4)


def _paint_heading(painter: QPainter, area: QRectF, heading: str) -> None:
    look = theme.current()
    painter.setFont(look.ui_font(11, 600))
    painter.setPen(look.colour("text2"))
    strip = QRectF(area.left() + MARGIN, area.top() + 4, area.width() - 2 * MARGIN, HEADING - 6)
    painter.drawText(strip, _V_CENTRE, heading)


def _paint_fill(painter: QPainter, box: QRectF, state: QStyle.StateFlag, *, is_open: bool) -> None:
    look, flags = theme.current(), QStyle.StateFlag
    painter.setPen(Qt.PenStyle.NoPen)
    if is_open or state & (flags.State_Selected | flags.State_MouseOver):
        painter.setBrush(look.colour("sel" if is_open or state & flags.State_Selected else "hover"))
        painter.drawRoundedRect(box, RADIUS, RADIUS)
    if is_open:
        painter.setBrush(look.colour("accent"))
        painter.drawRoundedRect(QRectF(box.left(), box.top() + 12, 3, box.height() - 24), 1.5, 1.5)
    if state & flags.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(look.colour("accent"), 2))
        painter.drawRoundedRect(box.adjusted(0, -1, 0, 1), RADIUS, RADIUS)
