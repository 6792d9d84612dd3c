"""What else does a key do in the body than write its letter?

Enter goes on with lists and tables, Tab shifts items and goes through cells, a bracket goes around what is
selected, quotation marks and dashes are set as they are typed. Backspace right behind such a mark brings
back what was typed, and so does undo, which takes back nothing else.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextBlock

from deskeditor.ui.editor.body_passage import line_of
from deskeditor.ui.editor.text_difference import points, units

if TYPE_CHECKING:
    from deskeditor.ui.editor.body_edit import BodyEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
_ENDS = frozenset(" ,")  # with which a word ends: another mark may be set before it
_SET = _ENDS | frozenset("\"'-.!?;:")  # characters for which another may be set
_SIGNS = frozenset("-*+>|0123456789")
# characters of a line: one longer is laid out for 30 ms, and a mark that is set does so twice
_LONGEST = 50_000
_MOST_ABOVE = 50  # lines above that are looked at for what a line is indented under


class TypingKeys(QObject):
    """Answers to keys in a body; `smart` and `tab_shifts` can be switched off."""

    changed = Signal()  # one of the switches, or the language

    def __init__(self, body: "BodyEdit") -> None:
        super().__init__(body)
        self._body = body
        self._restorable: tuple[int, int] | None = None  # revision and place of what was set last
        self.smart = True
        self.tab_shifts = True
        self.language = "en-GB"

    def set_smart(self, smart: bool) -> None:
        """Set quotation marks and dashes as they are typed, or leave them."""
        self.smart = smart
        self.changed.emit()

    def set_language(self, language: str) -> None:
        """Write in another language."""
        if language != self.language:
            self.language = language
            self.changed.emit()

    def set_tab_shifts(self, shifts: bool) -> None:
        """Let Tab work in lists and tables, or always move on to the next part of the window."""
        self.tab_shifts = shifts
        self.changed.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means beyond its letter; whether that was all that is to be done."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _ENTER:
            return self.enter()
        if plain and event.key() == Qt.Key.Key_Backspace:
            return self._restore()
        if event.modifiers() & _CONTROL or not self._body.textCursor().hasSelection():
            return False
        return len(event.text()) == 1 and self._wrap(event.text())

    def enter(self) -> bool:
        """Go on with the list, quotation or table at the caret."""
        line = self._line()
        if (
            self._body.textCursor().hasSelection()
            or not (line and _SIGNS & set(line[:200]))
            or self.in_code()
        ):
            return False
        from deskeditor.markup import editing_lists, editing_tables  # not before the first paint

        if "|" in line and self._body.apply(editing_tables.enter):
            return True
        return line.lstrip(" \t")[:1] in _SIGNS and self._body.apply(editing_lists.enter)

    def tab(self, *, forward: bool) -> bool:
        """Go through a table's cells, or shift the items of a list; whether the caret is in one."""
        if not self.tab_shifts or self._body.isReadOnly() or self.in_code():
            return False
        from deskeditor.markup import editing_lists, editing_tables

        line = self._line()
        step = editing_tables.next_cell if forward else editing_tables.previous_cell
        if "|" in line and self._body.apply(step):
            return True
        cursor = self._body.textCursor()
        block = self._body.document().findBlock(cursor.selectionStart())
        if not editing_lists.is_item(line_of(block)):
            return False
        return self._body.apply(editing_lists.indent if forward else editing_lists.outdent)

    def typed(self, text: str) -> None:
        """Set what was just typed as it is printed."""
        if not self.smart or text not in _SET:
            return
        line = self._line()
        if (text in _ENDS and "‘" not in line) or self.in_code():
            return
        from deskeditor.markup import editing_typing

        cursor = self._body.textCursor()
        if len(line) > _LONGEST:
            return
        column = points(line, cursor.positionInBlock())
        if cursor.hasSelection() or line[column - 1 : column] != text:
            return
        made = editing_typing.typeset(line[: column - 1], text, line[column:], self.language)
        if made is None:
            return
        end = cursor.position()
        start = end - units(line[column - made.removed : column])
        after = start + units(made.words)
        self._body.change_at([(start, end, made.words)], after, after)
        self._restorable = (self._body.document().revision(), after)

    def _restore(self) -> bool:
        """Bring back what was typed, if the key before set something else for it."""
        cursor = self._body.textCursor()
        here = (self._body.document().revision(), cursor.position())
        if here != self._restorable or cursor.hasSelection():
            return False
        self._restorable = None
        self._body.undo()
        return True

    def _wrap(self, typed: str) -> bool:
        from deskeditor.markup import editing_typing

        language = self.language if self.smart and not self.in_code() else ""
        return self._body.apply(partial(editing_typing.wrap, typed=typed, language=language))

    def _line(self) -> str:
        return line_of(self._body.textCursor().block())

    def in_code(self) -> bool:
        """Whether the caret's line is code: between fences, in a comment, or indented under a paragraph."""
        block = self._body.textCursor().block()
        before = block.previous()
        if before.isValid() and self._body.highlighter.leaves_open(before):
            return True
        return line_of(block).startswith(("    ", "\t")) and not _is_in_list(block)


def _is_in_list(block: QTextBlock) -> bool:
    """Whether an indented line stands under an item of a list, or is one of a table or a paragraph."""
    from deskeditor.markup import editing_lists

    if editing_lists.is_item(line_of(block).lstrip()) or block.previous().text().strip():
        return True
    for _ in range(_MOST_ABOVE):
        block = block.previous()
        line = line_of(block)
        if line.strip() and not line.startswith(("    ", "\t")):
            return editing_lists.is_item(line) or line.startswith(("[^", ":"))
    return False
