"""What stands around the text, in the whole window: the foot of it, focus mode, the find bar and Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

PATIENT = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_ALT = CTRL | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def body(window):
    return window.findChild(QWidget, "bodyEdit")


def focused():
    return QApplication.focusWidget().objectName()


def test_the_foot_counts_and_leads_to_the_next_tk(window, body, qtbot):
    bar = window.status_bar
    QTest.keyClicks(body, "TK ")
    qtbot.waitUntil(lambda: bar.to_come.isVisible(), timeout=PATIENT)
    assert bar.to_come.text() == "1 TK"
    assert bar.to_come.accessibleName() == "1 still to come, TK"
    bar.to_come.click()
    assert body.textCursor().selectedText() == "TK"
    qtbot.waitUntil(lambda: bar.words.text().startswith("1 of "), timeout=PATIENT)
    assert bar.words.toolTip().startswith("2 of ")
    QTest.keyClick(body, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not bar.to_come.isVisible(), timeout=PATIENT)


def test_a_goal_shows_as_a_quiet_bar(window, body, qtbot):
    bar = window.status_bar
    assert not bar.goal.isVisible()
    QTest.keyClick(body, Qt.Key.Key_W, CTRL_ALT)
    popover = window.findChild(QWidget, "lengthPopover")
    popover.goal.setValue(100)
    QTest.keyClick(popover.goal, Qt.Key.Key_Escape)
    assert focused() == "bodyEdit"
    qtbot.waitUntil(lambda: bar.goal.value() > 0, timeout=PATIENT)
    assert bar.goal.isVisible()
    assert bar.goal.accessibleName() == f"Goal: {bar.goal.value()} of 100 words"


def test_f11_dims_all_but_the_paragraph_that_is_written(window, body):
    QTest.keyClick(body, Qt.Key.Key_F11)
    assert not window.status_bar.isVisible()
    assert len(body.extraSelections()) == 2
    QTest.keyClick(body, Qt.Key.Key_F11)
    assert window.status_bar.isVisible()
    assert body.extraSelections() == []


def test_the_find_bar_is_walked_by_tab_and_left_by_esc_from_anywhere(window, body, qtbot):
    QTest.keyClick(body, Qt.Key.Key_H, CTRL)
    bar = window.findChild(QWidget, "findBar")
    names = []
    for _ in range(11):
        names.append(QApplication.focusWidget().accessibleName() or QApplication.focusWidget().text())
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert names == [
        "Find", "Match case", "Whole words", "Regular expression", "In selection only", "Find previous",
        "Find next", "Close", "Replace with", "Keep the case of what is replaced", "Replace",
    ]  # fmt: skip
    assert QApplication.focusWidget() is bar.replace_all
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert focused() == "bodyEdit"


def test_the_window_closes_with_the_bar_open_and_a_search_on_its_way(window, body):
    QTest.keyClick(body, Qt.Key.Key_F, CTRL)
    bar = window.findChild(QWidget, "findBar")
    bar.wanted.setEditText("council")
    assert window.close()
    assert not bar.isVisible()


def test_everything_of_the_room_is_in_the_palette(window):
    table = {action.objectName() for action in window.actions() if action.isVisible()}
    wanted = {
        "edit.find", "edit.replace", "edit.find_next", "edit.find_previous", "find.case", "find.whole",
        "find.regex", "find.within", "find.keep_case", "find.replace", "find.replace_all", "story.outline",
        "story.next_to_come", "story.count", "insert.snippet", "story.from_template", "story.save_template",
        "tools.snippets", "tools.templates", "view.typewriter", "view.face.serif", "view.face.typewriter",
        "view.measure.narrow", "view.measure.usual", "view.measure.wide",
    }  # fmt: skip
    assert wanted <= table


@pytest.mark.parametrize(
    ("key", "modifiers", "then"),
    [
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier, "cardsList"),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier, "bodyEdit"),
        (Qt.Key.Key_1, CTRL, "headlineEdit"),
    ],
)
def test_a_popover_closes_when_the_keys_go_elsewhere(window, body, qtbot, key, modifiers, then):
    QTest.keyClick(body, Qt.Key.Key_W, CTRL_ALT)
    popover = window.findChild(QWidget, "lengthPopover")
    qtbot.waitUntil(lambda: popover.goal.hasFocus(), timeout=PATIENT)
    QTest.keyClick(popover.goal, key, modifiers)
    qtbot.waitUntil(lambda: not popover.isVisible(), timeout=PATIENT)
    assert focused() == then
    if then == "headlineEdit":
        assert QApplication.focusWidget().textCursor().hasSelection()


def test_a_palette_over_a_popover_gives_the_keys_to_the_text(window, body, qtbot):
    QTest.keyClick(body, Qt.Key.Key_W, CTRL_ALT)
    popover = window.findChild(QWidget, "lengthPopover")
    QTest.keyClick(popover.goal, Qt.Key.Key_P, CTRL)
    palette = window.findChild(QWidget, "commandPalette")
    qtbot.waitUntil(lambda: palette.edit.hasFocus(), timeout=PATIENT)
    assert not popover.isVisible()
    QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert focused() == "bodyEdit"


def opened_menu(field, at):
    """The menu that a right click at a position of the field opens."""
    cursor = field.textCursor()
    cursor.setPosition(at)
    place = field.cursorRect(cursor).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.viewport().mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), event)
    return QApplication.activePopupWidget()


def test_the_menu_of_the_text_undoes_as_its_keys_do(window, body, qtbot):
    before = body.toPlainText()
    select(body, 4, 8)
    QTest.keyClick(body, Qt.Key.Key_B, CTRL)
    assert body.toPlainText() == before.replace("The town", "The **town**")
    menu = opened_menu(body, 8)
    rows = {row.objectName(): row for row in menu.actions()}
    assert body.textCursor().selectedText() == "town"
    assert rows["edit.undo"].isEnabled()
    assert not rows["edit.redo"].isEnabled()
    assert rows["edit.undo"].text() == "Undo"
    rows["edit.undo"].trigger()
    menu.close()
    assert body.toPlainText() == before
    assert body.textCursor().selectedText() == "town"


def test_a_right_click_elsewhere_puts_the_caret_there_and_offers_what_can_be_done(window, body):
    QApplication.clipboard().clear()
    select(body, 4, 8)
    menu = opened_menu(body, 20)
    assert (body.textCursor().position(), body.textCursor().hasSelection()) == (20, False)
    grey = {row.objectName() for row in menu.actions() if row.objectName() and not row.isEnabled()}
    assert grey == {"edit.undo", "edit.redo", "edit.cut", "edit.copy", "edit.paste", "edit.paste_plain"}
    menu.close()


def test_the_menu_of_the_headline_has_nothing_of_markdown(window, body):
    menu = opened_menu(window.findChild(QWidget, "headlineEdit"), 0)
    names = [row.objectName() for row in menu.actions() if row.objectName()]
    assert names[0] == "edit.undo"
    assert names[-1] == "edit.select_all"
    menu.close()


def select(field, start, end):
    cursor = field.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
    field.setTextCursor(cursor)
