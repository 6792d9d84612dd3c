"""How is the body typed?"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QDropEvent, QInputMethodEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.editor import clipboard
from deskeditor.ui.editor.documents import BodyDocument, DocumentShelf
from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.editor.highlighter import MarkdownHighlighter
from deskeditor.ui.editor.line_layout import LineLayout
from deskeditor.ui.editor.lined_edit import fill
from deskeditor.ui.editor.lines_above import LinesAbove
from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.text_difference import difference, points, units
from deskeditor.ui.editor.text_source import TextSource
from deskeditor.ui.editor.typing_keys import TypingKeys

_TOP, _BOTTOM = 12, 24  # pixels around the text


class BodyEdit(SteppedEdit):
    """The Markdown of a story, in a column of at most 35 em."""

    back_requested = Signal()  # Up on the first line

    def __init__(self, face: BodyFace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bodyEdit")
        self.setAccessibleName("Body")
        self.setPlaceholderText("Start writing. Markdown works; so does the toolbar.")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side = 0
        self.keys = TypingKeys(self)
        self.before_tab: Callable[[], bool] = lambda: False  # whether Tab meant something else here
        self.taker: Callable[[QMimeData], None] = self._take_plain  # of what is pasted or dropped
        self.welcomes: Callable[[QMimeData], bool] = QMimeData.hasText
        self.verticalScrollBar().rangeChanged.connect(self._set_margins)
        self._above = LinesAbove(self)
        self._face = face
        self._shelf = DocumentShelf()
        self._open = self._new("")
        self.show_document(self._open.document)
        self._take_face()
        face.changed.connect(self._take_face)

    def show_story(self, story: str, text: str) -> None:
        """Put a story's body here, where it was left if it was open lately; nothing is announced."""
        self._remember_place()
        self._open = self._shelf.take(story, text) or self._new(text)
        self._shelf.put(story, self._open)
        self._fit(self._open)
        self.show_document(self._open.document)
        cursor = self.textCursor()
        cursor.setPosition(self._open.caret)
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(self._open.scrolled)

    @property
    def highlighter(self) -> MarkdownHighlighter:
        """What paints the body on show."""
        return self._open.highlighter

    def selection(self) -> tuple[int, int]:
        """Anchor and caret as code points of `source`."""
        cursor, text = self.textCursor(), self.source
        return points(text, cursor.anchor()), points(text, cursor.position())

    def change(self, text: str, anchor: int, position: int) -> None:
        """Make the body another text and select in it, as one step that can be undone; code points."""
        before = self.source
        start, end, words = difference(before, text)
        first = units(before[:start])
        changes = [(first, first + units(before[start:end]), words)] if before != text else []
        self.change_at(changes, units(text[:anchor]), units(text[:position]))

    def set_margins(self, side: int) -> None:
        """The white at the column's sides, in pixels."""
        self._side = side
        self._set_margins()

    def _set_margins(self) -> None:
        """The scroll bar stands in the white: the column is as wide with it as without."""
        bar = self.verticalScrollBar()
        taken = bar.sizeHint().width() if bar.maximum() > 0 else 0
        self.setViewportMargins(self._side, _TOP, max(0, self._side - taken), 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Go by lines, also where nobody has been yet."""
        self._above.lay_out()
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write; what a key means beyond its letter is `keys`' business. Up on the first line leaves."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() == Qt.Key.Key_Up and self._is_on_first_line():
            self.back_requested.emit()
        elif self.isReadOnly() or not self.keys.press(event):
            super().keyPressEvent(event)
            self.keys.typed(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take what an input method or a dead key writes like what is typed."""
        super().inputMethodEvent(event)
        self.keys.typed(event.commitString())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab works behind an abbreviation, in lists and in tables; anywhere else it moves on."""
        if forward and self.before_tab():
            return True
        return self.keys.tab(forward=forward) or super().focusNextPrevChild(forward)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste and drop."""
        self.taker(source)
        self.ensureCursorVisible()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """What is welcome."""
        return self.welcomes(source)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy what is selected as it is written; Qt would lose its no-break spaces and add a look."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace("\u2028", "\n"))
        return data

    def dropEvent(self, event: QDropEvent) -> None:
        """Let what falls on the selection, and becomes a link, find it selected."""
        data = event.mimeData()
        if event.source() is self or (not data.hasUrls() and not clipboard.stories(data)):
            super().dropEvent(event)
            return
        cursor = self.textCursor()
        at = self.cursorForPosition(event.position().toPoint()).position()
        if cursor.hasSelection() and cursor.selectionStart() <= at <= cursor.selectionEnd():
            super().dragLeaveEvent(QDragLeaveEvent())  # it is over, and the caret stays where it is
            event.acceptProposedAction()
            self.insertFromMimeData(data)
        else:
            super().dropEvent(event)

    def _take_plain(self, source: QMimeData) -> None:
        """Paste and drop as plain text, with ordinary line ends."""
        text = source.text()
        self.textCursor().insertText("\n".join(text.splitlines()) + _last_line_end(text))

    def _new(self, text: str) -> BodyDocument:
        document = self.new_document(self._face.font, self._face.line_height)
        highlighter = MarkdownHighlighter(document, self._face.format_of, self)
        fill(document, text)  # after it has a highlighter, which so paints it once and at once
        return BodyDocument(document, highlighter, TextSource(document), face_number=self._face.number)

    def _remember_place(self) -> None:
        self._open.caret = self.textCursor().position()
        self._open.scrolled = self.verticalScrollBar().value()

    def _take_face(self) -> None:
        self.setFont(self._face.font)
        self._fit(self._open)

    def _fit(self, kept: BodyDocument) -> None:
        """Bring a document to the face of now."""
        if kept.face_number == self._face.number:
            return
        kept.document.setDefaultFont(self._face.font)
        layout = kept.document.documentLayout()
        if isinstance(layout, LineLayout):
            layout.set_line_height(self._face.line_height)
        kept.highlighter.repaint()
        kept.face_number = self._face.number

    def _is_on_first_line(self) -> bool:
        cursor = self.textCursor()
        if cursor.blockNumber():
            return False
        return cursor.block().layout().lineForTextPosition(cursor.positionInBlock()).lineNumber() == 0


def _last_line_end(text: str) -> str:
    return "\n" if text.endswith(("\n", "\r")) else ""
