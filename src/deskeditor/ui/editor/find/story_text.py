"""How are headline, standfirst and body one text in which something is looked for, in reading order?

A place in it is a position of Qt's: each field's text and one line end, one behind the other.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QMetaObject, QObject, Signal
from PySide6.QtGui import QTextCursor

from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.lined_edit import Wash
from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.text_difference import units
from deskeditor.ui.editor.undo_places import Place

Mark = Callable[[int, int], list[tuple[int, int, str]]]  # in places of the whole text


class StoryText(QObject):
    """The fields of the editor on show, and which of them is meant: the one that had the keys last."""

    edited = Signal(int, int, int)  # at a place, so many characters became so many; only after `begin`
    selection_changed = Signal()

    def __init__(self, view: EditorView, parent: QObject) -> None:
        super().__init__(parent)
        self._view = view
        self.fields: tuple[SteppedEdit, ...] = (view.head.headline, view.head.standfirst, view.body)
        self._current: SteppedEdit = view.body
        self._washes: dict[SteppedEdit, Wash] = {}
        self._heard: dict[SteppedEdit, QMetaObject.Connection] = {}
        for field in self.fields:
            field.selectionChanged.connect(self.selection_changed)

    @property
    def current(self) -> SteppedEdit:
        """The field that is meant."""
        self._current = next((field for field in self.fields if field.hasFocus()), self._current)
        return self._current

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(field.source for field in self.fields)

    @property
    def parts(self) -> tuple[tuple[int, int], ...]:
        """Where each field begins and ends."""
        return tuple((start, end - 1) for start, end in pairwise(self._starts()))

    def _starts(self) -> list[int]:
        starts = [0]
        for field in self.fields:
            starts.append(starts[-1] + field.document().characterCount())  # which counts the end as one
        return starts

    def _start(self, field: SteppedEdit) -> int:
        return self._starts()[self.fields.index(field)]

    def at(self, place: int) -> tuple[SteppedEdit, int]:
        """The field in which a place is, and where that field begins."""
        starts = self._starts()
        number = max(number for number in range(len(self.fields)) if starts[number] <= place)
        return self.fields[number], starts[number]

    def selection(self) -> tuple[int, int]:
        """What is selected in the field that is meant."""
        return self.span(self.current.textCursor())

    def span(self, cursor: QTextCursor) -> tuple[int, int]:
        """What a cursor selects; of a text that is not on show any more, nothing."""
        for field in self.fields:
            if field.document() is cursor.document():
                start = self._start(field)
                return start + cursor.selectionStart(), start + cursor.selectionEnd()
        return 0, 0

    def select(self, place: tuple[int, int]) -> None:
        """Select a place, in sight, and nothing in the other fields."""
        field, start = self.at(place[0])
        self._current = field
        for other in self.fields:
            if other is not field and other.textCursor().hasSelection():
                here = other.place().position
                other.select(Place(here, here))
        if field is not self._view.body:
            self._view.head.show()
        field.select(Place(place[0] - start, place[1] - start))
        field.ensureCursorVisible()

    def change(self, changes: Sequence[tuple[int, int, str]]) -> list[SteppedEdit]:
        """Replace places, given in order, each field in one step; gives the fields that changed."""
        changed = []
        for field, (start, end) in zip(self.fields, self.parts, strict=True):
            own = [(first - start, last - start, words) for first, last, words in changes if start <= first]
            own = [each for each in own if each[1] <= end - start]
            if own:
                _change(field, own if field is self._view.body else [_in_one_line(each) for each in own])
                changed.append(field)
        return changed

    def begin(self, mark: Mark) -> None:
        """Mark what is found from now on, and tell of edits, in the documents on show."""
        for field in self.fields:
            self._follow(field)
            if field not in self._washes:
                self._washes[field] = self._wash(field, mark)
                field.washes.append(self._washes[field])
                field.keeps_colour = True

    def end(self) -> None:
        """Mark nothing any more."""
        for field, wash in self._washes.items():
            field.washes.remove(wash)
            field.keeps_colour = False
            self._leave(field)
            field.viewport().update()
        self._washes.clear()

    def repaint(self) -> None:
        """What is marked has changed."""
        for field in self.fields:
            field.viewport().update()

    def _wash(self, field: SteppedEdit, mark: Mark) -> Wash:
        def wash(first: int, last: int) -> list[tuple[int, int, str]]:
            start = self._start(field)
            return [(at - start, end - start, token) for at, end, token in mark(start + first, start + last)]

        return wash

    def _follow(self, field: SteppedEdit) -> None:
        """Hear of the edits of the document that a field shows, and of no other."""
        self._leave(field)
        self._heard[field] = field.document().contentsChange.connect(self._edited)

    def _leave(self, field: SteppedEdit) -> None:
        if field in self._heard:
            QObject.disconnect(self._heard.pop(field))  # its document may be gone by now

    def _edited(self, position: int, removed: int, added: int) -> None:
        document = self.sender()
        field = next((each for each in self.fields if each.document() is document), None)
        if field is not None:
            self.edited.emit(self._start(field) + position, removed, added)


def _change(field: SteppedEdit, changes: Sequence[tuple[int, int, str]]) -> None:
    """Change a field; the caret comes behind what was selected."""
    here = max(field.place())
    here += sum(units(words) - (end - start) for start, end, words in changes if end <= here)
    field.change_at(changes, here, here)


def _in_one_line(change: tuple[int, int, str]) -> tuple[int, int, str]:
    return change[0], change[1], " ".join(change[2].splitlines())
