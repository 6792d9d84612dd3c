"""Which parts has the text, and how does one get to one of them?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.widgets.chooser import Choice, Chooser

if TYPE_CHECKING:
    from deskeditor.markup.outline import Entry

_TOP = "Top of the text"
_NONE = "No heading has these words."
_FIRST_LEVEL = 2  # the headline is level 1


class Outline(QObject):
    """A list of the headings, the one that the caret stands under marked; the text goes along with it.

    Enter, and a press into the text, stay at the heading; Esc goes back to where the caret was.
    """

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._lines: list[int] = []
        self._before: tuple[QTextCursor, int] | None = None
        self.chooser = Chooser("outlinePopover", "Go to a heading", _NONE, view.window())
        self.chooser.moved.connect(self._show_part)
        self.chooser.chosen.connect(self._go)
        self.chooser.escaped.connect(self._come_back)

    def open(self) -> None:
        """Read the headings, off the UI thread, and show them."""
        story = self._desk.open_story.story
        if story is not None:
            body = story.body
            self._desk.pure.run(lambda: _headings(body), self._show, key="editor.outline")

    def _show(self, entries: "tuple[Entry, ...]") -> None:
        self._lines = [0, *(entry.line for entry in entries)]
        choices = [Choice(_TOP), *(Choice(entry.text or "…", level=_depth(entry)) for entry in entries)]
        cursor = self._view.body.textCursor()
        line = cursor.blockNumber()
        current = max(number for number, start in enumerate(self._lines) if start <= line or number == 0)
        self._before = (cursor, self._view.body.verticalScrollBar().value())
        self.chooser.open_with(choices, self._view.window(), current)

    def _show_part(self, number: int) -> None:
        """Let the text go along, its heading at the top."""
        body = self._view.body
        block = body.document().findBlockByNumber(self._lines[number])
        cursor = body.textCursor()
        cursor.setPosition(block.position())
        body.setTextCursor(cursor)
        body.verticalScrollBar().setValue(block.firstLineNumber())

    def _go(self, number: int) -> None:
        self._show_part(number)
        self._view.edit_body()

    def _come_back(self) -> None:
        """Esc: the caret and the text stand where they stood."""
        if self._before is not None:
            cursor, scrolled = self._before
            self._view.body.setTextCursor(cursor)
            self._view.body.verticalScrollBar().setValue(scrolled)


def _depth(entry: "Entry") -> int:
    return max(0, entry.level - _FIRST_LEVEL)


def _headings(body: str) -> "tuple[Entry, ...]":
    from deskeditor.markup.outline import outline  # not before the first paint

    return outline(body)
