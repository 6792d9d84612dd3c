"""How do the fields of the editor stand together?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.editor.format_bar import FormatBar
from deskeditor.ui.editor.head_block import HeadBlock
from deskeditor.ui.widgets import set_role

if TYPE_CHECKING:
    from deskeditor.ui.editor.empty_editor import EmptyEditor

_LEAST_SIDE = 28  # pixels of white beside the column
_COLLAPSE_AT = 48  # pixels the body is scrolled before the fields above it make room


class EditorView(QWidget):
    """Format bar, headline, standfirst, byline and body of the open story; or what to do without one."""

    headline_edited = Signal(str)
    standfirst_edited = Signal(str)
    body_edited = Signal(object)  # a str, which Qt would copy to and fro: a millisecond for 100,000 words
    caret_moved = Signal(int, int)  # line and column of the body, both counted from 1
    selection_changed = Signal()
    begin_requested = Signal(str)  # a new story whose headline begins with what was typed
    byline_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "surface")
        self.story = ""  # the id of the story on show
        self.face = BodyFace(self)
        self.bar = FormatBar()
        self.head = HeadBlock()
        self.body = BodyEdit(self.face)
        self._empty: EmptyEditor | None = None  # made when it is needed: hardly ever, and never at the start
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.body)

    def show_empty(self) -> None:
        """Show that no story is open."""
        self.story = ""
        if self._empty is None:
            from deskeditor.ui.editor.empty_editor import EmptyEditor

            self._empty = EmptyEditor()
            self._empty.typed.connect(self.begin_requested)
            self._pages.addWidget(self._empty)
        self._pages.setCurrentWidget(self._empty)
        self.setFocusProxy(self._empty)

    def show_story(self, story: str, headline: str, standfirst: str, body: str) -> None:
        """Show a story's words; nothing is announced. Of the story on show, only what differs is touched."""
        if story == self.story:
            self._refresh(headline, standfirst, body)
            return
        self.story = story
        self.head.show_words(headline, standfirst)
        self.body.show_story(story, body)
        self._pages.setCurrentWidget(self._writing)
        self.setFocusProxy(self.body)
        self.head.setVisible(not self._wants_room())

    def _refresh(self, headline: str, standfirst: str, body: str) -> None:
        """Take what was changed elsewhere, each as a step that can be undone."""
        self.head.replace_words(headline, standfirst)
        self.body.replace_text(body)

    def edit_headline(self) -> None:
        """Bring the headline back and put the caret there."""
        self.head.show()
        self.head.headline.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.head.headline.selectAll()

    def edit_body(self) -> None:
        """Put the caret in the body."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_bar(self, bar: QWidget) -> None:
        """Give a bar its place between the buttons and the text."""
        self._whole.insertWidget(1, bar)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the column in the middle."""
        super().resizeEvent(event)
        self._centre()

    def _lay_out(self) -> None:
        self._writing = QWidget()
        column = QVBoxLayout(self._writing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self._pages.addWidget(self._writing)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addWidget(self.bar)
        self._whole.addWidget(self._pages, 1)

    def _connect(self) -> None:
        headline, standfirst, body = self.head.headline, self.head.standfirst, self.body
        headline.edited.connect(lambda: self.headline_edited.emit(headline.source))
        standfirst.edited.connect(lambda: self.standfirst_edited.emit(standfirst.source))
        body.edited.connect(lambda: self.body_edited.emit(body.source))
        body.cursorPositionChanged.connect(self._tell_caret)
        body.selectionChanged.connect(self.selection_changed)
        body.back_requested.connect(self._go_up)
        body.verticalScrollBar().valueChanged.connect(self._make_room)
        self.head.body_requested.connect(self.edit_body)
        self.head.byline_pressed.connect(self.byline_pressed)
        self.face.changed.connect(self._centre)

    def _centre(self) -> None:
        side = max(_LEAST_SIDE, (self.width() - self.face.measure) // 2)
        self.head.set_margins(side)
        self.body.set_margins(side)

    def _tell_caret(self) -> None:
        cursor = self.body.textCursor()
        self.caret_moved.emit(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)

    def _go_up(self) -> None:
        self.head.show()
        self.head.standfirst.setFocus(Qt.FocusReason.BacktabFocusReason)

    def _wants_room(self) -> bool:
        return self.body.verticalScrollBar().value() * self.face.line_height > _COLLAPSE_AT

    def _make_room(self, lines: int) -> None:
        """The fields go when the body is scrolled well down, and come back at its top: never to and fro."""
        if lines == 0:
            self.head.show()
        elif self._wants_room() and self.head.isVisible() and not self.head.has_focus:
            freed = self.head.height() // self.face.line_height + 1
            if self.body.verticalScrollBar().maximum() > freed + 2:
                self.head.hide()
