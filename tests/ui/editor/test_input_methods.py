"""Input methods, dead keys and writing from the right: in headline, standfirst, body and fields."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QLineEdit

from deskeditor.ui.editor.find.find_bar import FindBar
from deskeditor.ui.widgets import SearchField, TokenField
from deskeditor.ui.widgets.field import LineField

ARABIC = "قالت المدينة"
HEBREW = "אמרה העיר"


def compose(widget, *stages, commit=""):
    """What an input method sends: words not settled yet, each stage in place of the last, then these."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    for stage in stages:
        kind = QInputMethodEvent.AttributeType
        look = QInputMethodEvent.Attribute(kind.TextFormat, 0, len(stage), underlined)
        caret = QInputMethodEvent.Attribute(kind.Cursor, len(stage), 1, None)
        QApplication.sendEvent(widget, QInputMethodEvent(stage, [look, caret]))
    event = QInputMethodEvent("", [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


@pytest.fixture(params=["headline", "standfirst", "body"])
def field(request, fields):
    """One of the three, empty, with the keys."""
    field = fields.body if request.param == "body" else getattr(fields.head, request.param)
    field.change_text("")
    field.setFocus()
    return field


def test_words_are_announced_when_they_are_settled_and_not_before(field):
    told = []
    field.edited.connect(lambda: told.append(field.source))
    compose(field, "に", "にほ", "にほん", commit="日本")
    assert field.source == "日本"
    assert told[-1] == "日本"
    assert all("に" not in text for text in told)


def test_what_is_given_up_leaves_nothing(field):
    compose(field, "にほ", "")
    assert field.source == ""


def test_undo_takes_back_what_was_composed(field):
    compose(field, "にほん", commit="日本")
    field.undo()
    assert field.source == ""
    field.redo()
    assert field.source == "日本"


def test_what_is_being_composed_is_kept_once_when_the_keys_go_elsewhere(field):
    QApplication.sendEvent(field, QInputMethodEvent("にほん", []))
    assert field.source == ""
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.ActiveWindowFocusReason))
    assert field.source == ""
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert field.source == "にほん"
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.MouseFocusReason))
    assert field.source == "にほん"
    field.undo()
    assert field.source == ""


def test_a_dead_key_makes_one_letter(field):
    compose(field, "´", commit="é")
    compose(field, "¨", commit="ü")
    assert field.source == "éü"


def test_a_composition_goes_in_at_the_caret_and_over_the_selection(field):
    field.change_text("say word now")
    cursor = field.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(8, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
    compose(field, "ことば", commit="言葉")
    assert field.source == "say 言葉 now"
    assert field.textCursor().position() == 6


@pytest.mark.parametrize("words", [ARABIC, HEBREW])
def test_words_from_the_right_stand_at_the_right_and_are_kept_as_typed(field, words):
    compose(field, commit=words)
    assert field.source == words
    assert field.document().firstBlock().textDirection() is Qt.LayoutDirection.RightToLeft
    assert field.cursorRect().center().x() < field.viewport().width()
    line = field.document().firstBlock().layout().lineAt(0)
    assert line.position().x() + line.naturalTextWidth() == pytest.approx(field.viewport().width(), abs=2)


def test_latin_words_within_words_from_the_right(field):
    compose(field, commit=f"{ARABIC} Harrow Bay {ARABIC}")
    field.selectAll()
    assert field.textCursor().selectedText() == f"{ARABIC} Harrow Bay {ARABIC}"
    assert field.grab().width() == field.width()  # drawn without a warning


def test_the_window_of_the_input_method_is_asked_to_stand_at_the_caret(field):
    field.change_text("one two")
    field.moveCursor(field.textCursor().MoveOperation.End)
    place = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert abs(place.x() - field.cursorRect().x()) <= field.viewport().x() + 2
    assert field.inputMethodQuery(Qt.InputMethodQuery.ImSurroundingText) == "one two"


@pytest.fixture(params=["line", "tokens", "search", "find"])
def line(request, qtbot):
    """A field of one line, as forms, searches and the find bar have it."""
    made = {
        "line": lambda: LineField("Kicker"),
        "tokens": lambda: TokenField("Tags"),
        "search": lambda: SearchField("Search"),
        "find": FindBar,
    }[request.param]()
    qtbot.addWidget(made)
    made.show()
    found = made.findChild(QLineEdit)
    found.setFocus()
    yield found
    made.hide()


def test_fields_take_input_methods_dead_keys_and_words_from_the_right(line):
    compose(line, "に", "にほん", commit="日本")
    compose(line, "´", commit="é")
    compose(line, commit=HEBREW)
    assert line.text() == f"日本é{HEBREW}"
    line.undo()
    assert line.text() in ("", "日本é", "日本")
