"""Which rectangles does a selection cover, at the full height of its lines?"""

import re
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_LINE_END = 6.0  # pixels: a selected line end shows as a little more


def rectangles(
    block: QTextBlock,
    top: QPointF,
    span: tuple[int, int],
    line_height: float,
    seen: tuple[float, float] | None = None,
) -> Iterator[QRectF]:
    """The rectangles of the selection `span` (positions in the document) in one block drawn at `top`.

    `seen` is from where to where the window shows anything.
    """
    start, end = span[0] - block.position(), span[1] - block.position()
    layout = block.layout()
    mixed = _RIGHT_TO_LEFT.search(block.text()) is not None
    for index in _seen_lines(layout.lineCount(), top.y(), line_height, seen):
        line = layout.lineAt(index)
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        goes_on = end > line.textStart() + line.textLength() and index == layout.lineCount() - 1
        if start <= line.textStart() + line.textLength() and (first < last or (goes_on and first <= last)):
            for left, right in _stretches(line, first, last, mixed=mixed):
                more = _LINE_END if goes_on else 0.0
                yield QRectF(top.x() + left, top.y() + index * line_height, right - left + more, line_height)


def _seen_lines(count: int, top: float, line_height: float, seen: tuple[float, float] | None) -> range:
    """The lines of a block that are in sight: one paragraph can be longer than the window by far."""
    if seen is None:
        return range(count)
    return range(
        max(0, int((seen[0] - top) // line_height)), min(count, int((seen[1] - top) // line_height) + 1)
    )


def _stretches(line: QTextLine, first: int, last: int, *, mixed: bool) -> Iterator[tuple[float, float]]:
    """From where to where a line is selected; several stretches where writing directions mix."""
    if not mixed:
        yield _x(line, first), _x(line, last)
        return
    for position in range(first, last):
        here = _x(line, position)
        there = _x(line, position, QTextLine.Edge.Trailing)
        yield min(here, there), max(here, there)


def _x(line: QTextLine, position: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    return cast("tuple[float, int]", line.cursorToX(position, edge))[0]
