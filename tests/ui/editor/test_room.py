"""What stands around the text: outline, lengths, goals, TK marks, focus, snippets and templates, by keys."""

from datetime import UTC, datetime
from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor import user_dirs
from deskeditor.services import goals
from deskeditor.services.libraries import open_library
from deskeditor.ui import theme
from deskeditor.ui.editor.writing_room import WritingRoom

from .conftest import press

PATIENT = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
PARTS = "Lead.\n\n## One\n\nText.\n\n### Below one\n\nText.\n\n## Two\n\nText.\n"


@pytest.fixture
def text(view, desk, open_tram):
    """The body of the story on the desk, with the keys; call it to write another text into it."""
    open_tram()

    def write(words, caret=0):
        view.body.change(words, caret, caret)
        return view.body

    return write


def line(body):
    return body.textCursor().block().text()


def opened(qtbot, view, name):
    qtbot.waitUntil(lambda: (found := view.findChild(QWidget, name)) and found.isVisible(), timeout=PATIENT)
    return view.findChild(QWidget, name)


def rows(chooser):
    return [chooser.list.item(row).text().strip() for row in range(chooser.list.count())]


def test_the_outline_shows_where_one_is_goes_along_and_jumps(qtbot, view, text):
    body = text(PARTS, PARTS.index("### Below") + 20)
    QTest.keyClick(body, Qt.Key.Key_O, CTRL_SHIFT)
    outline = opened(qtbot, view, "outlinePopover")
    assert rows(outline) == ["Top of the text", "One", "Below one", "Two"]
    assert outline.list.currentRow() == 2
    QTest.keyClick(outline.edit, Qt.Key.Key_Down)
    assert line(body) == "## Two"
    QTest.keyClick(outline.edit, Qt.Key.Key_Return)
    assert not outline.isVisible()
    assert line(body) == "## Two"
    assert QApplication.focusWidget() is body


def test_esc_leaves_the_outline_and_the_caret_where_they_were(qtbot, view, text):
    body = text(PARTS, 2)
    QTest.keyClick(body, Qt.Key.Key_O, CTRL_SHIFT)
    outline = opened(qtbot, view, "outlinePopover")
    QTest.keyClicks(outline.edit, "tw")
    assert rows(outline) == ["Two"]
    assert line(body) == "## Two"
    QTest.keyClick(outline.edit, Qt.Key.Key_Escape)
    assert body.textCursor().position() == 2
    assert QApplication.focusWidget() is body


def test_a_goal_is_kept_in_the_library_with_its_story(qtbot, view, desk, folder, text):
    text("One two three.")
    QTest.keyClick(view.body, Qt.Key.Key_W, CTRL_ALT)
    popover = opened(qtbot, view, "lengthPopover")
    qtbot.waitUntil(lambda: popover.story.text() == "3 words · 14 characters · 1 min read", timeout=PATIENT)
    assert popover.left.text().startswith("With a goal")
    popover.goal.selectAll()
    QTest.keyClicks(popover.goal.lineEdit(), "800")
    QTest.keyClick(popover.goal.lineEdit(), Qt.Key.Key_Return)
    assert not popover.isVisible()
    assert popover.left.text() == "797 words to go"
    told = []
    view.presenter.room.goals.changed.connect(told.append)
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: told == [0], timeout=PATIENT)
    desk.open_story.open("tram")
    qtbot.waitUntil(lambda: told == [0, 800], timeout=PATIENT)
    with open_library(folder) as library:
        assert goals.goal(library, "tram") == 800


def test_tk_is_walked_through_all_fields(view, desk, text):
    body = text("It opens TK, and TK.")
    view.head.standfirst.change_text("Costs TK pounds.")
    places = []
    for _ in range(4):
        desk.commands.run("story.next_to_come")
        field = QApplication.focusWidget()
        places.append((field.objectName(), field.textCursor().selectionStart()))
        assert field.textCursor().selectedText() == "TK"
    assert places == [("bodyEdit", 9), ("bodyEdit", 17), ("standfirstEdit", 6), ("bodyEdit", 9)]
    body.change("Done.", 0, 0)
    view.head.standfirst.change_text("")
    said = []
    desk.messages.toast_asked.connect(lambda toast: said.append(toast.text))
    desk.commands.run("story.next_to_come")
    assert said == ["No TK is left in this story"]


def dimmed(body):
    return [(s.cursor.selectionStart(), s.cursor.selectionEnd()) for s in body.extraSelections()]


def test_other_paragraphs_are_dimmed_and_the_light_follows_the_caret(view, text):
    body = text("One.\n\nTwo,\nhard-wrapped.\n\nThree.", 8)
    room: WritingRoom = view.presenter.room
    room.focus.set_dimmed(True)
    assert dimmed(body) == [(0, 6), (24, 32)]
    above = body.extraSelections()[0]
    ink = above.format.foreground().color()
    assert ink == theme.current().colour("text3")
    press(body, "xy")
    assert dimmed(body) == [(0, 6), (26, 34)]
    body.moveCursor(QTextCursor.MoveOperation.End)
    assert dimmed(body) == [(0, 28), (34, 34)]
    room.focus.set_dimmed(False)
    assert body.extraSelections() == []


