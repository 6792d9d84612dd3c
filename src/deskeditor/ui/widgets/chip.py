"""How is a small word with a coloured ground shown: a status, a state, a badge?"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from deskeditor.ui import theme
from deskeditor.ui.widgets.role import set_look

HEIGHT = 18
_PADDING = 8
_COLOURS = {  # kind: text, ground
    "neutral": ("text2", "sunken"),
    "accent": ("accent", "accent-subtle"),
    "amber": ("amber", "amber-subtle"),
    "red": ("red", "red-subtle"),
    "green": ("green", "green-subtle"),
    "violet": ("violet", "violet-subtle"),
}
STATUS_KINDS = {  # a status, as files write it: the kind of its chip
    "draft": "neutral",
    "in-review": "amber",
    "ready": "green",
    "published": "accent",
    "archived": "neutral",
}


class Chip(QLabel):
    """A word on a coloured ground; `kind` is neutral, accent, amber, red, green or violet."""

    def __init__(self, text: str = "", kind: str = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "chip")
        self.setProperty("kind", kind)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, text: str, kind: str) -> None:
        """Show another word in another colour."""
        self.setText(text)
        set_look(self, "kind", kind)


def chip_width(text: str) -> int:
    """The width of a painted chip, in pixels."""
    return QFontMetrics(theme.current().ui_font(11, 600)).horizontalAdvance(text) + 2 * _PADDING


def paint_chip(
    painter: QPainter, corner: QPointF, text: str, kind: str, *, on_selection: bool = False
) -> int:
    """Paint a chip with its top left corner there, 18 high; returns its width. For delegates."""
    colours = theme.current()
    ink, ground = _COLOURS[kind]
    width = chip_width(text)
    box = QRectF(corner.x(), corner.y(), width, HEIGHT)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.colour("surface" if on_selection else ground))
    painter.drawRoundedRect(box, HEIGHT / 2, HEIGHT / 2)
    painter.setPen(colours.colour(ink))
    painter.setFont(colours.ui_font(11, 600))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return width
