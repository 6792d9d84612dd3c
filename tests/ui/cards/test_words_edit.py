import pytest
from PySide6.QtCore import Qt

from deskeditor.ui import theme
from deskeditor.ui.cards.words_edit import WordsEdit, cut_place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("short", -1),
        ("one two three four", 7),  # "one two…" of at most 10
        ("one  two\n three four", 8),
        ("😀😀 two three four", 6),
        ("unbrokenandverylong", 9),
    ],
)
def test_the_place_of_the_cut_in_what_was_typed(text, place):
    assert cut_place(text, 10) == place


def test_an_ellipsis_that_was_typed_is_no_cut():
    assert cut_place("And then…", 160) == -1


def test_enter_submits_and_esc_cancels(qtbot, qapp):
    theme.install(qapp)
    edit = WordsEdit("Headline")
    qtbot.addWidget(edit)
    with qtbot.waitSignal(edit.submitted):
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(edit.cancelled):
        qtbot.keyClick(edit, Qt.Key.Key_Escape)
    assert edit.toPlainText() == ""


def test_the_field_is_as_high_as_its_words(qtbot, qapp):
    theme.install(qapp)
    edit = WordsEdit("Excerpt", limit=160)
    qtbot.addWidget(edit)
    edit.resize(250, 40)
    edit.show()
    edit.setPlainText("word")
    one_line = edit.sizeHint().height()
    with qtbot.waitSignal(edit.height_changed):
        edit.setPlainText("word " * 40)
    assert edit.sizeHint().height() >= one_line * 2
    assert edit.cut_at > 150
