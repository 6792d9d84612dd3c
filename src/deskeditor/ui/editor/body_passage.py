"""Which part of a long text does an edit need to see?

The lines that the selection touches, whole lists and tables, and the paragraphs next to them: so an edit
costs the same in a text of 100,000 words as in one of 100.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextDocument

_LINE_SEPARATOR = "\u2028"
_GROUPS = 2  # paragraphs above and below that are seen
_MOST_LINES = 2_000  # in each direction
_MOST = 100_000  # characters in each direction
_GOES_ON = re.compile(r"[ \t]+\S|[-*+>][ \t]|\d{1,9}[.)][ \t]")  # a list goes on behind a blank line


class Passage(NamedTuple):
    """A stretch of a document: where it begins (Qt's position), and what it says."""

    start: int
    text: str


def around(document: QTextDocument, start: int, end: int) -> Passage:
    """The passage around a stretch of positions."""
    first, last = document.findBlock(start), document.findBlock(end)
    above = _walk(first, QTextBlock.previous)
    below = _walk(last, QTextBlock.next)
    lines = [line_of(block) for block in reversed(above)]
    block = first
    while block != last:
        lines.append(line_of(block))
        block = block.next()
    lines += [line_of(last), *(line_of(block) for block in below)]
    return Passage((above[-1] if above else first).position(), "\n".join(lines))


def line_of(block: QTextBlock) -> str:
    """What one line of a document says."""
    return block.text().replace(_LINE_SEPARATOR, "\n")


def _walk(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    groups, size = 0, 0
    was_blank = not block.text().strip()
    goes_on = bool(_GOES_ON.match(block.text()))
    block = step(block)
    while block.isValid() and len(found) < _MOST_LINES and size < _MOST:
        text = block.text()
        is_blank = not text.strip()
        if was_blank and not is_blank:
            goes_on = goes_on and bool(_GOES_ON.match(text))
            groups += 0 if goes_on else 1
            if groups > _GROUPS:
                break
        found.append(block)
        size += len(text)
        was_blank = is_blank
        block = step(block)
    return found
