"""What is done to stories from the list: trash and back, marks, copies, cards; each can be undone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Status, Story
from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.library.filters import Filters

from .conftest import click, ids, opened, waits_for


def test_delete_moves_to_the_trash_and_undo_takes_back(presenter, view, desk, qtbot):
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.rows.index(1))
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    waits_for(qtbot, view, "tram", "wall", "terns", "plaque", "budget")
    assert view.list.chosen_ids() == ("wall",)
    assert toasts[0].text == "Moved 1 story to trash"
    label, undo = toasts[0].actions[0]
    assert label == "Undo"
    undo()
    qtbot.waitUntil(lambda: "ferry" in ids(view))


def test_the_open_story_goes_to_the_trash_with_what_was_typed_last(presenter, view, desk, folder, qtbot):
    click(view, 0)
    qtbot.waitUntil(lambda: opened(desk) == "tram")
    desk.open_story.set_headline("Typed a moment ago")
    desk.commands.set_condition("story", holds=True)
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.commands.run("file.trash")
    qtbot.waitUntil(lambda: bool(toasts))
    assert opened(desk) == ""
    library = open_library(folder)
    trashed = stories.story(library, "tram")
    library.close()
    assert trashed.headline == "Typed a moment ago"
    assert trashed.trashed_at is not None
    toasts[0].actions[0][1]()
    qtbot.waitUntil(lambda: opened(desk) == "tram")


def test_a_story_that_stands_under_others_asks_before_it_goes_to_the_trash(
    presenter, view, desk, folder, qtbot
):
    library = open_library(folder)
    stories.new(library, Story(headline="Budget night", cards=(Card(target=StoryTarget("tram")),)))
    library.close()
    bars, toasts = [], []
    desk.messages.bar_asked.connect(bars.append)
    desk.messages.toast_asked.connect(toasts.append)
    view.list.trash_requested.emit(("tram",))
    qtbot.waitUntil(lambda: bool(bars), timeout=30_000)
    assert "stands under one story" in bars[0].text
    assert toasts == []
    [(label, move)] = bars[0].actions
    assert label == "Move to trash"
    move()
    qtbot.waitUntil(lambda: bool(toasts), timeout=30_000)
    assert toasts[0].text == "Moved 1 story to trash"


def test_the_trash_lists_what_is_in_it_and_restores(presenter, view, desk, qtbot):
    view.menu.trash_requested.emit(("terns", "wall"))
    waits_for(qtbot, view, "tram", "ferry", "plaque", "budget")
    view.filter_menu.chosen.emit(Filters(trashed=True))
    waits_for(qtbot, view, "wall", "terns")
    view.list.setCurrentIndex(view.list.rows.index(0))
    view.menu.fill(view.list.chosen_rows(), trashed=True)
    texts = [action.text() for action in view.menu.actions() if action.text()]
    assert texts == ["Open", "Restore", "Delete for ever…", "Empty trash…"]
    view.menu.actions()[1].trigger()
    waits_for(qtbot, view, "terns")


def test_several_are_chosen_with_shift_and_marked_at_once(presenter, view, desk, qtbot):
    click(view, 1)
    qtbot.waitUntil(lambda: opened(desk) == "ferry")
    click(view, 3, Qt.KeyboardModifier.ShiftModifier)
    assert view.list.chosen_ids() == ("ferry", "wall", "terns")
    assert opened(desk) == "ferry"
    view.menu.fill(view.list.chosen_rows(), trashed=False)
    texts = [action.text() for action in view.menu.actions()]
    assert "Move 3 stories to trash" in texts
    assert "Open" not in texts
    view.menu.status_requested.emit(view.list.chosen_ids(), Status.READY)
    rows = view.list.rows

    def marked() -> bool:
        return all(rows.rows[rows.position(one)].status is Status.READY for one in ("ferry", "wall", "terns"))

    qtbot.waitUntil(marked)
    assert desk.open_story.story.details.status is Status.READY
    assert desk.messages.latest[-1] == "Marked 2 stories as ready"  # the third was so already
    assert desk.messages.take_back_last()
    before = {"ferry": Status.DRAFT, "wall": Status.READY, "terns": Status.PUBLISHED}

    def taken_back() -> bool:
        return all(rows.rows[rows.position(one)].status is status for one, status in before.items())

    qtbot.waitUntil(taken_back, timeout=30_000)


def test_a_duplicate_is_opened_and_listed(presenter, view, desk, qtbot):
    view.menu.duplicate_requested.emit(("plaque",))
    qtbot.waitUntil(lambda: len(ids(view)) == 7)
    assert desk.open_story.story.headline == "A plaque for Number 14 (copy)"


def test_a_row_becomes_a_card_of_the_open_story(presenter, view, desk, qtbot):
    click(view, 0)
    qtbot.waitUntil(lambda: opened(desk) == "tram")
    view.menu.card_requested.emit(("wall", "terns"))
    qtbot.waitUntil(lambda: len(desk.open_story.story.cards) == 2)
    assert [card.target.story for card in desk.open_story.story.cards] == ["wall", "terns"]


def test_a_card_that_cannot_stand_there_is_said(presenter, view, desk, qtbot):
    click(view, 0)
    qtbot.waitUntil(lambda: opened(desk) == "tram")
    with qtbot.waitSignal(desk.messages.bar_asked) as asked:
        view.menu.card_requested.emit(("tram",))
    assert asked.args[0].text == "A story cannot stand under itself; choose another one."
    assert desk.open_story.story.cards == ()
