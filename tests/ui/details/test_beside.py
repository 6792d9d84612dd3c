"""What the library knows of a story that is not in it: its reminder, and since when it has its status."""

from datetime import UTC, datetime, timedelta

import pytest

from deskeditor.domain.status_change import StatusChange
from deskeditor.domain.story import Status
from deskeditor.services import reminders, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.details import since
from deskeditor.ui.details.details_view import DetailsView

from .conftest import note, retype

WAIT = 30_000
NOW = datetime(2026, 11, 20, 9, 30).astimezone()


def known(folder, story="tram"):
    with open_library(folder) as library:
        return reminders.of(library, story)


def test_a_reminder_is_typed_and_taken_away(form, desk, folder, qtbot):
    assert not form.remind_about.isVisible()
    retype(form.remind_at.line, "20 Nov 2999, 06:00")
    qtbot.waitUntil(lambda: known(folder) is not None, timeout=WAIT)
    assert form.remind_about.isVisible()
    retype(form.remind_about.line, "Ring the council.")
    qtbot.waitUntil(lambda: known(folder).about == "Ring the council.", timeout=WAIT)
    assert known(folder).at.astimezone() == datetime(2999, 11, 20, 6).astimezone()
    retype(form.remind_at.line, "")
    qtbot.waitUntil(lambda: known(folder) is None, timeout=WAIT)
    assert not form.remind_about.isVisible()


def test_each_story_shows_its_own(form, desk, folder, qtbot):
    retype(form.remind_at.line, "20 Nov 2001, 06:00")
    desk.lane.ask(lambda library: stories.story(library, "ferry"), desk.open_story.show)
    qtbot.waitUntil(lambda: desk.open_story.story.id == "ferry", timeout=WAIT)
    assert form.remind_at.line.text() == ""
    form.status.box.setFocus()
    desk.lane.ask(lambda library: stories.story(library, "tram"), desk.open_story.show)
    qtbot.waitUntil(lambda: form.remind_at.line.text() == "20 Nov 2001, 06:00", timeout=WAIT)
    assert note(form.remind_at) == "Is due: empty this when it is done."
    assert known(folder, "ferry") is None


def test_a_reminder_that_was_typed_right_before_the_window_closes_is_kept(window, library_folder):
    window.findChild(CommandTable).run("story.remind")
    form = window.findChild(DetailsView).form
    retype(form.remind_at.line, "20 Nov 2999, 06:00")
    shown = form.remind_at.value
    assert window.close()
    with open_library(library_folder) as library:
        assert [one.reminder.at for one in reminders.agenda(library)] == [shown]


def test_a_reminder_that_is_done_comes_back(form, desk, folder, qtbot):
    assert desk.commands.reason("story.reminder_done") == "No story open"
    desk.commands.set_condition("story", holds=True)
    assert desk.commands.reason("story.reminder_done") == "The story has no reminder"
    retype(form.remind_at.line, "20 Nov 2999, 06:00")
    qtbot.waitUntil(lambda: not desk.commands.reason("story.reminder_done"), timeout=WAIT)
    desk.commands.run("story.reminder_later")
    qtbot.waitUntil(lambda: known(folder).at.year < 2999, timeout=WAIT)
    assert known(folder).at > datetime.now(UTC)
    assert desk.messages.latest[-1].endswith(", 09:00")
    desk.commands.run("story.reminder_done")
    qtbot.waitUntil(lambda: known(folder) is None, timeout=WAIT)
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == ["Done with the reminder"], timeout=WAIT)
    desk.messages.take_back_last()
    qtbot.waitUntil(lambda: known(folder) is not None, timeout=WAIT)


def test_nobody_is_reminded_of_a_story_that_is_not_there_yet(form, desk, qtbot):
    desk.open_story.begin()
    retype(form.remind_at.line, "tomorrow")
    qtbot.waitUntil(
        lambda: note(form.remind_at).startswith("There is nothing in this story yet"), timeout=WAIT
    )


def test_the_form_says_since_when_the_story_has_its_status(form, desk, qtbot, monkeypatch):
    monkeypatch.setenv("DESKEDITOR_USER", "Imogen Castellane")
    form.status.chosen.emit(Status.READY)
    assert note(form.status) == ""
    qtbot.waitUntil(lambda: note(form.status).endswith(" today, Imogen Castellane"), timeout=WAIT)
    assert form.status.box.toolTip().splitlines()[0].startswith("Ready: ")


@pytest.mark.parametrize(
    ("at", "who", "said"),
    [
        (NOW - timedelta(hours=2), "Imogen", "Since 07:30 today, Imogen"),
        (NOW - timedelta(days=8), "", "Since 12 Nov, 09:30"),
        (NOW - timedelta(days=365), "Imogen", "Since 20 Nov 2025, 09:30, Imogen"),
    ],
)
def test_how_that_is_worded(at, who, said):
    change = StatusChange(status=Status.IN_REVIEW, at=at.astimezone(UTC), who=who)
    assert since.line([change], Status.IN_REVIEW, NOW) == said
    assert since.line([change], Status.READY, NOW) == ""
    assert since.history([change], NOW) == f"In review: {said.removeprefix('Since ')}"
