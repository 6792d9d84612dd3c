"""What do headline, standfirst and body have in common as fields of plain text?"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QFont,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QTextBlock,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from deskeditor.ui import theme
from deskeditor.ui.editor.caret import Caret
from deskeditor.ui.editor.line_layout import LineLayout
from deskeditor.ui.editor.selection_shape import rectangles
from deskeditor.ui.editor.text_difference import difference, units
from deskeditor.ui.editor.text_source import TextSource

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMES_BACK = (  # the focus, and with it perhaps the composition
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
)

# What is marked in a stretch of the document: from, to (Qt's positions), and the colour's token.
Wash = Callable[[int, int], Iterable[tuple[int, int, str]]]


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
    menu_requested = Signal(object, object)  # this field, and the QContextMenuEvent

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self._source: TextSource | None = None
        self._announces = True
        self.washes: list[Wash] = []
        self.keeps_colour = False  # of what is selected, while the keys are elsewhere
        self._caret = Caret(self)
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
        self._caret.restart()

    def replace_text(self, text: str) -> None:
        """Take a text that came from elsewhere, as one step that can be undone, without announcing it."""
        with self.unannounced():
            self.change_text(text)

    @contextmanager
    def unannounced(self) -> Iterator[None]:
        """What is edited meanwhile is not announced."""
        self._announces = False
        try:
            yield
        finally:
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
        palette.setColor(QPalette.ColorRole.Highlight, Qt.GlobalColor.transparent)  # drawn here, line by line
        palette.setColor(QPalette.ColorRole.HighlightedText, current.colour("text"))
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shift+Enter is an ordinary line end: Markdown knows no other."""
        if event.key() in _ENTER and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            event = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier, event.text())
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw selection, text and caret."""
        if self.washes or self.textCursor().hasSelection():
            self._paint_washes(event.rect())
        super().paintEvent(event)
        if event.rect().top() < self._line_height() / 2:
            self._cover_sliver()
        self._caret.paint()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for our own menu: in Qt's, undo would not bring the selection back."""
        self.menu_requested.emit(self, event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would fall."""
        super().dragMoveEvent(event)
        self._caret.drag_to(event.position().toPoint() if event.isAccepted() else None)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """It fell elsewhere."""
        super().dragLeaveEvent(event)
        self._caret.drag_to(None)

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        self._caret.drag_to(None)
        super().dropEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._caret.restart()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret; what was being composed is kept, where the input method has not seen to it."""
        if event.reason() not in _COMES_BACK and (
            words := self.textCursor().block().layout().preeditAreaText()
        ):
            settled = QInputMethodEvent()
            settled.setCommitString(words)
            self.inputMethodEvent(settled)
        super().focusOutEvent(event)
        self._caret.restart()

    def _announce(self) -> None:
        if self._announces:
            self.edited.emit()

    def _line_height(self) -> float:
        layout = self.document().documentLayout()
        return layout.line_height if isinstance(layout, LineLayout) else self.fontMetrics().height()

    def _cover_sliver(self) -> None:
        """Hide the feet of the line above the first one: Qt scrolls to where letters end, not lines."""
        top = self.blockBoundingGeometry(self.firstVisibleBlock()).translated(self.contentOffset()).top()
        sliver = top % self._line_height()
        if top < 0 and 0 < sliver < self._line_height() / 2:
            painter = QPainter(self.viewport())
            painter.fillRect(QRectF(0, 0, self.viewport().width(), sliver), self.palette().base())
            painter.end()

    def _paint_washes(self, seen: QRect) -> None:
        """Paint what lies behind the letters: what is marked, and over it the selection."""
        shown = self._shown_lines(seen)
        if not shown:
            return
        first, last = shown[0][0].position(), shown[-1][0].position() + shown[-1][0].length()
        washes = [each for wash in self.washes for each in wash(first, last)]
        cursor = self.textCursor()
        if cursor.hasSelection():
            is_used = self.hasFocus() or self.keeps_colour
            token = "accent-subtle" if is_used else "border"
            washes.append((cursor.selectionStart(), cursor.selectionEnd(), token))
        if washes:
            self._fill(washes, shown, seen)

    def _fill(
        self, washes: list[tuple[int, int, str]], shown: list[tuple[QTextBlock, QPointF]], seen: QRect
    ) -> None:
        painter = QPainter(self.viewport())
        sight, line_height = (float(seen.top()), float(seen.bottom())), self._line_height()
        for start, end, token in washes:
            colour = theme.current().colour(token)
            for block, top in shown:
                if block.position() < end and block.position() + block.length() > start:
                    for rectangle in rectangles(block, top, (start, end), line_height, sight):
                        painter.fillRect(rectangle, colour)
        painter.end()

    def _shown_lines(self, seen: QRect) -> list[tuple[QTextBlock, QPointF]]:
        """The document's lines that are to be painted, and where each stands."""
        shown = []
        block = self.firstVisibleBlock()
        start = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        left, top = start.x(), start.y()
        first, last = seen.top(), seen.bottom()
        laid_out = self.document().documentLayout().blockBoundingRect  # sooner than by way of Qt
        while block.isValid() and top <= last:
            height = laid_out(block).height()
            if top + height >= first:
                shown.append((block, QPointF(left, top)))
            top += height
            block = block.next()
        return shown
