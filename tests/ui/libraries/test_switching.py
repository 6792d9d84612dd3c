"""Another library in the running window: saved first, all of it follows, and nothing of the old one stays."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from deskeditor import user_dirs
from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite
from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.ui.application import open_window
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.libraries.libraries_presenter import LibrariesPresenter
from deskeditor.ui.libraries.move_dialog import MoveDialog
from deskeditor.ui.libraries.recent import remember
from deskeditor.ui.libraries.switch_dialog import SwitchDialog
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.window_state import WindowState

WAIT = 30_000


@pytest.fixture
def other(tmp_path):
    with create_library(tmp_path / "archive") as library:
        stories.new(library, Story(id="old", headline="An old story", body="Long ago."))
    return tmp_path / "archive"


@pytest.fixture
def first(qapp, library_folder, other):
    """A window on the library of two stories; all windows are closed at the end."""
    remember(WindowState(), other)
    window = open_window(library_folder)
    window.activateWindow()
    yield window
    for one in windows():
        one.close()
        one.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def windows():
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow) and one.isVisible()]


def commands(window):
    return window.findChild(CommandTable)


def body(window):
    return window.findChild(QPlainTextEdit, "bodyEdit")


def switched(qtbot, before):
    qtbot.waitUntil(lambda: windows() not in ([], [before]) and len(windows()) == 1, timeout=WAIT)
    return windows()[0]


def test_by_keys_to_a_library_that_was_open_lately(first, library_folder, qtbot):
    QTest.keyClick(body(first), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(body(first), "Typed just now. ")
    commands(first).run("file.switch_library")
    dialog = first.findChild(SwitchDialog)
    assert [dialog.list.item(at).text().split(" — ")[:2][-1] for at in range(2)] == [
        "open now",
        str(library_folder.parent),
    ]
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    now = switched(qtbot, first)
    assert body(now).source == "Long ago."
    assert now.windowTitle().startswith("An old story")
    rows = now.findChild(object, "libraryList").model()
    qtbot.waitUntil(lambda: rows.rowCount() > 0, timeout=WAIT)
    shown = [str(rows.index(at, 0).data()) for at in range(rows.rowCount())]
    assert any("old story" in text for text in shown)
    assert not any("sea wall" in text for text in shown)
    with open_library(library_folder) as library:
        assert stories.story(library, "tram").body.startswith("Typed just now. ")
    assert user_dirs.default_library() == now.findChild(LibrariesPresenter)._folder


def test_what_cannot_be_opened_is_said_and_nothing_changes(first, tmp_path, qtbot):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "one.txt").write_text("Dear desk")
    commands(first).run("file.switch_library")
    dialog = first.findChild(SwitchDialog)
    first.findChild(LibrariesPresenter)._go(tmp_path / "letters")
    qtbot.waitUntil(lambda: "holds other things" in dialog.state.text(), timeout=WAIT)
    assert dialog.choose.isEnabled()
    dialog.close()
    assert windows() == [first]


def test_what_cannot_be_saved_keeps_the_window(first, other, qtbot, monkeypatch):
    def refuse(*_args, **_named):
        raise CannotWrite("The disk is full; make room and go on.")

    with monkeypatch.context() as trouble:
        trouble.setattr(stories, "save", refuse)
        QTest.keyClicks(body(first), "x")
        first.findChild(LibrariesPresenter).switch_requested.emit(other)
        assert windows() == [first]
        assert "only in this window" in first.desk.bars[0].text


def test_a_move_that_failed_says_why_with_the_keys_where_another_folder_is_typed(first, tmp_path, qtbot):
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "letter.txt").write_text("Dear Imogen", encoding="utf-8")
    commands(first).run("tools.move_library")
    dialog = first.findChild(MoveDialog)
    QTest.keyClicks(dialog.to, str(tmp_path / "taken"))
    QTest.keyClick(dialog.to, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "taken" in dialog.state.text(), timeout=WAIT)
    assert dialog.focusWidget() is dialog.to
    dialog.reject()


def test_the_library_moves_and_the_window_goes_with_it(first, library_folder, tmp_path, qtbot):
    QTest.keyClicks(body(first), "Typed just now. ")
    text = body(first).source
    commands(first).run("tools.move_library")
    dialog = first.findChild(MoveDialog)
    QTest.keyClicks(dialog.to, str(tmp_path / "elsewhere"))
    QTest.keyClick(dialog.to, Qt.Key.Key_Return)
    now = switched(qtbot, first)
    assert body(now).source == text
    assert not library_folder.exists()
    QTest.keyClicks(body(now), "y")
    assert now.close()
    with open_library(tmp_path / "elsewhere") as library:
        assert stories.story(library, "tram").body == body(now).source
