"""How does a text break into lines of a width, and how is it painted?"""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from deskeditor.ui.cards.utf16 import head

_NO_LIMIT = 1000


@dataclass(frozen=True, slots=True)
class WrappedText:
    """A text laid out: `height` in pixels; an elided text ends in an ellipsis."""

    layout: QTextLayout
    height: int

    def paint(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint it with its top left corner at (x, y)."""
        painter.setPen(colour)
        self.layout.draw(painter, QPointF(x, y))


def line_height(font: QFont, ratio: float) -> int:
    """Pixels from one line to the next; never so few that lines touch."""
    return max(round(font.pixelSize() * ratio), round(QFontMetricsF(font).ascent() + 2))


def wrap(text: str, font: QFont, width: int, step: int, max_lines: int = _NO_LIMIT) -> WrappedText:
    """The text in lines `step` pixels apart; what does not fit into `max_lines` is elided."""
    layout, ends = _broken(text, font, width, step)
    if len(ends) > max_lines:
        kept = head(text, ends[max_lines - 2]) if max_lines > 1 else ""
        rest = text[len(kept) :].strip()
        tail = QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width)
        layout, ends = _broken(f"{kept.rstrip()}\u2028{tail}" if kept else tail, font, width, step)
    return WrappedText(layout, len(ends) * step)


def _broken(text: str, font: QFont, width: int, step: int) -> tuple[QTextLayout, list[int]]:
    """The layout, and where each of its lines ends, in Qt's units."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    ends: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, len(ends) * step))
        ends.append(line.textStart() + line.textLength())
    layout.endLayout()
    return layout, ends