def test_the_line_that_is_typed_stays_in_the_middle(view, desk, text):
    body = text("A line.\n\n" * 200, 900)
    assert not desk.commands.action("view.typewriter").isChecked()
    desk.commands.run("view.typewriter")
    for _ in range(3):
        body.moveCursor(QTextCursor.MoveOperation.Down)
        middle = body.viewport().height() / 2
        assert abs(body.cursorRect().center().y() - middle) <= 2 * view.face.line_height
    desk.commands.run("view.typewriter")
    assert not view.presenter.room.focus.typewriter


def test_faces_and_measures_are_chosen_by_command(view, desk, text):
    text("x")
    desk.commands.run("view.face.typewriter")
    assert view.face.word == "typewriter"
    assert desk.commands.action("view.face.typewriter").isChecked()
    desk.commands.run("view.measure.narrow")
    assert view.face.measure == 28 * view.face.size
    assert desk.commands.action("view.measure.narrow").isChecked()


def test_an_abbreviation_and_tab_become_a_snippet_and_undo_takes_it_back(view, text):
    body = text("One. pull", 9)
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert body.source == "One. > \n>\n> — Name, role"
    assert body.textCursor().position() == 7
    body.undo()
    assert (body.source, body.textCursor().position()) == ("One. pull", 9)


def test_a_snippet_tells_the_day_in_the_story_s_language(view, text, monkeypatch):
    third = Mock(now=lambda: datetime(2026, 3, 3, tzinfo=UTC))
    monkeypatch.setattr("deskeditor.ui.editor.snippets.datetime", third)
    body = text("corr", 4)
    body.keys.set_language("de")
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert body.source.startswith("**Correction, 3. März 2026:** An earlier")


def test_what_a_snippet_fills_in_is_an_ellipsis_in_the_list(qtbot, view, text):
    QTest.keyClick(text("One", 3), Qt.Key.Key_I, CTRL_ALT)
    chooser = opened(qtbot, view, "snippetPopover")
    assert "next  ·  ## What happens next - … - TK" in rows(chooser)
    QTest.keyClick(chooser.edit, Qt.Key.Key_Escape)


def test_tab_behind_any_other_word_moves_on(view, text):
    body = text("One word", 8)
    QTest.keyClick(body, Qt.Key.Key_Tab)
    assert body.source == "One word"


def test_a_snippet_of_ones_own_is_chosen_and_goes_around_the_selection(qtbot, view, text):
    folder = user_dirs.config() / "snippets"
    folder.mkdir(parents=True)
    (folder / "box.md").write_text("[{selection}]{cursor}!", encoding="utf-8")
    body = text("say this now", 4)
    body.moveCursor(QTextCursor.MoveOperation.EndOfWord, QTextCursor.MoveMode.KeepAnchor)
    QTest.keyClick(body, Qt.Key.Key_I, CTRL_ALT)
    chooser = opened(qtbot, view, "snippetPopover")
    assert any(row.startswith("box") for row in rows(chooser))
    QTest.keyClicks(chooser.edit, "box")
    QTest.keyClick(chooser.edit, Qt.Key.Key_Return)
    assert body.source == "say [this]! now"
    assert body.textCursor().position() == 10


def test_a_story_begins_with_a_template_and_becomes_one(qtbot, view, desk, text):
    text("Body of mine.")
    view.head.headline.setFocus()
    desk.commands.run("story.save_template")
    own = user_dirs.config() / "templates" / "the-tram-is-back.md"
    qtbot.waitUntil(own.exists, timeout=PATIENT)
    QTest.keyClick(view.body, Qt.Key.Key_N, CTRL_ALT)
    chooser = opened(qtbot, view, "templatePopover")
    assert rows(chooser) == ["Interview", "News report", "Review", "The tram is back"]
    QTest.keyClicks(chooser.edit, "tram")
    QTest.keyClick(chooser.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.open_story.story.id != "tram", timeout=PATIENT)
    story = desk.open_story.story
    assert (story.headline, story.body, story.details.section) == (
        "The tram is back", "Body of mine.", "Transport",
    )  # fmt: skip
    assert story.details.slug == ""
    assert QApplication.focusWidget() is view.head.headline


def test_quotations_are_tinted(view, text):
    body = text("He said: “No.” And\n\n```\n“code”\n```\n")
    washes = [mark for wash in body.washes for mark in wash(0, 99)]
    assert washes == [(9, 14, "spoken")]
    body.keys.set_language("de")
    body.change("Er: „Nein.“ Gut", 0, 0)
    assert [mark for wash in body.washes for mark in wash(0, 99)] == [(4, 11, "spoken")]
