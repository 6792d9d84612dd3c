"""Keys in the body: lists, tables, pairs, quotation marks, and one key that takes only those back."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication

from .conftest import press

TABLE = "| a | b |\n| --- | --- |\n| c | d |"


def hit(widget, key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key that writes nothing."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, modifiers))


def show(body, shown: str) -> None:
    """Put a text into the body with the caret at `¦`, or what stands between two of them selected."""
    parts = shown.split("¦")
    body.show_story(shown, "".join(parts))
    cursor = body.textCursor()
    cursor.setPosition(len(parts[0]))
    if len(parts) > 2:
        cursor.setPosition(len(parts[0]) + len(parts[1]), QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def shown(body) -> str:
    cursor = body.textCursor()
    text = body.source
    if not cursor.hasSelection():
        return f"{text[: cursor.position()]}¦{text[cursor.position() :]}"
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    return f"{text[:start]}¦{text[start:end]}¦{text[end:]}"


def test_quotation_marks_and_dashes_are_set_as_they_are_typed(body):
    press(body, '"It\'s late," he said -- "so..."')
    assert body.source == "“It’s late,” he said – “so…”"


def test_the_end_of_a_word_shows_that_a_mark_was_an_apostrophe(body):
    press(body, "the '90s ")
    assert shown(body) == "the ’90s ¦"
    body.undo()
    assert shown(body) == "the ‘90s ¦"


def test_undo_takes_back_only_what_was_set(body):
    press(body, 'He said "')
    body.undo()
    assert shown(body) == 'He said "¦'
    press(body, "No")
    assert body.source == 'He said "No'


def test_ctrl_z_is_that_undo(body):
    press(body, "it's")
    press(body, "--")
    assert body.source == "it’s—"
    hit(body, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown(body) == "it’s--¦"


def test_backspace_right_behind_brings_back_what_was_typed(body):
    press(body, "wait...")
    assert body.source == "wait…"
    hit(body, Qt.Key.Key_Backspace)
    assert shown(body) == "wait...¦"
    hit(body, Qt.Key.Key_Backspace)
    assert body.source == "wait.."


def test_what_is_typed_on_is_a_step_of_its_own(body):
    press(body, '"No')
    body.undo()
    assert body.source == "“"
    body.undo()
    assert body.source == '"'
    body.undo()
    assert body.source == ""


def test_a_dead_key_sets_marks_too(body):
    committed = QInputMethodEvent("", [])
    committed.setCommitString('"')
    QApplication.sendEvent(body, committed)
    assert body.source == "“"


def test_the_language_says_which(body):
    body.keys.language = "de-DE"
    press(body, '"Nein"')
    assert body.source == "„Nein“"


@pytest.mark.parametrize(
    "before",
    ["```\n¦", "```py\nx = 1\n¦\n```", "`¦", "words\n\n    code¦", "<!-- ¦", "[a](https://x.example/¦"],
)
def test_in_code_all_stays_straight(body, before):
    show(body, before)
    press(body, "'--'")
    assert body.source == before.replace("¦", "'--'")


def test_in_a_list_under_an_item_it_is_text(body):
    show(body, "- one\n\n    more ¦")
    press(body, "it's")
    assert body.source == "- one\n\n    more it’s"


@pytest.mark.parametrize(
    ("key", "result"), [("(", "a (¦word¦)"), ('"', "a “¦word¦”"), ("*", "a *¦word¦*"), ("`", "a `¦word¦`")]
)
def test_brackets_and_marks_go_around_a_selection(body, key, result):
    show(body, "a ¦word¦")
    press(body, key)
    assert shown(body) == result
    body.undo()
    assert shown(body) == "a ¦word¦"


def test_two_stars_make_strong(body):
    show(body, "¦word¦")
    press(body, "**")
    assert shown(body) == "**¦word¦**"


def test_a_letter_replaces_a_selection(body):
    show(body, "a ¦word¦")
    press(body, "x")
    assert shown(body) == "a x¦"


def test_enter_goes_on_with_a_list_and_counts_on(body):
    show(body, "1. one¦\n2. two")
    press(body, "\n")
    assert shown(body) == "1. one\n2. ¦\n3. two"
    body.undo()
    assert shown(body) == "1. one¦\n2. two"


def test_in_code_enter_is_a_line_end(body):
    show(body, "```\n- a¦")
    press(body, "\n")
    assert shown(body) == "```\n- a\n¦"


def test_tab_shifts_items_and_shift_tab_shifts_them_back(body):
    show(body, "- one\n- two¦")
    hit(body, Qt.Key.Key_Tab)
    assert shown(body) == "- one\n    - two¦"
    hit(body, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert shown(body) == "- one\n- two¦"
    assert body.hasFocus()


def test_tab_goes_through_a_table(body):
    show(body, TABLE.replace("a", "a¦"))
    hit(body, Qt.Key.Key_Tab)
    assert body.textCursor().selectedText() == "b"
    hit(body, Qt.Key.Key_Tab)
    hit(body, Qt.Key.Key_Tab)
    hit(body, Qt.Key.Key_Tab)
    assert body.source.count("\n") == 3
    hit(body, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert body.textCursor().selectedText() == "d"


def test_enter_in_the_last_cell_adds_a_row_and_in_an_empty_row_leaves(body):
    show(body, TABLE.replace("d", "d¦"))
    press(body, "\n")
    assert body.source.count("\n") == 3
    press(body, "\n")
    press(body, "After")
    assert body.source.endswith("| c   | d   |\n\nAfter")


def test_elsewhere_tab_moves_on(fields):
    fields.body.setFocus()
    assert fields.body.hasFocus()
    assert not fields.body.keys.tab(forward=True)


def test_tab_can_be_left_to_the_window(body):
    show(body, "- one\n- two¦")
    body.keys.set_tab_shifts(False)
    assert not body.keys.tab(forward=True)
    assert body.source == "- one\n- two"


def test_a_key_in_a_long_text_looks_at_its_own_lines_only(body):
    body.show_story("long", "Words and words.\n\n" * 20_000)
    cursor = body.textCursor()
    cursor.setPosition(180_000)
    assert len(body._passage(cursor).text) < 200


def test_in_a_line_of_a_whole_book_marks_stay_as_they_are_typed(body):
    body.show_story("x", "words " * 10_000)
    press(body, '"')
    assert body.source.startswith('"words ')
