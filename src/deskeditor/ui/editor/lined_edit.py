"""What do headline, standfirst and body have in common as fields of plain text?"""

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from deskeditor.ui import theme
from deskeditor.ui.editor.line_layout import LineLayout
from deskeditor.ui.editor.selection_shape import rectangles
from deskeditor.ui.editor.text_difference import difference, units
from deskeditor.ui.editor.text_source import TextSource

CARET_WIDTH = 2  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def fill(document: QTextDocument, text: str) -> None:
    """Put a text into a new document; undo does not reach behind it."""
    document.setUndoRedoEnabled(False)
    document.setPlainText(text)
    document.setUndoRedoEnabled(True)


class LinedEdit(QPlainTextEdit):
    """A native plain-text widget with a line height, a full-height selection and an accented caret.

    `edited` tells of what was typed, pasted, dropped or undone; never of a text that was put here.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setCursorWidth(0)  # it is drawn here instead: Qt draws it in the colour of the text
        self._source: TextSource | None = None
        self._announces = True
        self._caret_shown = False
        self._caret_rect = QRect()
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self.cursorPositionChanged.connect(self._restart_caret)
        self.take_colours()
        theme.current().changed.connect(self.take_colours)

    @property
    def source(self) -> str:
        """The text as it stands, no-break spaces included."""
        return self._source.text if self._source else ""

    def new_document(self, font: QFont, line_height: float) -> QTextDocument:
        """An empty document for this field, with a line height in pixels."""
        document = QTextDocument(self)
        document.setDocumentMargin(0)
        document.setDefaultFont(font)
        document.setDocumentLayout(LineLayout(document, line_height))
        return document

    def show_document(self, document: QTextDocument) -> None:
        """Show a document of `new_document` that `fill` has filled; announce what is edited in it now."""
        if self._source is not None:
            self._source.changed.disconnect(self._announce)
        self.setDocument(document)
        found = document.findChild(TextSource)
        self._source = found if isinstance(found, TextSource) else TextSource(document)
        self._source.changed.connect(self._announce)
        self._restart_caret()

    def replace_text(self, text: str) -> None:
        """Take a text that came from elsewhere, as one step that can be undone, without announcing it."""
        self._announces = False
        self.change_text(text)
        self._announces = True

    def change_text(self, text: str) -> None:
        """Make the text another one as one step that can be undone; only where they differ is it touched."""
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        before = self.source
        if text == before:
            return
        start, end, words = difference(before, text)
        cursor = QTextCursor(self.document())
        first = units(before[:start])
        cursor.setPosition(first)
        cursor.setPosition(first + units(before[start:end]), QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(words)

    def take_colours(self) -> None:
        """Put the theme's colours on."""
        current = theme.current()
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, current.colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, current.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, current.colour("text3"))
        palette.setColor(
            QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent
        )  # drawn at full height here
        palette.setColor(QPalette.ColorRole.HighlightedText, current.colour("text"))
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter is an ordinary line end: Markdown knows no other."""
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, event.text())
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw selection, text and caret."""
        if self.textCursor().hasSelection():
            self._paint_selection(event.rect())
        super().paintEvent(event)
        if self._caret_shown:
            self._caret_rect = self._caret_place()
            painter = QPainter(self.viewport())
            painter.fillRect(self._caret_rect, theme.current().colour("accent"))
            painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._restart_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._restart_caret()

    def _announce(self) -> None:
        if self._announces:
            self.edited.emit()

    def _line_height(self) -> float:
        layout = self.document().documentLayout()
        return layout.line_height if isinstance(layout, LineLayout) else self.fontMetrics().height()

    def _paint_selection(self, seen: QRect) -> None:
        cursor, offset = self.textCursor(), self.contentOffset()
        span = cursor.selectionStart(), cursor.selectionEnd()
        painter = QPainter(self.viewport())
        colour = theme.current().colour("accent-subtle")
        block = self.firstVisibleBlock()
        while block.isValid() and block.position() < span[1]:
            place = self.blockBoundingGeometry(block).translated(offset)
            if place.top() > seen.bottom():
                break
            if block.position() + block.length() > span[0]:
                for rectangle in rectangles(block, place.topLeft(), span, self._line_height()):
                    painter.fillRect(rectangle, colour)
            block = block.next()
        painter.end()

    def _caret_place(self) -> QRect:
        rect = self.cursorRect()
        return QRect(rect.x(), rect.y(), CARET_WIDTH, rect.height())

    def _restart_caret(self) -> None:
        shown = self.hasFocus() and not self.isReadOnly()
        period = QGuiApplication.styleHints().cursorFlashTime() // 2
        if shown and period > 0:
            self._blink.start(period)
        else:
            self._blink.stop()
        self._show_caret(shown)

    def _toggle_caret(self) -> None:
        self._show_caret(not self._caret_shown)

    def _show_caret(self, shown: bool) -> None:
        self._caret_shown = shown
        self.viewport().update(self._caret_rect)
        self.viewport().update(self._caret_place())
