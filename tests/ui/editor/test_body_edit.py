"""The body as one types it: undo, paste, lists, input methods, places that are kept."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication

from deskeditor.markup import editing
from deskeditor.ui import theme
from deskeditor.ui.commands import COMMANDS

from .conftest import press


def put_caret(body, at: int, until: int | None = None) -> None:
    cursor = body.textCursor()
    cursor.setPosition(at)
    if until is not None:
        cursor.setPosition(until, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def test_what_is_typed_is_announced_and_what_is_put_here_is_not(body):
    heard = []
    body.edited.connect(lambda: heard.append(body.source))
    body.show_story("x", "Put here.")
    body.replace_text("Put here from elsewhere.")
    assert heard == []
    press(body, "A")
    assert heard == ["APut here from elsewhere."]


def test_a_story_begins_with_nothing_to_undo(body):
    body.show_story("x", "Words.")
    assert not body.document().isUndoAvailable()


def test_each_story_has_its_own_undo_and_its_own_caret(body):
    body.show_story("one", "First.")
    put_caret(body, 6)
    press(body, " More")
    body.show_story("two", "Second.")
    press(body, "X")
    body.show_story("one", "First. More")
    assert body.textCursor().position() == 11
    body.undo()
    assert body.source == "First."
    body.undo()
    assert body.source == "First."


def test_a_story_that_was_changed_elsewhere_meanwhile_is_shown_as_it_is(body):
    body.show_story("one", "First.")
    press(body, "X")
    body.show_story("two", "")
    body.show_story("one", "Changed elsewhere.")
    assert body.source == "Changed elsewhere."
    assert not body.document().isUndoAvailable()


def test_a_text_from_elsewhere_is_one_step_of_undo_and_leaves_the_caret(body):
    body.show_story("x", "One two three.")
    put_caret(body, 3)
    body.replace_text("One two three four.")
    assert body.textCursor().position() == 3
    body.undo()
    assert body.source == "One two three."


def test_many_stories_are_kept_and_the_oldest_let_go(body):
    for number in range(30):
        body.show_story(str(number), f"Story {number}")
    body.show_story("29", "Story 29")
    body.show_story("0", "Story 0")
    assert body.source == "Story 0"


def test_lists_go_on_and_end_with_enter(body):
    press(body, "1. one\ntwo\n\nwords")
    assert body.source == "1. one\n2. two\n\nwords"


def test_ending_a_list_is_one_step_of_undo(body):
    body.show_story("x", "- one\n- ")
    put_caret(body, 8)
    press(body, "\n")
    assert body.source == "- one\n\n"
    body.undo()
    assert body.source == "- one\n- "


def test_shift_enter_is_an_ordinary_line_end(body):
    event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier, "\r")
    press(body, "one")
    QApplication.sendEvent(body, event)
    press(body, "two")
    assert body.source == "one\ntwo"
    assert body.document().blockCount() == 2


def test_paste_is_plain_text_with_ordinary_line_ends(body):
    data = QMimeData()
    data.setText("one\r\ntwo\u2028three\n")
    data.setHtml("<b>one</b>")
    body.insertFromMimeData(data)
    assert body.source == "one\ntwo\nthree\n"


def test_a_picture_alone_is_not_taken(body):
    data = QMimeData()
    data.setData("image/png", b"\x89PNG")
    assert not body.canInsertFromMimeData(data)


def test_no_break_spaces_live(body):
    body.show_story("x", "£18.4\u00a0million")
    put_caret(body, 0)
    press(body, "x")
    assert body.source == "x£18.4\u00a0million"


def test_tab_moves_on(body):
    assert body.tabChangesFocus()
    press(body, "")
    assert body.source == ""


def test_an_input_method_composes_and_commits(body):
    body.show_story("x", "Tram ")
    put_caret(body, 5)
    QApplication.sendEvent(body, QInputMethodEvent("にほ", []))
    assert body.source == "Tram "
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日本")
    QApplication.sendEvent(body, committed)
    assert body.source == "Tram 日本"
    body.undo()
    assert body.source == "Tram "


@pytest.mark.parametrize("letter", ["é", "ß", "ע", "ع", "😀"])
def test_letters_of_every_keyboard_are_typed(body, letter):
    press(body, letter)
    assert body.source == letter
    assert body.selection() == (1, 1)


def test_a_change_selects_by_characters_not_by_qts_units(body):
    body.show_story("x", "😀 tram")
    body.change("😀 **tram**", 4, 8)
    assert body.textCursor().selectedText() == "tram"
    assert body.selection() == (4, 8)
    body.undo()
    assert body.source == "😀 tram"


def test_selection_and_caret_are_drawn_in_the_themes_colours(qtbot, body):
    body.show_story("x", "words words words\nwords")
    put_caret(body, 0, 20)
    picture = body.viewport().grab().toImage()
    colours = theme.current()
    at_first_line = picture.pixelColor(2, 1)
    assert at_first_line == colours.colour("accent-subtle")
    caret = body.cursorRect()
    assert picture.pixelColor(caret.x(), caret.center().y()) == colours.colour("accent")


def test_a_selection_of_mixed_directions_is_drawn_where_its_letters_are(body):
    text = "one שתים three"
    body.show_story("x", text)
    put_caret(body, 4, 8)
    picture = body.viewport().grab().toImage()
    line = body.document().firstBlock().layout().lineAt(0)
    middle = (line.cursorToX(4)[0] + line.cursorToX(8)[0]) / 2
    assert picture.pixelColor(round(middle), 1) == theme.current().colour("accent-subtle")
    assert picture.pixelColor(1, 1) == theme.current().colour("surface")


def test_the_placeholder_invites_to_write(body):
    assert body.placeholderText() == "Start writing. Markdown works; so does the toolbar."
    assert body.accessibleName() == "Body"


def drag(body, kind: type, place: QPoint, data: QMimeData) -> None:
    """What the window system sends while words are dragged over the body."""
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = place if kind is QDragMoveEvent else QPointF(place)
    QApplication.sendEvent(body.viewport(), kind(where, Qt.DropAction.CopyAction, data, left, none))


def test_dragged_words_show_where_they_fall_and_fall_there(body):
    body.show_story("x", "one three")
    place = body.cursorRect(cursor_at(body, 4)).center()
    data = QMimeData()
    data.setText("two ")
    entered = QDragEnterEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(body.viewport(), entered)
    drag(body, QDragMoveEvent, place, data)
    picture = body.viewport().grab().toImage()
    assert picture.pixelColor(place) == theme.current().colour("accent")
    drag(body, QDropEvent, place, data)
    assert body.source == "one two three"


def cursor_at(body, position: int) -> QTextCursor:
    cursor = body.textCursor()
    cursor.setPosition(position)
    return cursor


def test_no_feet_of_the_line_above_are_seen(body):
    body.show_story("x", "pgjqy pgjqy pgjqy pgjqy pgjqy pgjqy pgjqy " * 120)
    body.clearFocus()
    body.verticalScrollBar().setValue(7)
    picture = body.viewport().grab().toImage()
    ground = theme.current().colour("surface")
    assert {picture.pixelColor(x, 0).name() for x in range(picture.width())} == {ground.name()}


def test_thousands_of_changes_are_made_at_once_and_undone_at_once(body):
    text = '"so" ' * 2_000
    body.show_story("x", text)
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.apply(editing.curl)
    assert body.source == "“so” " * 2_000
    assert body.selection() == (len(text), len(text))
    body.undo()
    assert body.source == text


ITS_OWN = {"edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "edit.select_all"}


def test_the_text_keeps_no_key_that_is_a_commands(body):
    """Qt gives a text such keys as Alt+Shift+Backspace, which then never reach the command."""
    body.setPlainText("words")
    kept = []
    for command in COMMANDS:
        if command.shortcut and not command.scope and command.id not in ITS_OWN:
            keys = QKeySequence(command.shortcut)[0]
            event = QKeyEvent(QEvent.Type.ShortcutOverride, keys.key(), keys.keyboardModifiers())
            event.ignore()
            QApplication.sendEvent(body, event)
            if event.isAccepted():
                kept.append(command.id)
    assert kept == []
