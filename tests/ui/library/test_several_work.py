"""Section, tags and status of several stories from the list, each with one undo; and the end of the trash."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from deskeditor.domain.story import Status
from deskeditor.errors import LibraryBusy
from deskeditor.services import backups, stories, trash
from deskeditor.services.libraries import open_library
from deskeditor.ui.library import trash_work
from deskeditor.ui.library.filters import Filters
from deskeditor.ui.library.name_dialog import NameDialog

from .conftest import click, ids, opened, waits_for

WAIT = 30_000


def details(folder: Path, story: str):
    with open_library(folder) as library:
        return stories.story(library, story).details


def said(desk, qtbot, text: str) -> None:
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == [text], timeout=WAIT)


def asked(view, qtbot, kind):
    qtbot.waitUntil(lambda: any(one.isVisible() for one in view.window().findChildren(kind)), timeout=WAIT)
    return next(one for one in view.window().findChildren(kind) if one.isVisible())


@pytest.fixture
def chosen(presenter, view, desk, qtbot):
    """Three stories are chosen, of which one is open."""
    click(view, 1)
    qtbot.waitUntil(lambda: opened(desk) == "ferry", timeout=WAIT)
    click(view, 3, Qt.KeyboardModifier.ShiftModifier)
    return view.list.chosen_ids()


def test_several_get_a_section_and_lose_it_again(chosen, view, desk, folder, qtbot):
    desk.commands.run("library.section")
    dialog = asked(view, qtbot, NameDialog)
    assert dialog.box.findText("Nature") >= 0
    assert dialog.box.accessibleName() == "Section for 3 stories"
    assert not dialog.act.isEnabled()  # Enter at once takes nothing from any story
    QTest.keyClicks(dialog.box.lineEdit(), "  Coast ")
    QTest.keyClick(dialog.box.lineEdit(), Qt.Key.Key_Return)
    said(desk, qtbot, "Put 3 stories into “Coast”")
    assert desk.open_story.story.details.section == "Coast"
    assert details(folder, "terns").section == "Coast"
    assert desk.messages.take_back_last()
    said(desk, qtbot, "Took that back in 3 stories")
    assert desk.open_story.story.details.section == "Transport"
    assert (details(folder, "wall").section, details(folder, "terns").section) == ("Investigations", "Nature")


def test_several_are_taken_out_of_their_section_by_a_button_that_says_so(chosen, view, desk, folder, qtbot):
    desk.commands.run("library.section")
    asked(view, qtbot, NameDialog).none.click()
    said(desk, qtbot, "Took 3 stories out of their section")
    assert details(folder, "terns").section == ""


def test_a_section_with_braces_is_said_as_it_is(chosen, view, desk, qtbot):
    desk.commands.run("library.section")
    dialog = asked(view, qtbot, NameDialog)
    QTest.keyClicks(dialog.box.lineEdit(), "{Coast} {}")
    QTest.keyClick(dialog.box.lineEdit(), Qt.Key.Key_Return)
    said(desk, qtbot, "Put 3 stories into “{Coast} {}”")


def test_several_get_tags_and_lose_one(chosen, view, desk, folder, qtbot):
    view.menu.tags_requested.emit(chosen)
    dialog = asked(view, qtbot, NameDialog)
    assert dialog.none.isHidden()
    dialog.box.setEditText("harbour, COAST")
    dialog.act.click()
    said(desk, qtbot, "Added #harbour, #COAST to 3 stories")
    assert details(folder, "wall").tags == ("coast", "harbour")
    desk.messages.take_back_last()
    said(desk, qtbot, "Took that back in 3 stories")
    assert details(folder, "wall").tags == ("coast",)
    shown = view.list.chosen_rows
    qtbot.waitUntil(lambda: "harbour" not in {tag for row in shown() for tag in row.tags}, timeout=WAIT)
    view.menu.fill(view.list.chosen_rows(), trashed=False)
    (menu,) = [action.menu() for action in view.menu.actions() if action.text() == "Remove tag"]
    assert [action.text() for action in menu.actions()] == ["coast", "transport"]
    menu.actions()[0].trigger()
    said(desk, qtbot, "Took #coast off 2 stories")
    assert details(folder, "terns").tags == ()
    desk.messages.take_back_last()
    said(desk, qtbot, "Took that back in 2 stories")
    assert details(folder, "terns").tags == ("coast",)


def test_several_go_to_the_archive_and_back(chosen, view, desk, folder, qtbot):
    desk.commands.run("library.archive")
    said(desk, qtbot, "Marked 3 stories as archived")
    assert details(folder, "terns").status is Status.ARCHIVED
    with open_library(folder) as library:
        stories.set_fields(library, "wall", {"status": "draft"})
    desk.messages.take_back_last()
    said(desk, qtbot, "Took that back in 2 stories")  # the other one was marked again meanwhile
    assert details(folder, "terns").status is Status.PUBLISHED
    assert details(folder, "wall").status is Status.DRAFT


def test_what_is_so_already_is_said(chosen, view, desk, qtbot):
    view.menu.untag_requested.emit(("terns",), "no such tag")
    said(desk, qtbot, "Nothing to change: the stories are so already")


def test_copies_are_taken_back_to_the_trash(presenter, view, desk, qtbot):
    view.menu.duplicate_requested.emit(("plaque", "wall"))
    said(desk, qtbot, "Duplicated 2 stories")
    qtbot.waitUntil(lambda: len(ids(view)) == 8, timeout=WAIT)
    desk.messages.take_back_last()
    said(desk, qtbot, "Moved 2 stories to trash")
    qtbot.waitUntil(lambda: len(ids(view)) == 6, timeout=WAIT)


def in_the_trash(view, qtbot) -> None:
    view.menu.trash_requested.emit(("terns", "wall"))
    waits_for(qtbot, view, "tram", "ferry", "plaque", "budget")
    view.filter_menu.chosen.emit(Filters(trashed=True))
    waits_for(qtbot, view, "wall", "terns")


def test_in_the_trash_delete_asks_and_then_deletes_for_ever(presenter, view, desk, folder, qtbot):
    in_the_trash(view, qtbot)
    view.list.setCurrentIndex(view.list.rows.index(0))
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    box = asked(view, qtbot, QMessageBox)
    assert box.text() == "Delete 1 story for ever?"
    box.reject()
    assert ids(view) == ["wall", "terns"]
    desk.commands.run("library.delete")
    box = asked(view, qtbot, QMessageBox)
    next(one for one in box.buttons() if one.text() == "Delete for ever").click()
    said(desk, qtbot, "Deleted 1 story for ever; a backup has what was there")
    waits_for(qtbot, view, "terns")
    assert backups.backups(folder)[0].why is backups.Why.DELETE
    presenter.close()


def test_the_trash_is_emptied_once_asked(presenter, view, desk, folder, qtbot):
    desk.commands.run("library.empty_trash")
    said(desk, qtbot, "The trash is empty")
    in_the_trash(view, qtbot)
    desk.open_story.open("wall")
    qtbot.waitUntil(lambda: opened(desk) == "wall", timeout=WAIT)
    desk.commands.run("library.empty_trash")
    box = asked(view, qtbot, QMessageBox)
    assert box.text() == "Delete 2 stories for ever?"
    next(one for one in box.buttons() if one.text() == "Delete for ever").click()
    said(desk, qtbot, "Deleted 2 stories for ever; a backup has what was there")
    assert opened(desk) == ""
    qtbot.waitUntil(lambda: ids(view) == [], timeout=WAIT)
    presenter.close()


def test_when_deleting_is_broken_off_what_is_gone_leaves_the_list(presenter, view, desk, qtbot, monkeypatch):
    delete, asked_for = trash.delete, []

    def busy(library, ids, **rest):
        asked_for.append(ids)
        if len(asked_for) == 2:
            raise LibraryBusy("The library is being written by another program; wait a moment.")
        return delete(library, ids, **rest)

    monkeypatch.setattr(trash, "delete", busy)
    monkeypatch.setattr(trash_work, "_AT_ONCE", 1)
    in_the_trash(view, qtbot)
    desk.commands.run("library.empty_trash")
    box = asked(view, qtbot, QMessageBox)
    next(one for one in box.buttons() if one.text() == "Delete for ever").click()
    qtbot.waitUntil(lambda: "another program" in desk.messages.latest[-1], timeout=WAIT)
    assert "Deleted 1 story for ever; a backup has what was there" in desk.messages.latest
    qtbot.waitUntil(lambda: len(ids(view)) == 1, timeout=WAIT)
    presenter.close()


def test_stories_deleted_while_others_are_hold_no_window(presenter, view, desk, qtbot, monkeypatch):
    monkeypatch.setattr(trash_work, "_AT_ONCE", 1)
    in_the_trash(view, qtbot)
    both = tuple(ids(view))
    presenter._trash._delete(both)
    presenter._trash._delete(())
    said(desk, qtbot, f"Deleted {len(both)} stories for ever; a backup has what was there")
    assert desk.running.works == ()
    presenter.close()


def test_cards_that_were_added_and_stories_that_were_restored_are_taken_back(presenter, view, desk, qtbot):
    click(view, 0)
    qtbot.waitUntil(lambda: opened(desk) == "tram", timeout=WAIT)
    view.menu.card_requested.emit(("wall", "terns"))
    said(desk, qtbot, "Added 2 cards")
    desk.messages.take_back_last()
    assert desk.open_story.story.cards == ()
    in_the_trash(view, qtbot)
    view.menu.restore_requested.emit(("terns",))
    said(desk, qtbot, "Restored 1 story")
    desk.messages.take_back_last()
    said(desk, qtbot, "Moved 1 story to trash")
    waits_for(qtbot, view, "wall", "terns")
