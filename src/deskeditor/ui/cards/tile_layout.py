"""Where does each part of a card's tile stand?"""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QFont, QFontMetrics

from deskeditor.ui.cards.tile import Mark, Tile
from deskeditor.ui.cards.wrapped_text import WrappedText, line_height, wrap
from deskeditor.ui.widgets import chip_width

THUMB_WIDTH, THUMB_HEIGHT = 76, 57
DRAG_WIDTH = 14
AVATAR = 18
_LEFT, _PAD, _GAP = 4, 10, 8  # the drag dots stand nearer to the edge than the text
_PENCIL = 15  # the icon and the space behind it
_FOOT_GAP = 6
_TIGHT = 4  # pixels of the gap that an avatar may take where there is little room
_LINE_GAP = 5
_MARK_SHORT = {Mark.FOLLOWS: "Follows", Mark.OVERRIDDEN: "", Mark.MANUAL: "Manual"}


@dataclass(frozen=True, slots=True)
class TileFonts:
    """The faces of a tile's texts."""

    headline: QFont
    excerpt: QFont
    foot: QFont


@dataclass(frozen=True, slots=True, kw_only=True)
class TileLayout:
    """Parts of a tile, relative to its top left corner; an empty rectangle means "not there"."""

    height: int
    drag: QRect
    thumb: QRect
    over: QRect  # the line above the headline
    text: QPoint
    headline: WrappedText
    excerpt: WrappedText
    excerpt_top: int
    avatar: QRect
    pencil: QRect
    mark: QRect
    mark_text: str
    badge: QRect
    counter: QRect


def lay_out(tile: Tile, width: int, fonts: TileFonts) -> TileLayout:
    """A tile `width` pixels wide, as high as its words need."""
    thumb = QRect(_LEFT + DRAG_WIDTH + _GAP, _PAD, THUMB_WIDTH, THUMB_HEIGHT) if tile.image else QRect()
    left = thumb.right() + 1 + _GAP if tile.image else _LEFT + DRAG_WIDTH + _GAP
    room = max(width - left - _PAD, 60)
    over = QRect(left, _PAD, room, line_height(fonts.foot, 1.3) if tile.over else 0)
    text_top = _PAD + (over.height() + 1 if tile.over else 0)
    headline = wrap(tile.headline, fonts.headline, room, line_height(fonts.headline, 1.31), 2)
    excerpt = wrap(tile.excerpt, fonts.excerpt, room, line_height(fonts.excerpt, 1.25))
    excerpt_top = text_top + headline.height + 3
    words_end = excerpt_top + (excerpt.height + _LINE_GAP if tile.excerpt else 2)
    foot_top = words_end
    foot_height = max(AVATAR, QFontMetrics(fonts.foot).height())
    height = max(foot_top + foot_height, thumb.bottom() + 1) + _PAD
    foot = _Foot(tile, fonts, QRect(left, height - _PAD - foot_height, room, foot_height))
    return TileLayout(
        height=height,
        drag=QRect(_LEFT, _PAD, DRAG_WIDTH, DRAG_WIDTH),
        thumb=thumb,
        over=over,
        text=QPoint(left, text_top),
        headline=headline,
        excerpt=excerpt,
        excerpt_top=excerpt_top,
        avatar=foot.avatar,
        pencil=foot.pencil,
        mark=foot.mark,
        mark_text=foot.mark_text,
        badge=foot.badge,
        counter=foot.counter,
    )


class _Foot:
    """The last line of a tile: avatar, mark, badge and counter, in that order from the left.

    Counter and badge have their room first; the mark shortens to its pencil, for which the avatar makes way,
    so that nothing clips.
    """

    def __init__(self, tile: Tile, fonts: TileFonts, line: QRect) -> None:
        self._line, self._fonts = line, fonts
        self._right = line.right() + 1
        self._x = line.left()
        self.counter = self._from_right(self._width(tile.counter)) if tile.counter else QRect()
        self.badge = self._from_right(chip_width(tile.badge.value)) if tile.badge else QRect()
        self.avatar = self._from_left(AVATAR) if self._has_avatar(tile) else QRect()
        self.mark_text = "" if tile.is_gone else self._fitting(tile)
        self.pencil = self._from_left(_PENCIL, gap=0) if self._has_pencil(tile) else QRect()
        self.mark = self._from_left(self._width(self.mark_text)) if self.mark_text else QRect()

    def _from_right(self, width: int) -> QRect:
        self._right -= width
        box = self._box(self._right, width)
        self._right -= _FOOT_GAP
        return box

    def _from_left(self, width: int, gap: int = _FOOT_GAP) -> QRect:
        box = self._box(self._x, width)
        self._x += width + gap
        return box

    def _box(self, x: int, width: int) -> QRect:
        return QRect(x, self._line.top(), width, self._line.height())

    def _width(self, text: str) -> int:
        return QFontMetrics(self._fonts.foot).horizontalAdvance(text)

    def _has_avatar(self, tile: Tile) -> bool:
        pencil = _FOOT_GAP + _PENCIL if tile.mark is Mark.OVERRIDDEN else 0
        needed = AVATAR + (pencil or -_TIGHT)
        is_there = bool(tile.teaser.initials or tile.teaser.avatar or tile.is_web)
        return is_there and self._x + needed <= self._right

    def _has_pencil(self, tile: Tile) -> bool:
        if tile.mark is not Mark.OVERRIDDEN or tile.is_gone:
            return False
        return self._x + _PENCIL + self._width(self.mark_text) <= self._right

    def _fitting(self, tile: Tile) -> str:
        """The longest wording of the mark that has room."""
        choices = [_MARK_SHORT[tile.mark]]
        if not tile.badge or tile.mark is Mark.OVERRIDDEN:
            choices.insert(0, tile.mark.value)
        room = self._right - self._x - (_PENCIL if tile.mark is Mark.OVERRIDDEN else 0)
        return next((words for words in choices if self._width(words) <= room), "")
