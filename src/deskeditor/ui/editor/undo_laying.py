"""How are steps of undo laid under a text that stands already?

The text is taken back to where the steps begin while Qt notes nothing, and forth again while it does.
"""

from collections.abc import Sequence

from PySide6.QtGui import QTextCursor

from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.text_difference import units
from deskeditor.ui.editor.undo_trail import Step, Trail


def lay(body: BodyEdit, steps: Sequence[Step], trail: Trail) -> None:
    """Make the steps undoable, newest last; caret, place on the page and text stay what they are."""
    place, scrolled = body.place(), body.verticalScrollBar().value()
    texts = [body.source]
    for step in reversed(steps):
        texts.append(step.taken_back(texts[-1]))
    texts.reverse()  # as the text was before the first step, after it, after the second…
    body.setUpdatesEnabled(False)
    try:
        with body.unannounced():
            _take_back(body, steps, texts)
            trail.text = texts[0]
            for step, before, after in zip(steps, texts, texts[1:], strict=False):
                _take_forth(body, step, before)
                trail.note(after, body.document().availableUndoSteps())
        body.select(place)
        body.verticalScrollBar().setValue(scrolled)
    finally:
        body.setUpdatesEnabled(True)


def _take_back(body: BodyEdit, steps: Sequence[Step], texts: Sequence[str]) -> None:
    document = body.document()
    document.setUndoRedoEnabled(False)
    try:
        cursor = QTextCursor(document)
        for step, after in zip(reversed(steps), reversed(texts), strict=False):
            first = units(after[: step.start])
            cursor.setPosition(first)
            cursor.setPosition(first + units(step.come), QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(step.gone)
    finally:
        document.setUndoRedoEnabled(True)


def _take_forth(body: BodyEdit, step: Step, before: str) -> None:
    first = units(before[: step.start])
    end = first + units(step.gone)
    caret = first + units(step.come)
    body.select(body.place()._replace(anchor=first, position=end))
    body.change_at([(first, end, step.come)], caret, caret)
