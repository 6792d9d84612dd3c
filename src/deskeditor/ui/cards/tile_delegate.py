"""How does a card's tile look in the list?"""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from deskeditor.domain.card import CardField
from deskeditor.ui import icons, theme
from deskeditor.ui.cards.card_model import TILE_ROLE
from deskeditor.ui.cards.thumbnails import Thumbnails, paint_thumbnail
from deskeditor.ui.cards.tile import Badge, Mark, Tile
from deskeditor.ui.cards.tile_layout import TileFonts, TileLayout, lay_out
from deskeditor.ui.widgets import paint_avatar, paint_chip
from deskeditor.ui.widgets.chip import HEIGHT

RADIUS = 8
SIDE = 4  # around a tile, so that its focus ring is not clipped
BETWEEN = 10  # between two tiles
_CACHED = 64
_BADGE_KINDS = {
    Badge.STALE: "amber", Badge.ARCHIVED: "amber", Badge.UNWORDED: "amber", Badge.UNPUBLISHED: "neutral",
    Badge.MISSING: "red", Badge.TRASHED: "red", Badge.EMBARGOED: "red",
}  # fmt: skip

_Index = QModelIndex | QPersistentModelIndex


class TileDelegate(QStyledItemDelegate):
    """Paints tiles and knows their parts. The list sets what is lifted, edited and hovered."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._layouts: dict[tuple[str, int, str, str], tuple[Tile, TileLayout]] = {}
        self.right_inset = SIDE
        self.lifted: frozenset[str] = frozenset()  # the ids of the cards that are being dragged
        self.edited = ""  # the id of the card whose words are being edited, in a widget above its tile
        self.edited_height = 0

    def tile_rect(self, item: QRect) -> QRect:
        """The tile inside the rectangle of its item."""
        return item.adjusted(SIDE, BETWEEN // 2, -self.right_inset, -BETWEEN // 2)

    def part(self, tile: Tile, item: QRect) -> TileLayout:
        """Where the parts of a tile stand, relative to the tile's own corner."""
        width, fonts = self.tile_rect(item).width(), _fonts()
        key = (tile.id, width, fonts.headline.key(), fonts.excerpt.key())
        known = self._layouts.get(key)
        if known is None or known[0] != tile:
            if len(self._layouts) >= _CACHED:
                self._layouts.clear()
            known = self._layouts[key] = (tile, lay_out(tile, width, fonts))
        return known[1]

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """As wide as the list, as high as the words or the editor above them."""
        tile = index.data(TILE_ROLE)
        view = option.widget
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
        if tile.id == self.edited:
            return QSize(width, self.edited_height + BETWEEN)
        return QSize(width, self.part(tile, QRect(0, 0, width, 0)).height + BETWEEN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint the tile, but not under its editor."""
        tile = index.data(TILE_ROLE)
        if tile.id == self.edited:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if tile.id in self.lifted:
            painter.setOpacity(0.35)
        box = self.tile_rect(option.rect)
        self._paint_frame(painter, box, option)
        self._paint_parts(painter, tile, option)
        painter.restore()

    def _paint_frame(self, painter: QPainter, box: QRect, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if option.state & QStyle.StateFlag.State_HasFocus:
            paint_focus_ring(painter, box)
        view = option.widget
        several = isinstance(view, QAbstractItemView) and len(view.selectionModel().selectedRows()) > 1
        edge = theme.current().colour("border-strong" if selected else "border")
        painter.setPen(QPen(edge, 1))
        painter.setBrush(theme.current().colour("sel" if selected and several else "surface"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_parts(self, painter: QPainter, tile: Tile, option: QStyleOptionViewItem) -> None:
        layout = self.part(tile, option.rect)
        origin = self.tile_rect(option.rect).topLeft()
        ratio = painter.device().devicePixelRatioF()
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_handle(painter, layout.drag.translated(origin), hovered, ratio)
        if not layout.thumb.isEmpty():
            picture = self._thumbnails.pixmap(tile.image, layout.thumb.size(), ratio)
            paint_thumbnail(painter, layout.thumb.translated(origin), picture)
        look, text = theme.current(), origin + layout.text
        ink = look.colour("text2" if tile.is_off_page else "text")
        painter.setFont(_foot_font())
        painter.setPen(look.colour("text2"))
        over = layout.over.translated(origin)
        words = QFontMetrics(_foot_font()).elidedText(tile.over, Qt.TextElideMode.ElideRight, over.width())
        painter.drawText(over, Qt.AlignmentFlag.AlignVCenter, words)
        layout.headline.paint(painter, text.x(), text.y(), ink)
        layout.excerpt.paint(painter, text.x(), origin.y() + layout.excerpt_top, look.colour("text2"))
        self._paint_foot(painter, tile, layout, origin, ratio)

    def _paint_handle(self, painter: QPainter, box: QRect, hovered: bool, ratio: float) -> None:
        """The dots that say "drag me"; under the mouse the menu's dots stand there instead."""
        name, token = ("more", "text2") if hovered else ("drag", "border-strong")
        painter.drawPixmap(box, icons.pixmap(name, token, box.width(), ratio))

    def _paint_foot(
        self, painter: QPainter, tile: Tile, layout: TileLayout, origin: QPoint, ratio: float
    ) -> None:
        if not layout.avatar.isEmpty():
            _paint_face(painter, tile, layout.avatar.translated(origin), ratio)
        token = "violet" if tile.mark is Mark.OVERRIDDEN else "text2"
        if not layout.pencil.isEmpty():
            pencil = layout.pencil.translated(origin)
            painter.drawPixmap(
                QRect(pencil.x(), pencil.center().y() - 5, 12, 12), icons.pixmap("pencil", token, 12, ratio)
            )
        painter.setFont(_foot_font())
        painter.setPen(theme.current().colour(token))
        painter.drawText(layout.mark.translated(origin), Qt.AlignmentFlag.AlignVCenter, layout.mark_text)
        painter.setPen(theme.current().colour("amber" if tile.is_over else "text2"))
        painter.drawText(layout.counter.translated(origin), Qt.AlignmentFlag.AlignVCenter, tile.counter)
        if tile.badge:
            chip = layout.badge.translated(origin)
            corner = QPointF(chip.left(), chip.top() + (chip.height() - HEIGHT) / 2)
            paint_chip(painter, corner, tile.badge.value, _BADGE_KINDS[tile.badge])


def _paint_face(painter: QPainter, tile: Tile, box: QRect, ratio: float) -> None:
    """The author's initials; a page elsewhere has a link's sign: an outlet is nobody with a first name."""
    teaser = tile.teaser
    if not tile.is_web or CardField.BYLINE in teaser.overridden:
        paint_avatar(painter, QRectF(box), teaser.initials, teaser.colour)
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.current().colour("sunken"))
    painter.drawEllipse(box)
    painter.drawPixmap(box.center().x() - 5, box.center().y() - 5, icons.pixmap("link", "text2", 12, ratio))


def paint_focus_ring(painter: QPainter, box: QRect) -> None:
    """A ring of 2 pixels around a rounded box, 1 pixel away from it."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.current().colour("accent"), 2))
    painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)


def _fonts() -> TileFonts:
    return TileFonts(
        headline=theme.current().ui_font(13, 600),
        excerpt=theme.current().ui_font(12),
        foot=_foot_font(),
    )


def _foot_font() -> QFont:
    return theme.current().ui_font(11, 500)
