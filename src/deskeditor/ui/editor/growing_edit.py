"""How are the headline and the standfirst typed: one paragraph, growing with its lines?"""

from PySide6.QtCore import QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from deskeditor.ui.editor.lined_edit import fill
from deskeditor.ui.editor.stepped_edit import SteppedEdit

_WRAPPED = int(Qt.TextFlag.TextWordWrap)  # as Qt writes a placeholder
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class GrowingEdit(SteppedEdit):
    """A field of one paragraph, one to `most_lines` lines high; beyond that it scrolls.

    Enter, and Down on the last line, ask for the next field, Up on the first line for the one before.
    """

    next_requested = Signal()
    back_requested = Signal()
    left_by_escape = Signal()

    def __init__(self, font: QFont, line_height: int, most_lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line_height
        self._most_lines = most_lines
        self._lines = 1
        self._own: QTextDocument | None = None
        self._text_font = font
        self.setFont(font)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_text("")

    def show_text(self, text: str) -> None:
        """Put another story's words here; nothing is announced, and undo does not reach back."""
        before, self._own = self._own, self.new_document(self._text_font, self._line)
        fill(self._own, " ".join(text.splitlines()))
        self.show_document(self._own)
        if before is not None:
            before.deleteLater()
        self._own.documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def sizeHint(self) -> QSize:
        """As wide as can be, as high as its lines."""
        return QSize(super().sizeHint().width(), self._lines * self._line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Enter, leave with Escape."""
        if event.key() in _ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and not event.modifiers():
            self.left_by_escape.emit()
        elif event.key() == Qt.Key.Key_Down and not event.modifiers() and self._on_line(last=True):
            self.next_requested.emit()
        elif event.key() == Qt.Key.Key_Up and not event.modifiers() and self._on_line(last=False):
            self.back_requested.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nothing stays selected: a field that is not typed in is a headline to be read."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            cursor = self.textCursor()
            cursor.clearSelection()
            self.setTextCursor(cursor)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one line of plain text."""
        self.textCursor().insertText(" ".join(source.text().splitlines()))

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Only text."""
        return source.hasText()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew, and grow or shrink."""
        super().resizeEvent(event)
        self._grow()

    def _on_line(self, *, last: bool) -> bool:
        layout = self.textCursor().block().layout()
        line = layout.lineForTextPosition(self.textCursor().positionInBlock())
        return line.lineNumber() == (layout.lineCount() - 1 if last else 0)

    def _grow(self) -> None:
        lines = max(1, min(self._most_lines, self._wanted_lines()))
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
        if self.height() != lines * self._line:
            self.setFixedHeight(lines * self._line)

    def _wanted_lines(self) -> int:
        """How many lines its words take; without any, those of its placeholder."""
        if self.document().isEmpty():
            room = QRect(0, 0, self.viewport().width(), 10_000)
            said = self.fontMetrics().boundingRect(room, _WRAPPED, self.placeholderText())
            return round(said.height() / self.fontMetrics().lineSpacing())
        block = self.document().firstBlock()
        self.document().documentLayout().blockBoundingRect(block)  # lays it out
        return block.layout().lineCount()
