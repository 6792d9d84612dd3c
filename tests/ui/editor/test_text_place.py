"""The text's lines come to the top of the field, and the caret to a letter."""

import pytest

from deskeditor.ui.editor import text_place
from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.faces import BodyFace

TEXT = "\n\n".join(f"Paragraph {number} " + "of some words " * 20 for number in range(200))


@pytest.fixture
def body(qtbot) -> BodyEdit:
    body = BodyEdit(BodyFace())
    qtbot.addWidget(body)
    body.resize(400, 500)
    body.show()
    body.show_story("tram", TEXT)
    return body


@pytest.mark.parametrize("line", [0.0, 20.0, 100.0, 240.0])
def test_a_line_comes_to_the_top(body, line):
    text_place.show_line(body, line)
    assert text_place.top_line(body) == line


def test_half_of_a_long_paragraph_is_out_of_sight(body):
    text_place.show_line(body, 20.5)
    assert 20.3 < text_place.top_line(body) < 20.7


def test_a_line_that_is_not_there_moves_nothing(body):
    text_place.show_line(body, 20.0)
    text_place.show_line(body, 9000.0)
    text_place.put_caret(body, 9000, 1)
    assert text_place.top_line(body) == 20.0
    assert body.textCursor().position() == 0


def test_the_caret_counts_letters_and_not_halves_of_them(body):
    body.show_story("sea", "One 😀 two")
    text_place.put_caret(body, 0, 6)
    assert body.textCursor().position() == 7
    text_place.put_caret(body, 0, 600)
    assert body.textCursor().atEnd()


def test_how_far_down_the_caret_stands(body):
    assert text_place.caret_height(body) < 0.05
    text_place.put_caret(body, 4, 0)
    assert 0.1 < text_place.caret_height(body) < 1.0
