"""How is a replacement in several fields taken back as one, though each field has an undo of its own?"""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QTextDocument

from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.undo_places import UndoPlaces


@dataclass(frozen=True, slots=True)
class _Step:
    """The last step of one field: its document, and how many steps that had before and after."""

    field: SteppedEdit
    document: QTextDocument
    before: int
    after: int


class JoinedUndo(QObject):
    """Undo and redo of one field's step take those of the others along, until something else is written."""

    def __init__(self, fields: Iterable[SteppedEdit], parent: QObject) -> None:
        super().__init__(parent)
        self._steps: tuple[_Step, ...] = ()
        self._heard: list[QMetaObject.Connection] = []
        self._is_at_it = False
        for field in fields:
            field.undone.connect(self._undone)
            field.redone.connect(self._redone)

    def join(self, fields: Iterable[SteppedEdit]) -> "Joined":
        """The steps that these fields made last belong together; gives what takes back just these."""
        self._forget()
        steps = []
        for field in fields:
            document = field.document()
            places = UndoPlaces.of(document)
            steps.append(_Step(field, document, places.began, places.depth))
            self._heard.append(document.undoCommandAdded.connect(self._added))
        self._steps = tuple(steps)
        return Joined(self, self._steps)

    def is_newest(self, steps: "tuple[_Step, ...]") -> bool:
        """Whether these are still the last steps of their fields, and the texts in which they were made."""
        shown = all(step.field.document() is step.document for step in steps)
        return (
            steps is self._steps
            and shown
            and all(UndoPlaces.of(step.document).depth == step.after for step in steps)
        )

    def _forget(self) -> None:
        for connection in self._heard:
            QObject.disconnect(connection)  # its document may be gone by now
        self._heard, self._steps = [], ()

    def _added(self) -> None:
        """Something written in the place of a step that was undone: it will not come again."""
        if any(UndoPlaces.of(step.document).depth <= step.after for step in self._known()):
            self._forget()

    def _undone(self, depth: int) -> None:
        if any(step.field is self.sender() and step.after == depth for step in self._known()):
            self._with_others(self.sender(), undo=True)

    def _redone(self, depth: int) -> None:
        if any(step.field is self.sender() and step.before == depth for step in self._known()):
            self._with_others(self.sender(), undo=False)

    def _known(self) -> tuple[_Step, ...]:
        """The steps, if each field still shows the text in which it was made."""
        shown = all(step.field.document() is step.document for step in self._steps)
        return self._steps if shown and not self._is_at_it else ()

    def _with_others(self, done: QObject, *, undo: bool) -> None:
        self._is_at_it = True
        for step in self._steps:
            depth = UndoPlaces.of(step.document).depth
            if step.field is not done and depth == (step.after if undo else step.before):
                (step.field.undo if undo else step.field.redo)()
        self._is_at_it = False


class Joined:
    """One replacement in several fields: what takes back that, and nothing that was done since."""

    def __init__(self, undo: JoinedUndo, steps: "tuple[_Step, ...]") -> None:
        self._undo, self._steps = undo, steps

    def take_back(self) -> bool:
        """Take it back in all of its fields; False, and nothing done, where it is not the newest step."""
        is_newest = self._undo.is_newest(self._steps)
        if is_newest:
            self._steps[-1].field.undo()  # the others follow
        return is_newest
