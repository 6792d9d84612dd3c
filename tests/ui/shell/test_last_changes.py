"""A change to several stories is named and taken back when its notice has gone, and after the next start."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.naming import Naming
from deskeditor.domain.story import Status
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.services import ordering, replacing, several_journal, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.library.desk_work import DeskWork
from deskeditor.ui.library.filters import Filters
from deskeditor.ui.library.several_work import SeveralWork
from deskeditor.ui.shell.last_changes import LastChanges

WAIT = 30_000
BOTH = ("tram", "wall")


def desk_of(window):
    return window.findChild(LastChanges)._desk


def story(folder, story_id):
    with open_library(folder) as library:
        return stories.story(library, story_id)


def offered(window, qtbot):
    """The rows of the list of changes, opened by its keys."""
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT)
    QTest.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    )
    qtbot.waitUntil(lambda: bool(chooser(window)) and chooser(window).isVisible(), timeout=WAIT)
    rows = chooser(window).list
    return [rows.item(at).text() for at in range(rows.count())]


def chooser(window):
    return window.findChild(QWidget, "lastChanges")


def take_first(window):
    QTest.keyClick(chooser(window).edit, Qt.Key.Key_Return)


def said(window, qtbot, text):
    qtbot.waitUntil(lambda: text in desk_of(window).messages.latest, timeout=WAIT)


def test_without_a_change_that_is_said(window, qtbot):
    desk_of(window).commands.run("library.undo_several")
    said(window, qtbot, "There is no change to several stories to take back")
    assert chooser(window) is None


def test_a_change_is_taken_back_when_its_notice_has_gone(window, library_folder, qtbot):
    work = window.findChild(SeveralWork)
    work.mark(BOTH, Status.READY)
    said(window, qtbot, "Marked 2 stories as ready")
    window.findChild(DeskWork).move_to_trash(("wall",))
    said(window, qtbot, "Moved 1 story to trash")

    rows = offered(window, qtbot)
    assert rows == ["Moved 1 story to trash  ·  just now", "Marked 2 stories as ready  ·  just now"]
    assert chooser(window).edit.accessibleName() == "Undo a change to several stories"
    QTest.keyClick(chooser(window).edit, Qt.Key.Key_Down)
    take_first(window)

    said(window, qtbot, "Took that back in 2 stories")
    assert story(library_folder, "tram").details.status is Status.IN_REVIEW
    assert offered(window, qtbot) == ["Moved 1 story to trash  ·  just now"]
    take_first(window)
    said(window, qtbot, "Restored 1 story")
    assert story(library_folder, "wall").trashed_at is None


def test_what_was_undone_from_the_notice_is_not_offered_again(window, qtbot):
    window.findChild(SeveralWork).mark(BOTH, Status.READY)
    said(window, qtbot, "Marked 2 stories as ready")
    assert desk_of(window).messages.take_back_last()
    said(window, qtbot, "Took that back in 2 stories")
    desk_of(window).commands.run("library.undo_several")
    said(window, qtbot, "There is no change to several stories to take back")


def test_what_was_taken_back_half_way_is_offered_again(window, qtbot):
    window.findChild(SeveralWork).mark(BOTH, Status.READY)
    said(window, qtbot, "Marked 2 stories as ready")
    running = desk_of(window).running
    assert desk_of(window).messages.take_back_last()
    (work,) = running.works
    assert work.rest == "The other stories stay as they are now."
    work.stop()
    qtbot.waitUntil(lambda: running.works == (), timeout=WAIT)
    assert [row.split("  ·  ")[0] for row in offered(window, qtbot)] == ["Marked 2 stories as ready"]
    take_first(window)
    said(window, qtbot, "Nothing to change: the stories are so already")
    desk_of(window).commands.run("library.undo_several")
    said(window, qtbot, "There is no change to several stories to take back")


@pytest.mark.parametrize("how", ["status", "trash", "restore"])
def test_a_change_is_taken_back_after_the_next_start(opened, library_folder, qtbot, how):
    first = opened(library_folder)
    work, done = first.findChild(DeskWork), "Marked 2 stories as ready"
    if how == "status":
        first.findChild(SeveralWork).mark(BOTH, Status.READY)
    else:
        work.move_to_trash(("wall",))
        done = "Moved 1 story to trash"
        said(first, qtbot, done)
    if how == "restore":
        work.restore(("wall",))
        done = "Restored 1 story"
    said(first, qtbot, done)
    first.close()

    window = opened(library_folder)
    assert [row.split("  ·  ")[0] for row in offered(window, qtbot)] == [done]
    take_first(window)
    if how == "status":
        said(window, qtbot, "Took that back in 2 stories")
        assert story(library_folder, "tram").details.status is Status.IN_REVIEW
        assert story(library_folder, "wall").details.status is Status.DRAFT
    else:
        said(window, qtbot, "Restored 1 story" if how == "trash" else "Moved 1 story to trash")
        assert (story(library_folder, "wall").trashed_at is None) is (how == "trash")


def test_new_names_and_replacements_are_offered_whoever_made_them(window, library_folder, qtbot):
    with open_library(library_folder) as library:
        ordering.rename(library, Naming.TAG, ["coast"], "shore")
        search = replacing.Search(query=Query("Nobody"), replacement=Replacement("Someone"))
        found = [one for step in replacing.find(library, search) for one in step.found]
        replacing.begin(library, search)
        replacing.replace(library, [replacing.Choice(one, one.hits) for one in found])
    rows = offered(window, qtbot)
    assert [row.split("  ·  ")[0] for row in rows] == [
        "Replaced “Nobody” by “Someone” in 1 story",
        "Renamed the tag “coast” to “shore” in 1 story",
    ]
    take_first(window)
    said(window, qtbot, "Took the replacement back in 1 story")
    assert story(library_folder, "wall").body == "Nobody."
    assert len(offered(window, qtbot)) == 1
    take_first(window)
    said(window, qtbot, "Taken back: Renamed the tag “coast” to “shore” in 1 story")
    assert story(library_folder, "wall").details.tags == ("coast",)


def test_nothing_is_taken_back_in_place_of_what_was_chosen(window, library_folder, qtbot):
    with open_library(library_folder) as library:
        ordering.rename(library, Naming.TAG, ["coast"], "shore")
    assert len(offered(window, qtbot)) == 1
    with open_library(library_folder) as library:
        ordering.rename(library, Naming.TAG, ["shore"], "sea")
    take_first(window)
    said(window, qtbot, "Something else was changed meanwhile: choose again")
    assert story(library_folder, "wall").details.tags == ("sea",)
    qtbot.waitUntil(chooser(window).isVisible, timeout=WAIT)
    assert chooser(window).list.item(0).text().startswith("Renamed the tag “shore” to “sea” in 1 story")
    take_first(window)
    said(window, qtbot, "Taken back: Renamed the tag “shore” to “sea” in 1 story")


def test_the_chosen_stories_come_out_of_the_trash_by_a_command(window, library_folder, qtbot):
    desk, view = desk_of(window), window.findChild(QWidget, "libraryPanel")
    desk.commands.run("library.restore")
    said(window, qtbot, "Choose stories in the trash first")
    window.findChild(DeskWork).move_to_trash(("wall",))
    said(window, qtbot, "Moved 1 story to trash")
    view.filter_menu.chosen.emit(Filters(trashed=True))

    def is_chosen():
        view.list.selectAll()
        return view.list.chosen_ids() == ("wall",)

    qtbot.waitUntil(is_chosen, timeout=WAIT)
    desk.commands.run("library.restore")
    said(window, qtbot, "Restored 1 story")
    assert story(library_folder, "wall").trashed_at is None


def test_what_is_noted_is_read_as_it_was(library_folder):
    with open_library(library_folder) as library:
        assert several_journal.last(library) is None
        note = several_journal.Note(said="Moved", trashed=("wall",))
        several_journal.note(library, note)
        assert several_journal.last(library) == note
        several_journal.forget(library, "another")
        assert several_journal.last(library) == note
        several_journal.forget(library, note.id)
        assert several_journal.last(library) is None
