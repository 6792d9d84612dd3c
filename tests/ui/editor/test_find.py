"""Finding and replacing by keys: what is marked, counted, put in, taken back; and what never holds one up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.ui.editor.find import searcher
from deskeditor.ui.editor.find.matches import Matches

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PATIENT = 30_000
BODY = "The council voted late on Thursday.\n\nTrams run in **spring 2029**.\n"


@pytest.fixture
def find(qtbot, view, desk, open_tram):
    """The find bar, opened by its keys over the story of the tram, without the words above its body."""
    open_tram()
    view.head.show_words("", "")
    view.body.moveCursor(view.body.textCursor().MoveOperation.Start)
    QTest.keyClick(view.body, Qt.Key.Key_F, CTRL)
    bar = view.findChild(QWidget, "findBar")
    assert bar.isVisible()
    bar.body = view.body
    yield bar
    bar.hide()


def look(qtbot, bar, words, said):
    bar.wanted.setEditText("")
    QTest.keyClicks(bar.wanted.lineEdit(), words)
    qtbot.waitUntil(lambda: (bar.fault.text() or bar.count.text()) == said, timeout=PATIENT)


def selected(bar):
    return bar.body.textCursor().selectedText()


def test_what_is_typed_is_found_counted_and_selected(qtbot, find):
    assert QApplication.focusWidget() is find.wanted.lineEdit() or find.wanted.hasFocus()
    look(qtbot, find, "t", "1 of 5")
    look(qtbot, find, "THURS", "1 of 1")
    assert selected(find) == "Thurs"
    look(qtbot, find, "ferry", "Nothing found")


def test_enter_goes_on_and_round_and_shift_enter_back(qtbot, find):
    look(qtbot, find, "r", "1 of 4")
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Return)
    assert find.count.text() == "2 of 4"
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Return, SHIFT)
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Return, SHIFT)
    assert find.count.text() == "4 of 4"


def test_f3_goes_on_from_the_text_with_the_bar_closed(qtbot, view, find):
    look(qtbot, find, "r", "1 of 4")
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Escape)
    assert not find.isVisible()
    assert QApplication.focusWidget() is view.body
    assert not view.body.keeps_colour
    QTest.keyClick(view.body, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: find.count.text() == "2 of 4", timeout=PATIENT)
    assert QApplication.focusWidget() is view.body


def test_switches(qtbot, view, find):
    look(qtbot, find, "T", "1 of 5")
    find.switches["case"].click()
    qtbot.waitUntil(lambda: find.count.text() == "1 of 3", timeout=PATIENT)
    find.switches["case"].click()
    look(qtbot, find, "tram", "1 of 1")
    find.switches["whole"].click()
    qtbot.waitUntil(lambda: find.count.text() == "Nothing found", timeout=PATIENT)


def test_the_selected_word_is_looked_for(qtbot, view, find):
    find.hide()
    cursor = view.body.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(11, cursor.MoveMode.KeepAnchor)
    view.body.setTextCursor(cursor)
    QTest.keyClick(view.body, Qt.Key.Key_F, CTRL)
    assert find.wanted.currentText() == "council"
    qtbot.waitUntil(lambda: find.count.text() == "1 of 1", timeout=PATIENT)


def test_replacing_what_is_known_begins_with_what_is_to_stand_there(qtbot, view, find):
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_H, CTRL)
    assert find.second.isVisible()
    assert find.wanted.hasFocus()
    look(qtbot, find, "council", "1 of 1")
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_H, CTRL)
    assert find.replacement.hasFocus()
    assert find.wanted.currentText() == "council"
    QTest.keyClick(find.replacement.lineEdit(), Qt.Key.Key_F, CTRL)
    assert find.wanted.hasFocus()


def test_several_selected_lines_bound_the_search(qtbot, view, find):
    find.hide()
    cursor = view.body.textCursor()
    cursor.setPosition(20)
    cursor.movePosition(cursor.MoveOperation.End, cursor.MoveMode.KeepAnchor)
    view.body.setTextCursor(cursor)
    QTest.keyClick(view.body, Qt.Key.Key_F, CTRL)
    assert find.is_on("within")
    look(qtbot, find, "t", "1 of 3")


def test_all_is_replaced_in_one_step_and_taken_back_in_one(qtbot, view, desk, find):
    cursor = view.body.textCursor()
    cursor.setPosition(7)
    view.body.setTextCursor(cursor)
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_H, CTRL)
    look(qtbot, find, "r", "1 of 4")
    place = (view.body.textCursor().anchor(), view.body.textCursor().position())
    find.replacement.setEditText("RR")
    find.replace_all.click()
    changed = BODY.replace("r", "RR").replace("Thursday", "Thursday")
    qtbot.waitUntil(lambda: view.body.source == changed, timeout=PATIENT)
    assert desk.open_story.story.body == changed
    view.body.undo()
    assert view.body.source == BODY
    assert (view.body.textCursor().anchor(), view.body.textCursor().position()) == place
    view.body.redo()
    assert view.body.source == changed


def test_one_is_replaced_by_groups_and_the_next_is_selected(qtbot, view, find):
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_H, CTRL)
    find.switches["regex"].click()
    look(qtbot, find, r"(\w)(r)", "1 of 3")
    find.replacement.setEditText(r"$2\1")
    QTest.keyClick(find.replacement.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: view.body.source.startswith("The council voted late on Thrusday."), timeout=PATIENT
    )
    qtbot.waitUntil(lambda: selected(find) == "Tr", timeout=PATIENT)


def test_the_case_of_what_is_replaced_is_kept(qtbot, view, find):
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_H, CTRL)
    find.switches["keep_case"].click()
    look(qtbot, find, "trams", "1 of 1")
    find.replacement.setEditText("buses")
    find.replace_all.click()
    qtbot.waitUntil(lambda: "Buses run" in view.body.source, timeout=PATIENT)


def test_a_bad_expression_is_said_in_one_sentence(qtbot, find):
    find.switches["regex"].click()
    look(qtbot, find, "(tram", "This is no regular expression: a “(” is not closed.")
    assert find.count.text() == ""


def test_an_expression_that_runs_for_ever_is_given_up_and_the_next_is_answered(
    qtbot, view, find, monkeypatch
):
    view.body.change("a" * 40 + "b", 0, 0)
    monkeypatch.setattr(searcher, "PATIENCE_MS", 300)
    find.switches["regex"].click()
    look(qtbot, find, "(a+)+$", searcher.TOO_SLOW)
    monkeypatch.setattr(searcher, "PATIENCE_MS", 2_000)
    look(qtbot, find, "a+", "1 of 1")


def test_a_search_that_takes_long_to_begin_is_waited_for(qtbot, find, monkeypatch):
    monkeypatch.setattr(searcher, "PATIENCE_MS", 20)  # a process takes longer than that to begin
    look(qtbot, find, "spring", "1 of 1")


def test_words_typed_behind_an_expression_that_runs_for_ever_are_answered(qtbot, view, find):
    view.body.change("a" * 40 + "b", 0, 0)
    find.switches["regex"].click()
    find.wanted.setEditText("(a+)+$")
    find.wanted.setEditText("b")
    qtbot.waitUntil(lambda: selected(find) == "b" and find.count.text() == "1 of 1", timeout=PATIENT)


def test_marks_follow_what_is_typed_above_them(qtbot, view, find):
    look(qtbot, find, "spring", "1 of 1")
    start = BODY.index("spring")
    view.body.change("Oh. " + BODY, 0, 0)
    marks = [mark for wash in view.body.washes for mark in wash(0, 200)]
    assert (start + 4, start + 10, "amber-subtle") in marks
    qtbot.waitUntil(lambda: find.count.text() == "1 found", timeout=PATIENT)


def test_what_was_looked_for_is_offered_again(qtbot, find):
    look(qtbot, find, "spring", "1 of 1")
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Return)
    QTest.keyClick(find.wanted.lineEdit(), Qt.Key.Key_Escape)
    QTest.keyClick(find.body, Qt.Key.Key_F, CTRL)
    assert [find.wanted.itemText(row) for row in range(find.wanted.count())] == ["spring"]


def test_everything_in_the_bar_has_a_name(find):
    buttons = [*find.switches.values(), find.up, find.down, find.close_button]
    assert all(button.accessibleName() and button.toolTip() for button in buttons)
    assert find.wanted.accessibleName() == "Find"
    assert find.accessibleName() == "Find and replace"


def test_edits_move_places_and_forget_those_that_they_touch():
    matches = Matches([2, 10, 20], [4, 12, 22])
    matches.follow(6, 0, 3)
    assert list(matches.within(0, 99)) == [(2, 4), (13, 15), (23, 25)]
    matches.follow(14, 1, 0)
    assert list(matches.within(0, 99)) == [(2, 4), (22, 24)]
    assert matches.number_of(22, 24) == 2
    assert matches.step((5, 5), back=False) == (22, 24)
    assert matches.step((22, 24), back=False) == (2, 4)
    assert matches.step((2, 4), back=True) == (22, 24)
    assert Matches().step((0, 0), back=False) is None


@pytest.fixture
def whole(qtbot, view, desk, open_tram):
    """The find bar over a story whose headline and standfirst say something too."""
    open_tram()
    view.head.show_words("The tram is back", "At last, a tram.")
    view.body.moveCursor(view.body.textCursor().MoveOperation.Start)
    QTest.keyClick(view.body, Qt.Key.Key_H, CTRL)
    bar = view.findChild(QWidget, "findBar")
    yield bar
    bar.hide()


def words(view):
    return view.head.headline.source, view.head.standfirst.source, view.body.source


def test_headline_and_standfirst_are_searched_in_reading_order(qtbot, view, whole):
    fields = view.head.headline, view.head.standfirst, view.body
    look(qtbot, whole, "tram", "3 of 3")  # from the caret on, in the body
    line = whole.wanted.lineEdit()
    seen = []
    for said in ("1 of 3", "2 of 3", "3 of 3"):
        QTest.keyClick(line, Qt.Key.Key_Return)
        assert whole.count.text() == said
        seen.append([field.textCursor().selectedText() for field in fields])
    assert seen == [["tram", "", ""], ["", "tram", ""], ["", "", "Tram"]]
    marked = [next(iter(field.washes[-1](0, 200))) for field in fields]
    assert marked == [(4, 8, "amber-subtle"), (11, 15, "amber-subtle"), (37, 41, "amber-subtle")]
    QTest.keyClick(line, Qt.Key.Key_Return)
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert view.head.headline.hasFocus()
    assert view.head.headline.textCursor().selectedText() == "tram"
    assert not any(field.keeps_colour for field in fields)


def test_no_place_reaches_from_one_field_into_another(qtbot, view, whole):
    whole.switches["regex"].click()
    look(qtbot, whole, "back\\s+At", "Nothing found")
    look(qtbot, whole, "^A|k$", "1 of 2")


def test_replacing_all_is_taken_back_as_one_in_every_field(qtbot, view, desk, whole):
    before = words(view)
    look(qtbot, whole, "tram", "3 of 3")
    whole.switches["keep_case"].click()
    whole.replacement.setEditText("bus")
    whole.replace_all.click()
    after = ("The bus is back", "At last, a bus.", before[2].replace("Tram", "Bus"))
    qtbot.waitUntil(lambda: words(view) == after, timeout=PATIENT)
    assert desk.open_story.story.headline == "The bus is back"
    view.body.undo()
    assert words(view) == before
    view.head.standfirst.redo()
    assert words(view) == after
    view.head.headline.undo()
    assert words(view) == before


def replaced_all(qtbot, view, whole):
    look(qtbot, whole, "tram", "3 of 3")
    whole.replacement.setEditText("bus")
    whole.replace_all.click()
    qtbot.waitUntil(lambda: view.head.headline.source == "The bus is back", timeout=PATIENT)


def test_the_toast_takes_back_that_replacement(qtbot, view, desk, whole):
    before = words(view)
    replaced_all(qtbot, view, whole)
    assert desk.messages.take_back_last()
    assert words(view) == before


def test_the_toast_takes_back_nothing_that_was_written_since(qtbot, view, desk, whole):
    replaced_all(qtbot, view, whole)
    QTest.keyClicks(view.body, "Later. ")
    after = words(view)
    assert desk.messages.take_back_last()
    assert words(view) == after
    assert desk.messages.latest[-1].startswith("Nothing was taken back")


def test_the_toast_takes_back_nothing_when_that_is_taken_back_already(qtbot, view, desk, whole):
    QTest.keyClicks(view.body, "Before. ")
    replaced_all(qtbot, view, whole)
    view.body.undo()
    after = words(view)
    assert desk.messages.take_back_last()
    assert words(view) == after


def test_the_toast_takes_back_nothing_in_another_story(qtbot, view, desk, whole):
    replaced_all(qtbot, view, whole)
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: "supper" in view.body.source, timeout=PATIENT)
    QTest.keyClicks(view.body, "Tar. ")
    after = words(view)
    assert desk.messages.take_back_last()
    assert words(view) == after


def test_what_was_written_instead_is_not_taken_along(qtbot, view, whole):
    look(qtbot, whole, "tram", "3 of 3")
    whole.replacement.setEditText("bus")
    whole.replace_all.click()
    qtbot.waitUntil(lambda: view.head.headline.source == "The bus is back", timeout=PATIENT)
    view.body.undo()
    for field in (view.head.headline, view.body):
        field.change_at([(0, 0, "x")], 1, 1)
    view.body.undo()
    assert view.head.headline.source == "xThe tram is back"


def test_one_after_the_other_is_replaced_across_the_fields(qtbot, view, whole):
    look(qtbot, whole, "tram", "3 of 3")
    whole.replacement.setEditText("a\\nb")
    whole.switches["regex"].click()
    QTest.keyClick(whole.replacement.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whole.count.text() == "1 of 2", timeout=PATIENT)
    QTest.keyClick(whole.replacement.lineEdit(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.head.headline.source == "The a b is back", timeout=PATIENT)
    qtbot.waitUntil(lambda: view.head.standfirst.textCursor().selectedText() == "tram", timeout=PATIENT)
    assert "a\nbs run" in view.body.source
    view.head.headline.undo()
    assert view.head.headline.textCursor().selectedText() == "tram"


def test_a_bar_opened_in_the_headline_begins_there(qtbot, view, whole):
    QTest.keyClick(whole.wanted.lineEdit(), Qt.Key.Key_Escape)
    view.edit_headline()
    QTest.keyClick(view.head.headline, Qt.Key.Key_F, CTRL)
    qtbot.waitUntil(lambda: whole.count.text() == "1 of 1", timeout=PATIENT)
    assert whole.wanted.currentText() == "The tram is back"
    whole.switches["within"].click()
    look(qtbot, whole, "a", "1 of 2")
    assert view.head.headline.textCursor().selectedText() == "a"
