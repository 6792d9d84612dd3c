"""What is tinted because somebody else said it?"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextBlock

from deskeditor.ui.editor.body_passage import line_of
from deskeditor.ui.editor.text_difference import units

if TYPE_CHECKING:
    from deskeditor.ui.editor.body_edit import BodyEdit

_MOST_ABOVE = 50  # lines of a paragraph above the window that are looked at for a quotation that is open
_TOKEN = "spoken"  # noqa: S105  # a colour's name


class QuoteTint:
    """A wash over quotation marks and what stands inside them: reads only the lines that are painted."""

    def __init__(self, body: "BodyEdit") -> None:
        self._body = body

    def __call__(self, first: int, last: int) -> Iterator[tuple[int, int, str]]:
        """The quotations in a stretch of the document."""
        from deskeditor.markup.quotations import spoken  # not before the first paint

        language = self._body.keys.language
        block = self._beginning(self._body.document().findBlock(first))
        waiting = ""
        while block.isValid() and block.position() < last:
            line = line_of(block)
            if not line.strip() or self._is_code(block):
                waiting = ""
            else:
                found = spoken(line, language, waiting)
                waiting = found.waiting
                for start, end in found.spans:
                    at = block.position()
                    yield at + units(line[:start]), at + units(line[:end]), _TOKEN
            block = block.next()

    def _is_code(self, block: QTextBlock) -> bool:
        before = block.previous()
        return before.isValid() and self._body.highlighter.leaves_open(before)

    def _beginning(self, block: QTextBlock) -> QTextBlock:
        """The first line of a paragraph."""
        for _ in range(_MOST_ABOVE):
            before = block.previous()
            if not before.isValid() or not before.text().strip():
                break
            block = before
        return block
