"""How is a row of the list of hits painted?"""

from PySide6.QtCore import QAbstractItemModel, QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QMouseEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.ui import icons, theme
from deskeditor.ui.replacing import wording
from deskeditor.ui.replacing.hit_model import FOUND, HIT, TICKED, HitModel, Index
from deskeditor.ui.widgets import STATUS_KINDS, chip_width, paint_chip

HEIGHT = 30
_SIDE, _BOX, _GAP, _INDENT, _PLACE = 12, 14, 10, 24, 132
_THIN = "\u2009"  # so that what goes and what comes are not one word
_LONGEST = 300  # characters of a hit that are painted
_MARKS = {"quoted": "Quotation", "machine": "Address"}


class HitDelegate(QStyledItemDelegate):
    """A box to tick; then a story's headline and status, or a hit in its line: what goes and what comes."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """All rows are of one height."""
        return QSize(100, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            _paint_current(painter, QRectF(option.rect), has_focus=_has_focus(option))
        is_story = index.data(HIT) is None
        _paint_box(painter, box(option.rect, is_story=is_story), index.data(Qt.ItemDataRole.CheckStateRole))
        (_paint_story if is_story else _paint_hit)(painter, option.rect, index)
        painter.restore()

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """A click on the box ticks."""
        if isinstance(event, QMouseEvent) and isinstance(model, HitModel):
            area = box(option.rect, is_story=index.data(HIT) is None).adjusted(-6, -8, 6, 8)
            if area.contains(event.position()):
                if event.type() is QEvent.Type.MouseButtonRelease:
                    model.toggle(index)
                return True
        return False


def _has_focus(option: QStyleOptionViewItem) -> bool:
    return bool(option.state & QStyle.StateFlag.State_HasFocus)


def box(row: QRect, *, is_story: bool) -> QRectF:
    """Where the box of a row stands."""
    left = row.left() + _SIDE + (0 if is_story else _INDENT)
    return QRectF(left, row.top() + (row.height() - _BOX) / 2, _BOX, _BOX)


def _paint_current(painter: QPainter, row: QRectF, *, has_focus: bool) -> None:
    painter.setPen(theme.current().colour("accent") if has_focus else Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("sel"))
    painter.drawRoundedRect(row.adjusted(3.5, 1.5, -3.5, -1.5), 6, 6)


def _paint_box(painter: QPainter, place: QRectF, state: Qt.CheckState) -> None:
    colours = theme.current()
    is_off = state == Qt.CheckState.Unchecked
    painter.setPen(colours.colour("border-strong" if is_off else "accent"))
    painter.setBrush(colours.colour("surface" if is_off else "accent"))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if state == Qt.CheckState.PartiallyChecked:
        painter.fillRect(
            QRectF(place.left() + 4, place.center().y() - 1, place.width() - 8, 2),
            colours.colour("on-accent"),
        )
    elif not is_off:
        size = int(_BOX - 2)
        sign = icons.pixmap("check", "on-accent", size, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPointF(place.left() + 1, place.top() + 1), sign)


def _paint_story(painter: QPainter, row: QRect, index: Index) -> None:
    found, (ticked, shown) = index.data(FOUND), index.data(TICKED)
    colours = theme.current()
    count = f"{ticked:,} of {shown:,}" if ticked < shown else wording.counted(shown, "hit")
    small = colours.ui_font(12)
    width = QFontMetrics(small).horizontalAdvance(count)
    painter.setFont(small)
    painter.setPen(colours.colour("text2"))
    right = row.right() - _SIDE - width
    centre = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(QRect(right, row.top(), width + 2, row.height()), centre, count)
    chip = wording.chip(found)
    right -= _GAP + chip_width(chip)
    corner = QPointF(right, row.top() + (row.height() - 18) / 2)
    paint_chip(painter, corner, chip, STATUS_KINDS[found.status.value])
    bold = colours.ui_font(13, 600)
    left = row.left() + _SIDE + _BOX + _GAP
    name = QFontMetrics(bold).elidedText(
        wording.story_name(found.headline), Qt.TextElideMode.ElideRight, right - _GAP - left
    )
    painter.setFont(bold)
    painter.setPen(colours.colour("text"))
    painter.drawText(QRect(left, row.top(), right - left, row.height()), centre, name)


def _paint_hit(painter: QPainter, row: QRect, index: Index) -> None:
    hit, colours = index.data(HIT), theme.current()
    left = row.left() + _SIDE + _INDENT + _BOX + _GAP
    small = colours.ui_font(12)
    painter.setFont(small)
    painter.setPen(colours.colour("text2"))
    where = QFontMetrics(small).elidedText(wording.place(hit), Qt.TextElideMode.ElideRight, _PLACE)
    painter.drawText(QRect(left, row.top(), _PLACE, row.height()), Qt.AlignmentFlag.AlignVCenter, where)
    left += _PLACE + _GAP
    right = row.right() - _SIDE
    if mark := _MARKS.get(hit.shelter.value):
        right -= chip_width(mark) + _GAP
        paint_chip(painter, QPointF(right + _GAP, row.top() + (row.height() - 18) / 2), mark, "violet")
    model = index.model()
    replaces = isinstance(model, HitModel) and model.replaces
    _paint_line(painter, QRect(left, row.top(), right - left, row.height()), hit, replaces=replaces)


def _paint_line(painter: QPainter, room: QRect, hit: "object", *, replaces: bool) -> None:
    font = theme.current().ui_font(13)
    runs = _runs(hit, QFontMetrics(font), room.width(), replaces=replaces)
    layout = QTextLayout("".join(text for text, _ in runs), font)
    layout.setTextOption(_no_wrap())
    layout.setFormats(_formats(runs))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(100_000)
    layout.endLayout()
    painter.setClipRect(room, Qt.ClipOperation.IntersectClip)
    layout.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))


def _no_wrap() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    return option


def _runs(hit: "object", metrics: QFontMetrics, width: int, *, replaces: bool) -> list[tuple[str, str]]:
    """What is painted, and how: so that the hit is in sight, however much stands before it."""
    before, found, after, instead = (
        wording.one_line(getattr(hit, name)) for name in ("before", "found", "after", "instead")
    )
    shown = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, max(width // 3, 40))
    runs = [(shown, "text2"), (found[:_LONGEST], "red" if replaces else "amber")]
    runs += [(_THIN, "text2"), (instead[:_LONGEST], "green")] if replaces else []
    left = width - int(1.1 * sum(metrics.horizontalAdvance(text) for text, _ in runs))  # some are bold
    return [*runs, (metrics.elidedText(after, Qt.TextElideMode.ElideRight, max(left - _GAP, 0)), "text2")]


def _formats(runs: list[tuple[str, str]]) -> list[QTextLayout.FormatRange]:
    formats, at = [], 0
    for text, token in runs:
        made = QTextLayout.FormatRange()
        made.start, made.length, made.format = at, _units(text), _format(token)
        at += made.length
        formats.append(made)
    return formats


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _format(token: str) -> QTextCharFormat:
    made, colours = QTextCharFormat(), theme.current()
    made.setForeground(colours.colour(token))
    if token != "text2":  # noqa: S105  # a colour's name
        made.setBackground(colours.colour(f"{token}-subtle"))
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setFontStrikeOut(token == "red")  # noqa: S105
    return made
