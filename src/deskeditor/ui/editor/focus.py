"""What keeps the eye on what is written: other paragraphs dimmed, the line kept in the middle?"""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from deskeditor.ui import theme
from deskeditor.ui.editor.body_edit import BodyEdit

_MOST = 500  # lines of a paragraph that are looked at on either side of the caret


class WritingFocus(QObject):
    """Two switches over a body: `set_dimmed` and `set_typewriter`."""

    def __init__(self, body: BodyEdit, parent: QObject) -> None:
        super().__init__(parent)
        self._body = body
        self._dimmed = False
        self.typewriter = False
        self._lit = (-1, -1)  # positions of the paragraph that is not dimmed
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
        self._lit = (-1, -1)
        if self._dimmed:
            self._dim()
        else:
            self._body.setExtraSelections([])

    def _dim(self) -> None:
        lit = paragraph(self._body.textCursor())
        if lit != self._lit:
            self._lit = lit
            end = self._body.document().characterCount() - 1
            self._body.setExtraSelections([self._dark(0, lit[0]), self._dark(lit[1], end)])

    def _dark(self, start: int, end: int) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self._body.document())
        cursor.setPosition(start)
        cursor.setPosition(max(start, end), QTextCursor.MoveMode.KeepAnchor)
        made.cursor = cursor
        made.format.setForeground(theme.current().colour("text3"))
        return made


def paragraph(cursor: QTextCursor) -> tuple[int, int]:
    """Where the paragraph of a caret begins and ends: the lines between two blank ones."""
    first = last = cursor.block()
    if first.text().strip():
        first, last = _end(first, QTextBlock.previous), _end(last, QTextBlock.next)
    return first.position(), last.position() + last.length() - 1


def _end(block: QTextBlock, step: Callable[[QTextBlock], QTextBlock]) -> QTextBlock:
    for _ in range(_MOST):
        beyond = step(block)
        if not beyond.isValid() or not beyond.text().strip():
            break
        block = beyond
    return block
