"""A reminder that is due is said at the start and while the window is open, and done with at once."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from deskeditor.services import reminders
from deskeditor.services.libraries import open_library
from deskeditor.ui.application import Opening

WAIT = 30_000
PAST = datetime(2001, 1, 1, 6, tzinfo=UTC)


@pytest.fixture
def remind(library_folder):
    def put(story, at, about=""):
        with open_library(library_folder) as library:
            reminders.remind(library, story, at, about)

    return put


def bars(window):
    return [bar.text for bar in window.regions["editor"].bars]


def press(window, label):
    (bar,) = window.regions["editor"].bars
    next(one for one in bar.findChildren(QPushButton) if one.text() == label).click()


def known(folder, story):
    with open_library(folder) as library:
        return reminders.of(library, story)


def test_what_is_due_is_said_when_the_window_opens(opened, library_folder, remind, qtbot):
    remind("wall", PAST, "Ring the agencies.")
    window = opened(library_folder, "tram")
    qtbot.waitUntil(lambda: bool(bars(window)), timeout=WAIT)
    assert bars(window) == ["Reminder: Ring the agencies. — “Who owns the sea wall?”"]
    press(window, "Tomorrow")
    qtbot.waitUntil(lambda: known(library_folder, "wall").at > datetime.now(UTC), timeout=WAIT)
    assert bars(window) == []


def test_the_story_is_opened_and_the_reminder_done(opened, library_folder, remind, qtbot):
    remind("wall", PAST)
    window = opened(library_folder, "tram")
    qtbot.waitUntil(lambda: bool(bars(window)), timeout=WAIT)
    press(window, "Open")
    open_story = window.findChild(Opening).presenter.desk.open_story
    qtbot.waitUntil(lambda: open_story.story.id == "wall", timeout=WAIT)
    commands = window.findChild(Opening).presenter.desk.commands
    commands.run("view.details")
    qtbot.waitUntil(lambda: not commands.reason("story.reminder_done"), timeout=WAIT)
    commands.run("story.reminder_done")
    qtbot.waitUntil(lambda: known(library_folder, "wall") is None, timeout=WAIT)


def test_it_is_said_when_its_time_comes(window, qtbot):
    desk = window.findChild(Opening).presenter.desk
    soon = datetime.now(UTC) + timedelta(seconds=1)
    desk.lane.ask(lambda library: reminders.remind(library, "wall", soon), desk.hub.announce)
    qtbot.waitUntil(lambda: bars(window) == ["Reminder: “Who owns the sea wall?”"], timeout=WAIT)


def test_several_are_one_bar_that_shows_them_in_the_list(opened, library_folder, remind, qtbot):
    remind("wall", PAST)
    remind("tram", PAST)
    window = opened(library_folder)
    qtbot.waitUntil(lambda: bool(bars(window)), timeout=WAIT)
    assert bars(window)[0].startswith("2 reminders are due: “Harrow Bay council votes")
    press(window, "Show them")
    panel = window.findChild(QWidget, "libraryPanel")
    assert panel.search.text == "has:due"
    qtbot.waitUntil(lambda: panel.total.text() == "2", timeout=WAIT)
