"""Tags and sections of all stories, renamed, merged, removed and put in order by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.naming import Naming
from deskeditor.domain.story import Story
from deskeditor.errors import LibraryBusy
from deskeditor.services import listing, ordering, ordering_steps, stories
from deskeditor.services.libraries import open_library

WAIT = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def folder(folder):
    with open_library(folder) as library:
        for slug, tags, section in (
            ("ferry", ("sea", "coucil"), "Sea"),
            ("wall", ("Council", "sea"), "Local"),
            ("terns", ("council",), "Sea"),
        ):
            stories.new(library, Story(id=slug, headline=slug).with_details(tags=tags, section=section))
    return folder


def page_of(dialog, name, qtbot):
    dialog.show_page(name)
    page = dialog.stack.currentWidget()
    qtbot.waitUntil(lambda: page.list.count() > 0, timeout=WAIT)
    page.list.setFocus()
    return page


@pytest.fixture
def tags(dialog, qtbot):
    return page_of(dialog, "Tags", qtbot)


@pytest.fixture
def sections(dialog, qtbot):
    return page_of(dialog, "Sections", qtbot)


def shown(page):
    count = Qt.ItemDataRole.UserRole
    return [(page.list.item(at).text(), page.list.item(at).data(count)) for at in range(page.list.count())]


def choose(page, *names):
    page.list.clearSelection()
    for at in range(page.list.count()):
        page.list.item(at).setSelected(page.list.item(at).text() in names)


def retype(line, text):
    line.selectAll()
    QTest.keyClicks(line, text)


def test_tags_are_shown_with_their_stories(tags):
    assert shown(tags) == [("coucil", "1 story"), ("Council", "2 stories"), ("sea", "2 stories")]
    assert tags.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Council, 2 stories, also council"


def test_a_new_name_that_is_broken_off_half_way_shows_what_is_done(tags, desk, qtbot, monkeypatch):
    def busy(library, step):
        raise LibraryBusy("The library is being written by another program; wait a moment.")

    monkeypatch.setattr(ordering_steps, "PORTION", 1)
    monkeypatch.setattr(ordering_steps, "go_on", busy)
    told = []
    desk.hub.changed.connect(lambda changes: told.append(changes.stories))
    choose(tags, "sea")
    QTest.keyClick(tags.list, Qt.Key.Key_F2)
    retype(tags.new_name.line, "coast")
    QTest.keyClick(tags.new_name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "another program" in tags.done.words.text(), timeout=WAIT)
    assert told == [frozenset({"ferry"})]


def test_a_tag_is_renamed_into_another_and_back(tags, dialog, desk, kept, qtbot):
    choose(tags, "coucil")
    QTest.keyClick(tags.list, Qt.Key.Key_F2)
    assert dialog.focusWidget() is tags.new_name.line
    retype(tags.new_name.line, "council")
    assert tags.new_name.control.accessibleDescription() == (
        "Merges with “Council”, which 2 stories have. Enter does it."
    )
    QTest.keyClick(tags.new_name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(tags) == [("Council", "3 stories"), ("sea", "2 stories")], timeout=WAIT)
    assert tags.done.words.text() == "Merged the tag “coucil” into “Council” in 2 stories."
    assert dialog.focusWidget() is tags.list
    QTest.keyClick(tags.list, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(shown(tags)) == 3, timeout=WAIT)
    assert [one.name for one in kept(lambda library: ordering.names(library, Naming.TAG))] == [
        "coucil",
        "Council",
        "sea",
    ]
    assert tags.done.words.text().startswith("Taken back: ")
    assert tags.done.undo.isHidden()


def test_several_tags_become_one(tags, dialog, qtbot):
    choose(tags, "coucil", "sea")
    assert tags.rename.text() == "Merge…"
    tags.rename.click()
    retype(tags.new_name.line, "town")
    assert tags.new_name.control.accessibleDescription() == "Makes one tag of 2. Enter does it."
    QTest.keyClick(tags.new_name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(tags) == [("Council", "2 stories"), ("town", "2 stories")], timeout=WAIT)
    assert tags.list.chosen == ("town",)


def test_a_tag_is_removed_and_what_cannot_be_is_said(tags, qtbot):
    choose(tags, "sea")
    QTest.keyClick(tags.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(shown(tags)) == 2, timeout=WAIT)
    choose(tags, "coucil")
    tags.rename.click()
    retype(tags.new_name.line, "a, b")
    QTest.keyClick(tags.new_name.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "has a comma in it" in tags.done.words.text(), timeout=WAIT)
    assert tags.rename.isEnabled()


def test_the_list_is_narrowed_by_typing(tags):
    QTest.keyClicks(tags.finder.line, "cou")
    assert [tags.list.item(at).isHidden() for at in range(3)] == [False, False, True]


def test_sections_are_made_and_put_in_order(sections, dialog, kept, qtbot):
    assert shown(sections) == [("Local", "1 story"), ("Sea", "2 stories")]
    sections.add_new.click()
    QTest.keyClicks(dialog.focusWidget(), "Culture")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(sections)[-1] == ("Culture", "No story"), timeout=WAIT)
    assert sections.list.chosen == ("Culture",)
    for place in (1, 0):
        QTest.keyClick(sections.list, Qt.Key.Key_Up, CTRL)
        qtbot.waitUntil(lambda place=place: shown(sections)[place][0] == "Culture", timeout=WAIT)
    assert kept(listing.sections) == ("Culture", "Local", "Sea")


def test_the_open_story_follows_without_a_conflict(tags, desk, kept, qtbot):
    desk.lane.ask(lambda library: stories.story(library, "ferry"), desk.open_story.show)
    qtbot.waitUntil(lambda: desk.open_story.story.id == "ferry", timeout=WAIT)
    conflicts = []
    desk.open_story.conflict_kept.connect(conflicts.append)
    desk.open_story.set_body("Typed just before.")
    tags.rename_requested.emit(("sea",), "coast")
    desk.open_story.set_body("Typed just before, and on.")
    qtbot.waitUntil(lambda: tags.done.words.text().startswith("Renamed the tag"), timeout=WAIT)
    desk.open_story.set_body("Typed just before, and on, and afterwards.")
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=WAIT)
    story = kept(lambda library: stories.story(library, "ferry"))
    assert story.body == "Typed just before, and on, and afterwards."
    assert story.details.tags == ("coast", "coucil")
    assert (desk.open_story.story.details.tags, conflicts) == (("coast", "coucil"), [])


def test_a_page_without_names_says_where_they_come_from(dialog, desk, qtbot, kept):
    desk.lane.ask(
        lambda library: [ordering.remove(library, Naming.TAG, tag) for tag in listing.tags(library)]
    )
    assert kept(listing.tags) == ()
    dialog.hide()
    desk.commands.run("tools.order")
    assert dialog.stack.currentWidget().name == "Authors"
    dialog.show_page("Tags")
    page = dialog.stack.currentWidget()
    qtbot.waitUntil(lambda: page.list.count() == 0, timeout=WAIT)
    assert page.list.accessibleDescription().startswith("No tags yet.")
    assert not page.rename.isEnabled()
