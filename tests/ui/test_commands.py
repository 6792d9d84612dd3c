"""The table of commands: no key means two things, every row can be found, nothing grey without a reason."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from deskeditor.ui.command_table import CommandTable, tip
from deskeditor.ui.commands import COMMANDS, CONDITIONS, MENUS
from deskeditor.ui.shell.help import ShortcutSheet


@pytest.fixture
def table(qapp):
    return CommandTable()


def test_no_key_means_two_things():
    keys = [QKeySequence(command.shortcut).toString() for command in COMMANDS if command.shortcut]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_every_shortcut_is_one_that_qt_understands():
    for command in COMMANDS:
        if command.shortcut:
            assert QKeySequence(command.shortcut).toString(), command.id


def test_every_command_has_an_id_of_its_own_and_words():
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))
    assert all(command.text and command.text[0].isupper() for command in COMMANDS)


def test_every_condition_has_its_reason():
    named = {name for command in COMMANDS for name in command.enabled.split("+")} - {"always"}
    assert named == set(CONDITIONS)


def test_menus_in_menus_have_their_parent():
    assert {path.partition("/")[0] for path in MENUS} <= set(MENUS)


def test_every_menu_stands_whole_in_a_window_700_pixels_high():
    inside = Counter(path.partition("/")[0] for path in MENUS if "/" in path)
    rows = {path: sum(len(group) for group in groups) + inside[path] for path, groups in MENUS.items()}
    assert {path for path, count in rows.items() if count > 25} == set()


def test_a_command_nobody_answers_to_is_invisible_and_does_nothing(table):
    assert not table.action("story.new").isVisible()
    table.run("story.new")
    assert list(table.answered()) == []


def test_a_command_is_run_by_id_and_by_its_action(table):
    ran = []
    table.on("story.new", lambda: ran.append("new"))
    table.run("story.new")
    table.action("story.new").trigger()
    assert ran == ["new", "new"]
    assert [command.id for command in table.answered()] == ["story.new"]


def test_the_sheet_of_shortcuts_has_every_command_with_keys(table, qtbot):
    for command in COMMANDS:
        table.on(command.id, lambda *_: None)
    sheet = ShortcutSheet(table)
    qtbot.addWidget(sheet)
    menus = [sheet.tree.topLevelItem(number) for number in range(sheet.tree.topLevelItemCount())]
    rows = [menu.child(number) for menu in menus for number in range(menu.childCount())]
    native = QKeySequence.SequenceFormat.NativeText
    shown = {(row.text(0), row.text(1)) for row in rows}
    wanted = {(one.text, QKeySequence(one.shortcut).toString(native)) for one in COMMANDS if one.shortcut}
    assert shown == wanted


def test_the_sheet_of_shortcuts_is_narrowed_by_typing(table, qtbot):
    for command in COMMANDS:
        table.on(command.id, lambda *_: None)
    sheet = ShortcutSheet(table)
    qtbot.addWidget(sheet)
    sheet.show()
    menus = [sheet.tree.topLevelItem(number) for number in range(sheet.tree.topLevelItemCount())]

    def left():
        rows = [menu.child(at) for menu in menus if not menu.isHidden() for at in range(menu.childCount())]
        return [row.text(0) for row in rows if not row.isHidden()]

    everything = left()
    qtbot.keyClicks(sheet.search.edit, "table row")
    assert left() == ["Row above", "Row below", "Remove row"]
    sheet.search.edit.setText("ctrl+b")
    assert left() == ["Bold"]
    assert sheet.tree.currentItem().text(0) == "Bold"
    sheet.search.clear()
    assert left() == everything
    assert sheet.tree.currentItem().text(0) == "New story"
    qtbot.keyClick(sheet.search.edit, Qt.Key.Key_Down)
    assert sheet.tree.currentItem().text(0) == "New from template…"
    sheet.search.edit.setText("no such command")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
        qtbot.keyClick(sheet.search.edit, key)  # nothing to walk to: the list hands the key on
    assert left() == []


def test_a_checkable_command_is_told_how_it_stands(table):
    seen = []
    table.on("view.library", seen.append)
    table.run("view.library")
    table.run("view.library")
    assert seen == [True, False]


def test_of_a_choice_one_is_checked(table):
    for name in ("view.write", "view.split", "view.preview"):
        table.on(name, lambda _checked: None)
    table.run("view.write")
    table.run("view.split")
    checked = [
        name for name in ("view.write", "view.split", "view.preview") if table.action(name).isChecked()
    ]
    assert checked == ["view.split"]


def test_a_grey_command_says_why_and_does_nothing(table):
    ran = []
    table.on("cards.remove", lambda: ran.append("removed"))
    assert table.reason("cards.remove") == "No story open"
    table.set_condition("story", holds=True)
    assert table.reason("cards.remove") == "No card selected"
    table.run("cards.remove")
    table.set_condition("card", holds=True)
    table.run("cards.remove")
    assert ran == ["removed"]
    table.set_condition("story", holds=False)
    assert not table.action("cards.remove").isEnabled()


def test_a_tip_names_the_keys(table):
    assert tip(table.command("format.bold")) == "Bold (Ctrl+B)"
    assert tip(table.command("view.phone")) == "Phone (Ctrl+Alt+5)"
    assert tip(table.command("file.export_several")) == "Export several"
    assert tip(table.command("file.export")) == "Export (Ctrl+E)"


def test_keys_of_an_area_count_only_there(qtbot, table):
    window, area, other = QWidget(), QWidget(), QLineEdit()
    area.setParent(window)
    other.setParent(window)
    inside = QLineEdit(area)
    qtbot.addWidget(window)
    ran = []
    table.on("cards.edit", lambda: ran.append("edit"))
    table.set_condition("story", holds=True)
    table.set_condition("card", holds=True)
    table.bind(window)
    table.bind(area, "cards")
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F2)
    assert ran == []
    inside.setFocus()
    qtbot.keyClick(inside, Qt.Key.Key_F2)
    assert ran == ["edit"]
