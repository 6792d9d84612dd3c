"""Stories with a reminder and under embargo are listed by the menu of filters, and by commands."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deskeditor.domain.query import Part
from deskeditor.domain.story import Status
from deskeditor.services import reminders, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.library.filters import Filters

from .conftest import ids, waits_for

NOW = datetime.now(UTC)


@pytest.fixture
def later(presenter, view, folder):
    """The list of a library in which the ferry and the wall have a reminder; the wall is under embargo."""
    with open_library(folder) as library:
        reminders.remind(library, "ferry", NOW - timedelta(hours=1), "Ring back")
        reminders.remind(library, "wall", NOW + timedelta(days=2), "Ask again")
        wall = stories.story(library, "wall")
        stories.save(library, wall.with_details(embargo_until=NOW + timedelta(days=1)))
    return view


def choose(view, qtbot, row: int) -> None:
    """By keys: the menu, its entry for reminders and embargo, and there the `row`."""
    menu, choices = view.filter_menu, view.filter_menu._later
    menu.popup(view.mapToGlobal(QPoint(0, 0)))
    menu.setActiveAction(choices.menuAction())
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(choices.isVisible)
    choices.setActiveAction(choices.actions()[row])
    QTest.keyClick(choices, Qt.Key.Key_Return)
    assert not menu.isVisible()


@pytest.mark.parametrize(
    ("row", "found", "label"),
    [
        (1, {"ferry", "wall"}, "With a reminder"),
        (2, {"ferry"}, "Reminder due"),
        (3, {"wall"}, "Under embargo"),
    ],
)
def test_the_menu_lists_them(later, qtbot, row, found, label):
    choose(later, qtbot, row)
    qtbot.waitUntil(lambda: set(ids(later)) == found)
    assert later.filters.active() == (("later", label),)
    assert later.filter_menu._later.actions()[row].text() == label
    assert later.filter_button.text() == "Filtered"
    choose(later, qtbot, 0)
    qtbot.waitUntil(lambda: len(ids(later)) == 6)
    assert later.filters == Filters()


def test_the_one_that_is_on_is_ticked(later):
    later.filter_menu.show_filters(Filters(later=Part.DUE))
    later.filter_menu.aboutToShow.emit()
    ticks = [action.isChecked() for action in later.filter_menu._later.actions()]
    assert ticks == [False, False, True, False]
    assert later.filter_menu._clear.isEnabled()


def test_commands_list_them_among_what_is_filtered(later, desk, qtbot):
    desk.commands.run("library.reminders")
    qtbot.waitUntil(lambda: set(ids(later)) == {"ferry", "wall"})
    desk.commands.run("library.embargoed")
    waits_for(qtbot, later, "wall")
    later.filter_menu.chosen.emit(Filters(later=Part.EMBARGO, status=Status.ARCHIVED))
    waits_for(qtbot, later)
    assert later.empty.isVisible()
    later.chips.removed.emit("status")
    waits_for(qtbot, later, "wall")
    later.chips.removed.emit("later")
    qtbot.waitUntil(lambda: len(ids(later)) == 6)


def test_a_reminder_that_is_done_leaves_the_list(later, desk, folder, qtbot):
    desk.commands.run("library.reminders")
    qtbot.waitUntil(lambda: set(ids(later)) == {"ferry", "wall"})
    with open_library(folder) as library:
        desk.hub.announce(reminders.done(library, ["ferry"]))
    waits_for(qtbot, later, "wall")
