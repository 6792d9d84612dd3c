"""What keeps the eye on what is written: other paragraphs dimmed, the line kept in the middle?"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from deskeditor.ui import theme
from deskeditor.ui.editor.body_edit import BodyEdit

_MOST = 500  # lines of a paragraph that are looked at on either side of the caret


class _Lit(NamedTuple):
    """The paragraph that is not dimmed: in which document, of how many lines, from which to which."""

    document: int
    lines: int
    first: int
    last: int


_NONE = _Lit(0, 0, 0, 0)


class WritingFocus(QObject):
    """Two switches over a body: `set_dimmed` and `set_typewriter`."""

    def __init__(self, body: BodyEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._dimmed = False
        self.typewriter = False
        self._lit = _NONE
        body.cursorPositionChanged.connect(self._follow)
        body.edited.connect(self._follow)
        theme.current().changed.connect(self._renew)

    def set_dimmed(self, dimmed: bool) -> None:
        """Dim every paragraph but the one with the caret, or none."""
        if dimmed != self._dimmed:
            self._dimmed = dimmed
            self._renew()

    def set_typewriter(self, on: bool) -> None:
        """Keep the caret's line in the middle, or let the text stand still."""
        self.typewriter = on
        self._body.setCenterOnScroll(on)
        if on:
            self._body.centerCursor()

    def _follow(self) -> None:
        if self._dimmed:
            self._dim()
        if self.typewriter and not self._body.textCursor().hasSelection():
            self._body.centerCursor()

    def _renew(self) -> None:
        self._lit = _NONE
        if self._dimmed:
            self._dim()
        else:
            self._body.setExtraSelections([])

    def _dim(self) -> None:
        """Where only letters come and go, what is dimmed follows by itself."""
        document = self._body.document()
        first, last = paragraph(self._body.textCursor())
        lit = _Lit(id(document), document.blockCount(), first.blockNumber(), last.blockNumber())
        if lit == self._lit:
            return
        self._lit = lit
        above = self._dark(0, first.position())
        above.cursor.setKeepPositionOnInsert(True)  # what is typed at the paragraph's start is its own
        end = document.characterCount() - 1
        below = self._dark(last.position() + last.length() - 1, end)
        self._body.setExtraSelections([above, below])

    def _dark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(start)
        cursor.setPosition(max(start, end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format.setForeground(theme.current().colour("text3"))
        return made


def paragraph(cursor: QTextCursor) -> tuple[QTextBlock, QTextBlock]:
    """The first and the last line of a caret's paragraph: it goes from blank line to blank line."""
    first = last = cursor.block()
    if first.text().strip():
        first, last = _end(first, QTextBlock.previous), _end(last, QTextBlock.next)
    return first, last


def _end(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> QTextBlock:
    for _ in range(_MOST):
        beyond = step(block)
        if not beyond.isValid() or not beyond.text().strip():
            break
        block = beyond
    return block
