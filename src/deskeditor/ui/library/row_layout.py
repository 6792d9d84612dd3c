"""Where does each part of a row stand, and how is its text broken and cut?

Text is laid out once per row, width and search, and kept; painting draws what is kept. Sizes are logical
pixels; a row without a heading is 58 high, 76 with a headline of two lines.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextCharFormat, QTextLayout, QTextOption

from deskeditor.ui.library.marking import Span

T = TypeVar("T")

LINE = 17  # from one line of a headline to the next
MAX_LINES = 2
_LONGEST = 600  # characters of a line that are worth measuring: more never fit


@dataclass(frozen=True, slots=True)
class Face:
    """The font of a text, and that of the hits in it."""

    plain: QFont
    hit: QFont


def lay_out(text: str, spans: Sequence[Span], face: Face, width: float, lines: int) -> QTextLayout:
    """The text broken into at most some lines of a width, the last one cut with an ellipsis if it must be."""
    text = text[:_LONGEST]
    layout = _broken(text, spans, face, width, lines)
    last = layout.lineAt(layout.lineCount() - 1)
    if layout.lineCount() and last.textStart() + last.textLength() < len(text):
        start = last.textStart()
        cut = QFontMetricsF(face.hit if spans else face.plain).elidedText(
            text[start:], Qt.TextElideMode.ElideRight, width - 1
        )
        layout = _broken(text[:start] + cut, spans, face, width, lines)
    return layout


def _broken(text: str, spans: Sequence[Span], face: Face, width: float, lines: int) -> QTextLayout:
    layout = QTextLayout(text, face.plain)
    layout.setCacheEnabled(True)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats([_format(span, face.hit) for span in spans if span[0] < len(text)])
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        line.setPosition(QPointF(0, number * LINE + (LINE - line.height()) / 2))
    layout.endLayout()
    return layout


def _format(span: Span, font: QFont) -> QTextLayout.FormatRange:
    kept = QTextLayout.FormatRange()
    kept.start, kept.length = span
    kept.format = QTextCharFormat()
    kept.format.setFont(font)
    return kept


class Kept(Generic[T]):
    """The newest `limit` results of some work, by key."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._results: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for the key before, else what `make` makes now."""
        if key in self._results:
            self._results.move_to_end(key)
            return self._results[key]
        result = self._results[key] = make()
        if len(self._results) > self._limit:
            self._results.popitem(last=False)
        return result

    def clear(self) -> None:
        """Forget all: the fonts or colours have changed."""
        self._results.clear()
