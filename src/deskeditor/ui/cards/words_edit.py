"""How are a card's words typed, and where will the page cut them?"""

import math

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from deskeditor.domain.excerpt import ELLIPSIS, cut
from deskeditor.ui import theme
from deskeditor.ui.cards.utf16 import units

_RULE = 2
_EDGES = 10  # padding and border on both sides, and the document's margin below
_SUBMIT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordsEdit(QPlainTextEdit):
    """A field of one paragraph that is as high as its words. Enter submits, Esc cancels, Tab moves on."""

    submitted = Signal()
    cancelled = Signal()
    height_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, limit: int = 0) -> None:
        super().__init__(parent)
        self._limit = limit
        self._height = 0
        self.setAccessibleName(name)
        self.setProperty("role", "field")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.textChanged.connect(self._words_changed)

    @property
    def cut_at(self) -> int:
        """Where the page cuts the words, as a place in them; -1 where they fit."""
        return cut_place(self.toPlainText(), self._limit) if self._limit else -1

    def set_limit(self, limit: int) -> None:
        """Cut the words elsewhere from now on."""
        self._limit = limit
        self._words_changed()

    def sizeHint(self) -> QSize:
        """As high as the words."""
        return QSize(super().sizeHint().width(), self._needed())

    def minimumSizeHint(self) -> QSize:
        """Never lower than the words."""
        return QSize(40, self._needed())

    def _needed(self) -> int:
        layout, block, words = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid():
            words += layout.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(words) + _EDGES

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words break elsewhere at another width."""
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        if self._needed() != self._height:
            self._height = self._needed()
            self.updateGeometry()
            self.height_changed.emit()

    def _words_changed(self) -> None:
        self._pale_what_is_cut()
        self._grow()
        self.viewport().update()

    def _pale_what_is_cut(self) -> None:
        selections: list[QTextEdit.ExtraSelection] = []
        if self.cut_at >= 0:
            rest = QTextEdit.ExtraSelection()
            rest.cursor = QTextCursor(self.document())
            rest.cursor.setPosition(units(self.toPlainText()[: self.cut_at]))
            rest.cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
            look = QTextCharFormat()
            look.setForeground(theme.current().colour("text3"))
            rest.format = look
            selections.append(rest)
        self.setExtraSelections(selections)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The words, and an amber rule at the place of the cut."""
        super().paintEvent(event)
        if self.cut_at >= 0:
            cursor = QTextCursor(self.document())
            cursor.setPosition(units(self.toPlainText()[: self.cut_at]))
            box = self.cursorRect(cursor)
            painter = QPainter(self.viewport())
            painter.fillRect(box.left() + 1, box.top(), _RULE, box.height(), theme.current().colour("amber"))
            painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits: a card's words are one paragraph."""
        if event.key() in _SUBMIT:
            self.submitted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)


def cut_place(text: str, limit: int) -> int:
    """Where in a text as typed its excerpt of `limit` characters ends, or -1 where all of it fits."""
    excerpt = cut(text, limit)
    if not excerpt.endswith(ELLIPSIS) or excerpt == " ".join(text.split()):
        return -1
    left = sum(not letter.isspace() for letter in excerpt[: -len(ELLIPSIS)])
    for place, letter in enumerate(text):
        if left == 0:
            return place
        left -= not letter.isspace()
    return len(text)
