"""Which line of its text does a field show at its top, and how does another one come there?"""

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


def top_line(field: QPlainTextEdit) -> float:
    """The line at the top, from 0, and as a fraction how much of it is already out of sight."""
    block = field.firstVisibleBlock()
    hidden = field.verticalScrollBar().value() - block.firstLineNumber()
    return block.blockNumber() + max(0, hidden) / max(1, block.lineCount())


def show_line(field: QPlainTextEdit, line: float) -> None:
    """Scroll so that a line stands at the top."""
    block = field.document().findBlockByNumber(int(line))
    if block.isValid():
        field.document().documentLayout().blockBoundingRect(block)  # which lays it out: its lines are counted
        below = round((line - int(line)) * block.lineCount())
        field.verticalScrollBar().setValue(block.firstLineNumber() + below)


def caret_height(field: QPlainTextEdit) -> float:
    """How far down in the field the caret stands, from 0 to 1."""
    height = max(1, field.viewport().height())
    return min(1.0, max(0.0, field.cursorRect().top() / height))


def put_caret(field: QPlainTextEdit, line: int, column: int) -> None:
    """Put the caret at a line and a column, both from 0 and in code points, and bring it into sight."""
    block = field.document().findBlockByNumber(line)
    if not block.isValid():
        return
    cursor = QTextCursor(block)
    units = len(block.text()[:column].encode("utf-16-le", "surrogatepass")) // 2
    cursor.setPosition(block.position() + min(units, block.length() - 1))
    field.setTextCursor(cursor)
    field.ensureCursorVisible()
