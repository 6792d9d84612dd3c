"""In hard shapes of Markdown, too, what is typed and pasted is there, and undo takes back just that."""

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from pathological import SHAPES

from .conftest import press

ENOUGH = 6_000  # characters: the shape is there, and the suite stays quick; the benchmark takes all of it


def test_there_are_51_shapes():
    assert len(SHAPES) == 51


@pytest.mark.parametrize("name", SHAPES)
def test_typing_at_the_end_and_in_the_middle(body, name):
    text = SHAPES[name][:ENOUGH]
    body.show_story(name, text)
    for place, moved in (("end", QTextCursor.MoveOperation.End), ("start", QTextCursor.MoveOperation.Start)):
        body.moveCursor(moved)
        before, at = body.source, body.selection()[1]
        press(body, "ab c")
        assert body.source == before[:at] + "ab c" + before[at:], place
        body.undo()
        assert body.source == before


@pytest.mark.parametrize("name", SHAPES)
def test_pasted_as_text_it_is_what_was_copied(qtbot, body, name):
    data = QMimeData()
    text = SHAPES[name][:ENOUGH]
    data.setText(text)
    body.insertFromMimeData(data)
    assert body.source == text
    body.undo()
    assert body.source == ""
