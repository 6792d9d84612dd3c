"""Backups are made by themselves, listed as proved, and come back in three clicks; damage is met with one."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from deskeditor.errors import CannotWrite
from deskeditor.services import backups, stories
from deskeditor.services.backups import Why
from deskeditor.services.libraries import open_library
from deskeditor.ui.application import Opening
from deskeditor.ui.backups import jobs
from deskeditor.ui.backups.backups_dialog import BackupsDialog
from deskeditor.ui.backups.backups_presenter import BackupsPresenter
from deskeditor.ui.shell.last_changes import LastChanges

WAIT = 30_000


def presenter(window):
    return window.findChild(Opening).presenter


def commands(window):
    return presenter(window).desk.commands


def dialog(window, qtbot, rows):
    commands(window).run("tools.backups")
    found = window.findChild(BackupsDialog)
    qtbot.waitUntil(lambda: found.list.count() == rows, timeout=WAIT)
    return found


def headline(window):
    return window.findChild(QWidget, "headlineEdit").source


def test_the_first_backup_of_the_day_is_made_by_itself(window, library_folder, qtbot):
    window.findChild(BackupsPresenter).make_due()
    qtbot.waitUntil(lambda: len(backups.backups(library_folder)) == 1, timeout=WAIT)
    (made,) = backups.backups(library_folder)
    assert (made.why, made.stories) == (Why.DAILY, 2)
    shown = dialog(window, qtbot, 1)
    assert "2 stories" in shown.list.item(0).text()
    assert shown.list.item(0).text().endswith("proved just now")
    assert shown.state.text() == "1 backup; the newest was made and proved just now."
    shown.close()


def test_one_is_made_when_asked_for(window, qtbot):
    shown = dialog(window, qtbot, 0)
    said = "No backup yet. The first is made by itself"
    qtbot.waitUntil(lambda: shown.state.text().startswith(said), timeout=WAIT)
    assert not shown.restore.isEnabled()
    shown.make.click()
    qtbot.waitUntil(lambda: shown.list.count() == 1, timeout=WAIT)
    assert window.notices.texts[-1] == "Backed up the library: 2 stories, proved"
    shown.close()


def test_the_keys_are_back_in_the_text_when_the_list_has_closed(window, qtbot):
    window.findChild(QWidget, "bodyEdit").setFocus()
    shown = dialog(window, qtbot, 0)
    QTest.keyClick(shown.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.findChild(QWidget, "bodyEdit"), timeout=WAIT)


def test_a_backup_comes_back_under_an_open_window(window, library_folder, qtbot):
    backups.make(library_folder, Why.DAILY)
    before = headline(window)
    edit = window.findChild(QWidget, "headlineEdit")
    edit.setFocus()
    QTest.keyClicks(edit, "Anew: ")
    shown = dialog(window, qtbot, 1)
    shown.restore.click()
    qtbot.waitUntil(lambda: headline(window) == before, timeout=WAIT)
    qtbot.waitUntil(lambda: shown.list.count() == 2, timeout=WAIT)
    assert "before restore" in shown.list.item(0).text()
    shown.close()
    with open_library(library_folder) as library:
        assert stories.story(library, "tram").headline == before


@pytest.mark.parametrize("with_backup", [True, False])
def test_a_damaged_library_is_offered_its_newest_good_backup(opened, library_folder, qtbot, with_backup):
    if with_backup:
        backups.make(library_folder, Why.DAILY)
    database = library_folder / "library.db"
    for path in library_folder.glob("library.db-*"):
        path.unlink()
    damaged = bytes(100) + database.read_bytes()[100:]
    database.write_bytes(damaged)
    window = opened(library_folder)
    qtbot.waitUntil(lambda: len(window.desk.bars) == 1, timeout=WAIT)
    (bar,) = window.desk.bars
    assert "is damaged and was left as it is" in bar.text
    window.findChild(LastChanges).look()  # as it does again after a minute
    commands(window).run("library.undo_several")
    qtbot.waitUntil(lambda: presenter(window).desk.lane.is_idle, timeout=WAIT)
    (bar,) = window.desk.bars
    assert window.notices.texts[-1] == bar.text
    names = [button.text() for button in bar.findChildren(QPushButton)]
    assert names == (["Restore the backup of just now", "Show all backups…"] if with_backup else [])
    if with_backup:
        bar.findChildren(QPushButton)[0].click()
        qtbot.waitUntil(lambda: "Restored the backup" in " ".join(window.notices.texts), timeout=WAIT)
        listed = window.findChild(QWidget, "libraryList")
        qtbot.waitUntil(lambda: listed.model().rowCount() > 0, timeout=WAIT)
        (aside,) = library_folder.glob("set-aside-*/library.db")
        assert aside.read_bytes() == damaged
    else:
        assert database.read_bytes() == damaged


def test_a_backup_that_is_ready_ends_nothing_else(window, library_folder, qtbot, monkeypatch):
    gate = threading.Event()

    def restored(_folder, _name):
        gate.wait(WAIT / 1000)
        raise CannotWrite("The disk is full; make room and go on.")

    monkeypatch.setattr(jobs, "restored", restored)
    running = presenter(window).desk.running
    works = window.findChild(BackupsPresenter)
    works.restore()
    works._make_now()
    assert len(running.works) == 2
    qtbot.waitUntil(lambda: len(running.works) == 1, timeout=WAIT)
    assert running.works[0].said == "Bringing a backup back"
    gate.set()
    qtbot.waitUntil(lambda: running.works == (), timeout=WAIT)


def test_a_closed_window_makes_no_more_backups(window, library_folder, qtbot):
    presenter = window.findChild(BackupsPresenter)
    assert presenter._first.isActive()
    window.close()
    assert [presenter._first.isActive(), presenter._clock.isActive()] == [False, False]
