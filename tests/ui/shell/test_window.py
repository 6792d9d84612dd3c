"""The frame: menus, names for screen readers, notices, appearance, first run, and the fate of errors."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from deskeditor.services import sites, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui import crash, theme
from deskeditor.ui.application import Opening
from deskeditor.ui.commands import COMMANDS
from deskeditor.ui.theme import Appearance

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def opening(qtbot, library_folder):
    """A window together with its presenter."""
    opening = Opening(library_folder, None)
    opening.finish()
    opening.window.activateWindow()
    qtbot.waitUntil(opening.window.isActiveWindow)
    yield opening
    opening.window.close()
    opening.window.deleteLater()


def test_every_row_of_the_table_is_answered(opening):
    answered = {command.id for command in opening.presenter.desk.commands.answered()}
    assert {command.id for command in COMMANDS} - answered == set()


def test_every_command_stands_in_a_menu_with_text_and_tip(opening):
    menus = [action.menu() for action in opening.window.menuBar().actions()]
    rows = [row for menu in menus for row in menu.actions()]
    rows += [row for parent in rows if parent.menu() for row in parent.menu().actions()]
    named = {row.objectName(): row for row in rows if row.objectName()}
    assert set(named) == {command.id for command in COMMANDS}
    assert all(row.text() and row.toolTip() for row in named.values())


def test_menus_are_those_of_the_design(opening):
    bar = opening.window.menuBar()
    titles = [action.text().replace("&", "") for action in bar.actions() if action.isVisible()]
    assert titles == ["File", "Edit", "Insert", "Format", "Story", "Cards", "View", "Tools", "Help"]


def test_mnemonics_are_unique(opening):
    titles = [action.text() for action in opening.window.menuBar().actions()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(letters) == len(set(letters))


def test_everything_that_takes_the_focus_has_a_name(opening, qtbot):
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView, QComboBox)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()} in {type(widget.parentWidget()).__name__}"
        for widget in opening.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and widget.objectName() != "qt_menubar_ext_button"
        and widget.window() is opening.window
    ]
    assert nameless == []


def test_tab_walks_from_the_top_to_the_foot(opening):
    window = opening.window
    frames = {"top": window.top_bar, "status": window.status_bar, **window.regions}
    first = window.top_bar.findChildren(QAbstractButton)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(120):
        focused = QApplication.focusWidget()
        name = next((name for name, frame in frames.items() if frame.isAncestorOf(focused)), "")
        if name and name not in walked:
            walked.append(name)
        focused.focusNextPrevChild(True)
    assert walked == ["top", "library", "editor", "preview", "inspector", "status"]


def test_a_toast_says_what_was_done_and_undoes_it(opening, qtbot):
    undone = []
    opening.presenter.desk.messages.toast("Moved to trash", "Undo", lambda: undone.append("undo"))
    notices = opening.window.findChild(QWidget, "notifications")
    assert notices.texts == ("Moved to trash",)
    button = notices.findChild(QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert undone == ["undo"]
    assert notices.texts == ()
    assert not notices.isVisible()


def test_at_most_two_toasts_stand(opening):
    for number in range(4):
        opening.presenter.desk.messages.toast(f"Toast {number}")
    assert opening.window.notices.texts == ("Toast 2", "Toast 3")


def test_an_info_bar_stays_until_it_is_handled(opening):
    kept = []
    messages = opening.presenter.desk.messages
    messages.info_bar("editor", "These are samples.", [("Keep", lambda: kept.append(1))])
    messages.info_bar("editor", "These are samples.", [("Keep", lambda: kept.append(1))])
    bars = opening.window.regions["editor"].bars
    assert [bar.text for bar in bars] == ["These are samples."]
    keep = next(button for button in bars[0].findChildren(QAbstractButton) if button.text() == "Keep")
    keep.click()
    assert kept == [1]
    assert opening.window.regions["editor"].bars == ()


def test_an_info_bar_whose_reason_is_gone_goes(opening):
    messages = opening.presenter.desk.messages
    messages.info_bar("window", "The disk is full.")
    messages.take_back("window", "The disk is full.")
    assert opening.window.desk.bars == ()


@pytest.fixture
def light(opening):
    opening.presenter.show_appearance(Appearance.LIGHT)
    yield opening
    opening.presenter.show_appearance(Appearance.SYSTEM)


def ground(window, name):
    image = window.findChild(QWidget, name).viewport().grab().toImage()
    return image.pixelColor(image.width() - 2, image.height() - 2).name()


def test_a_change_of_appearance_reaches_every_field(light):
    assert ground(light.window, "bodyEdit") == "#ffffff"
    light.presenter.desk.commands.run("view.appearance.dark")
    for name in ("bodyEdit", "headlineEdit", "standfirstEdit"):
        assert ground(light.window, name) == "#212527", name
    light.presenter.desk.commands.run("view.appearance.light")
    assert ground(light.window, "bodyEdit") == "#ffffff"
    assert theme.current().appearance is Appearance.LIGHT


def test_the_appearance_is_remembered(light):
    light.presenter.desk.commands.run("view.appearance.dark")
    assert light.state.appearance is Appearance.DARK


def test_the_top_bar_names_the_story_and_its_status(opening):
    bar = opening.window.top_bar
    assert bar.headline.text() == "Harrow Bay council votes 7–4 to reopen the tram line"
    assert bar.status.text() == "In review"
    opening.presenter.desk.commands.run("story.status.ready")
    assert bar.status.text() == "Ready"
    assert bar.status.property("kind") == "green"


def test_ctrl_n_starts_a_story_with_the_caret_in_its_headline(opening, qtbot):
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CTRL)
    focused = QApplication.focusWidget()
    assert focused.objectName() == "headlineEdit"
    QTest.keyClicks(focused, "New")
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "standfirstEdit"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget().objectName() == "bodyEdit"
    assert opening.window.windowTitle() == "New — deskeditor"


def test_undo_means_the_text(opening):
    body = opening.window.findChild(QWidget, "bodyEdit")
    QTest.keyClicks(body, "oops")
    opening.presenter.desk.commands.run("edit.undo")
    assert body.toPlainText().startswith("The town council")


def test_files_are_imported_and_the_one_is_opened(opening, tmp_path, qtbot, monkeypatch):
    (tmp_path / "ferry.md").write_text("---\ntitle: The ferry\n---\nIt runs on chip fat.\n", encoding="utf-8")
    chosen = ([str(tmp_path / "ferry.md")], "")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_args, **_rest: chosen)
    opening.presenter.desk.commands.run("file.import")
    qtbot.waitUntil(lambda: opening.window.windowTitle() == "The ferry — deskeditor", timeout=10_000)
    assert opening.window.notices.texts == ("Imported 1 story",)


def test_imported_stories_get_the_site_that_is_chosen(opening, tmp_path, qtbot, monkeypatch):
    (tmp_path / "ferry.md").write_text("---\ntitle: The ferry\n---\nIt runs on chip fat.\n", encoding="utf-8")
    chosen = ([str(tmp_path / "ferry.md")], "")
    monkeypatch.setattr("PySide6.QtWidgets.QFileDialog.getOpenFileNames", lambda *_args, **_rest: chosen)
    desk = opening.presenter.desk
    desk.lane.ask(lambda library: sites.new_site(library, "The Tide")[1], desk.hub.announce)
    desk.commands.run("file.import")
    qtbot.waitUntil(lambda: opening.window.findChild(QWidget, "siteChooser") is not None, timeout=30_000)
    chooser = opening.window.findChild(QWidget, "siteChooser")
    assert [chooser.list.item(at).text() for at in range(2)] == [
        "My site  ·  default",
        "The Tide  ·  the-tide",
    ]
    assert chooser.list.currentRow() == 0
    QTest.keyClicks(chooser.edit, "tide")
    QTest.keyClick(chooser.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opening.window.windowTitle() == "The ferry — deskeditor", timeout=30_000)
    assert desk.open_story.story.site == "the-tide"
    assert opening.window.notices.texts == ("Imported 1 story into The Tide",)


def test_nothing_is_imported_when_no_site_is_chosen(opening, tmp_path, qtbot, library_folder):
    (tmp_path / "ferry.md").write_text("It runs on chip fat.\n", encoding="utf-8")
    desk = opening.presenter.desk
    desk.lane.ask(lambda library: sites.new_site(library, "The Tide")[1], desk.hub.announce)
    opening.presenter._library.import_dropped([str(tmp_path / "ferry.md")])
    qtbot.waitUntil(lambda: opening.window.findChild(QWidget, "siteChooser") is not None, timeout=30_000)
    chooser = opening.window.findChild(QWidget, "siteChooser")
    QTest.keyClick(chooser.edit, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    qtbot.waitUntil(lambda: desk.lane.is_idle, timeout=30_000)
    with open_library(library_folder) as library:
        assert not stories.exists(library, "ferry")


def test_a_checkpoint_is_kept(opening, library_folder, qtbot):
    opening.presenter.desk.commands.run("file.checkpoint")
    qtbot.waitUntil(lambda: opening.window.notices.texts == ("Kept this version of the story",))
    library = open_library(library_folder)
    with library.read() as reading:
        reasons = [revision.reason.value for revision in reading.revisions.of("tram")]
    library.close()
    assert "named" in reasons


def test_the_library_is_examined(opening, qtbot):
    opening.presenter.desk.commands.run("tools.verify")
    dialog = opening.window.findChild(QDialog, "checkDialog")
    sound = "The library is sound"
    qtbot.waitUntil(lambda: dialog.list.accessibleDescription().startswith(sound), timeout=30_000)
    dialog.close()


def test_the_sheet_of_shortcuts_lists_what_there_is(opening):
    opening.presenter.desk.commands.run("help.shortcuts")
    sheet = QApplication.activeModalWidget()
    assert sheet.objectName() == "shortcutSheet"
    listed = sheet.tree.findItems("Bold", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    assert listed[0].text(1) == "Ctrl+B"
    sheet.close()


def test_about_says_what_it_is(opening):
    opening.presenter.desk.commands.run("help.about")
    box = QApplication.activeModalWidget()
    assert "MIT" in box.text()
    box.close()


@pytest.mark.parametrize("command", ["help.shortcuts", "help.about"])
def test_the_keys_are_back_in_the_text_when_help_has_closed(opening, qtbot, command):
    opening.editor.body.setFocus()
    opening.presenter.desk.commands.run(command)
    QTest.keyClick(QApplication.activeModalWidget(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is opening.editor.body, timeout=30_000)


@pytest.fixture
def first_run(qtbot, tmp_path):
    opening = Opening(tmp_path / "library", None)
    opening.finish()
    opening.window.activateWindow()
    qtbot.waitUntil(opening.window.isActiveWindow)
    opening.presenter.welcome(tmp_path / "library")
    yield opening
    opening.window.close()
    opening.window.deleteLater()


def test_enter_starts_with_the_samples(first_run, qtbot):
    assert QApplication.focusWidget().text() == "Start"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "tram line" in first_run.window.windowTitle(), timeout=30_000)
    assert first_run.window.findChild(QWidget, "cardsPanel").isVisible()
    bar = first_run.window.regions["editor"].bars[0]
    remove = next(button for button in bar.findChildren(QAbstractButton) if "Remove" in button.text())
    remove.click()
    qtbot.waitUntil(lambda: first_run.window.windowTitle() == "deskeditor", timeout=10_000)
    qtbot.waitUntil(lambda: first_run.window.findChild(QWidget, "libraryList").model().rowCount() == 0)


def test_esc_starts_without_them(first_run, qtbot):
    sheet = first_run.window.findChild(QWidget, "welcomeSheet")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert first_run.window.windowTitle() == "Untitled — deskeditor"


def test_a_command_sends_the_sheet_away_so_that_nothing_is_typed_behind_it(first_run, qtbot):
    sheet = first_run.window.findChild(QWidget, "welcomeSheet")
    first_run.presenter.desk.commands.run("story.new")
    assert not sheet.isVisible()
    assert QApplication.focusWidget().objectName() == "headlineEdit"
    first_run.presenter.desk.commands.run("story.new")


def test_tab_stays_on_the_sheet(first_run, qtbot):
    sheet = first_run.window.findChild(QWidget, "welcomeSheet")
    sheet.start.setFocus()
    for _ in range(6):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert sheet.isAncestorOf(QApplication.focusWidget())
    sheet.start_requested.emit(False)


def test_the_sheet_changes_the_appearance_at_once(first_run):
    sheet = first_run.window.findChild(QWidget, "welcomeSheet")
    sheet.looks.button(2).click()
    assert theme.current().is_dark
    sheet.looks.button(0).click()
    sheet.start_requested.emit(False)


def test_undo_takes_a_story_out_of_the_trash_again_and_leaves_its_hidden_text_alone(opening, qtbot):
    desk, window = opening.presenter.desk, opening.window
    body = window.findChild(QWidget, "bodyEdit")
    story = desk.open_story.story
    body.setFocus()
    QTest.keyClicks(body, "Typed. ")
    desk.commands.run("file.trash")
    qtbot.waitUntil(lambda: bool(window.notices.texts), timeout=10_000)
    desk.commands.run("edit.undo")
    qtbot.waitUntil(lambda: desk.open_story.story is not None, timeout=10_000)
    assert desk.open_story.story.id == story.id
    assert desk.open_story.story.body == f"Typed. {story.body}"


def test_where_no_story_is_open_undo_begins_none(opening, qtbot):
    desk, window = opening.presenter.desk, opening.window
    body = window.findChild(QWidget, "bodyEdit")
    body.setFocus()
    QTest.keyClicks(body, "Typed. ")
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=10_000)
    desk.open_story.show(None)
    desk.commands.run("edit.undo")
    assert desk.open_story.story is None


@pytest.fixture
def hooks():
    before = sys.excepthook
    yield
    sys.excepthook = before
    threading.excepthook = threading.__excepthook__


def test_a_bug_is_said_and_logged_without_words_of_a_story(opening, hooks, caplog):
    crash.install(opening.window.trouble.emit)
    try:
        raise ValueError("the words of a story")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    said = opening.window.desk.bars[0].text
    assert said.startswith("Something went wrong in deskeditor.")
    logged = caplog.text
    assert "ValueError" in logged
    assert "test_window.py" in logged
    assert "the words of a story" not in logged
    caplog.clear()


def test_the_log_is_a_file_that_begins_anew_when_it_is_long(tmp_path):
    (tmp_path / "deskeditor.log").write_text("x" * 1_100_000)
    path = crash.start_log(tmp_path)
    logging.getLogger("deskeditor.test").info("A line.")
    handler = logging.getLogger("deskeditor").handlers[-1]
    logging.getLogger("deskeditor").removeHandler(handler)
    handler.close()
    assert path.read_text().endswith("deskeditor.test: A line.\n")
    assert (tmp_path / "deskeditor.1.log").stat().st_size == 1_100_000


def test_a_conflict_is_said_in_the_editor(opening, library_folder, qtbot):
    qtbot.waitUntil(lambda: opening.window.findChild(QWidget, "libraryList").model().rowCount() > 0)
    library = open_library(library_folder)
    stories.set_fields(library, "tram", {"body": "Written anew elsewhere."})
    library.close()
    QTest.keyClicks(opening.window.findChild(QWidget, "bodyEdit"), "x")
    qtbot.waitUntil(lambda: bool(opening.window.regions["editor"].bars), timeout=5000)
    assert "was changed elsewhere too" in opening.window.regions["editor"].bars[0].text
