"""How does an edit reach the document: as little as differs, as one step, which undo takes back exactly?"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

from deskeditor.ui.editor import body_passage
from deskeditor.ui.editor.body_passage import Passage
from deskeditor.ui.editor.lined_edit import LinedEdit
from deskeditor.ui.editor.text_difference import difference, points, units
from deskeditor.ui.editor.undo_places import Place, UndoPlaces

if TYPE_CHECKING:
    from deskeditor.markup.selection import Change, Edit, Selection

    EditMaker = Callable[[str, Selection], Edit | None]


_MANY = 1_000  # changes that are made one by one; more of them take longer than all that is between


class SteppedEdit(LinedEdit):
    """A text that functions of `markup.editing` change."""

    undone = Signal(int)  # how many steps could be undone before
    redone = Signal(int)

    def apply(self, make: "EditMaker", *, whole: bool = False) -> bool:
        """Make an edit of the passage around the selection, or of the whole text; whether there was one."""
        from deskeditor.markup.selection import Selection  # not before the first paint

        cursor = self.textCursor()
        passage = Passage(0, self.source) if whole else self._passage(cursor)
        anchor = points(passage.text, cursor.anchor() - passage.start)
        position = points(passage.text, cursor.position() - passage.start)
        edit = make(passage.text, Selection(anchor, position))
        if edit is None:
            return False
        changes = _in_document(passage, edit)
        chosen = edit.selection
        self.change_at(
            changes,
            passage.start + units(edit.text[: chosen.anchor]),
            passage.start + units(edit.text[: chosen.position]),
        )
        return True

    def _passage(self, cursor: QTextCursor) -> Passage:
        return body_passage.around(self.document(), cursor.selectionStart(), cursor.selectionEnd())

    def change_at(self, changes: Sequence[tuple[int, int, str]], anchor: int, position: int) -> None:
        """Replace stretches of the document, given in order, and select in the result; Qt's positions.

        New words come before the old ones go: a step that ends with a removal is never taken for the
        beginning of what is typed next, so that undo finds its border.
        """
        places = UndoPlaces.of(self.document())
        depth, before = places.depth, self.place()
        if changes:
            self._change(changes)
            places.note(depth, before, Place(anchor, position))
        self.select(Place(anchor, position))
        self.ensureCursorVisible()

    def _change(self, changes: Sequence[tuple[int, int, str]]) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for start, end, words in reversed(changes):
            cursor.setPosition(start)
            cursor.insertText(words if end > start else f"{words} ")
            begin = start + units(words)
            cursor.setPosition(begin)
            cursor.setPosition(begin + max(end - start, 1), QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
        cursor.endEditBlock()

    def place(self) -> Place:
        """What is selected now."""
        cursor = self.textCursor()
        return Place(cursor.anchor(), cursor.position())

    def select(self, place: Place) -> None:
        """Select anew."""
        cursor = self.textCursor()
        cursor.setPosition(place.anchor)
        cursor.setPosition(place.position, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def undo(self) -> None:
        """Take the last step back, and select what was selected before it."""
        places = UndoPlaces.of(self.document())
        depth = places.depth
        super().undo()
        if place := places.before(depth):
            self.select(place)
        self.undone.emit(depth)

    def redo(self) -> None:
        """Take the last step anew, and select what was selected after it."""
        places = UndoPlaces.of(self.document())
        depth = places.depth
        super().redo()
        if place := places.after(depth):
            self.select(place)
        self.redone.emit(depth)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo as above: Qt would do them by itself."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.matches(QKeySequence.StandardKey.Redo):
            self.redo()
        else:
            super().keyPressEvent(event)


def _in_document(passage: Passage, edit: "Edit") -> list[tuple[int, int, str]]:
    """An edit's changes as positions in the document."""
    changes: Sequence[tuple[int, int, str] | Change] = edit.changes
    if not 0 < len(changes) <= _MANY:
        changes = _differing(passage.text, edit.text)
    found = []
    at, seen = passage.start, 0
    for start, end, words in changes:
        first = at + units(passage.text[seen:start])
        at, seen = first + units(passage.text[start:end]), end
        found.append((first, at, words))
    return found


def _differing(old: str, new: str) -> list[tuple[int, int, str]]:
    if old == new:
        return []
    found = difference(old, new)
    return [(found.start, found.end, found.words)]
