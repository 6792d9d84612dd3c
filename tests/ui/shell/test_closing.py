"""What runs when somebody wants to leave is said, waited for or stopped; and can be taken up again."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from deskeditor.domain.naming import Naming
from deskeditor.domain.story import Story
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.services import ordering, ordering_steps, replacing, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.settings.order_run import OrderRun
from deskeditor.ui.shell import last_changes
from deskeditor.ui.shell.last_changes import LastChanges
from deskeditor.ui.shell.main_presenter import MainPresenter
from deskeditor.ui.shell.running_dialog import RunningDialog

WAIT = 30_000


@pytest.fixture
def desk(window):
    return window.findChild(LastChanges)._desk


@pytest.fixture
def stopped():
    return []


@pytest.fixture
def work(desk, stopped):
    """Something that runs until the test ends it."""
    work = desk.running.begin(
        "Exporting 5 stories", "Those that are out stay so.", lambda: stopped.append(1), total=5
    )
    yield work
    desk.running.end(work)


def asked(window):
    (dialog,) = [one for one in window.findChildren(RunningDialog) if one.isVisible()]
    return dialog


def test_closing_says_what_runs_and_esc_goes_on_working(window, desk, work):
    desk.running.progress(work, 2, 5)
    window.close()
    dialog = asked(window)
    assert dialog.said == ("Exporting 5 stories: 2 of 5 Those that are out stay so.",)
    assert "Those that are out stay so." in dialog.accessibleDescription()
    assert dialog.focusWidget() is dialog.wait
    window.close()  # asked for twice, it is asked about once
    QTest.keyClick(asked(window), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert window.isVisible()


def test_it_is_waited_for_and_then_the_window_closes(window, desk, work, stopped, qtbot):
    window.close()
    dialog = asked(window)
    QTest.keyClick(dialog.wait, Qt.Key.Key_Return)
    assert dialog.heading.text() == "Closing when this is done"
    desk.running.progress(work, 4, 5)
    assert dialog.said[0].startswith("Exporting 5 stories: 4 of 5")
    assert window.isVisible()
    desk.running.end(work)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)
    assert stopped == []


def test_it_is_stopped_and_then_the_window_closes(window, desk, work, stopped, qtbot):
    window.close()
    asked(window).stop.click()
    assert (stopped, window.isVisible()) == ([1], True)
    desk.running.end(work)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)


def test_what_cannot_be_stopped_is_only_waited_for(window, desk, qtbot):
    work = desk.running.begin("Backing up the library", "It is finished in any case.")
    window.close()
    dialog = asked(window)
    assert dialog.stop.isHidden()
    assert dialog.said == ("Backing up the library… It is finished in any case.",)
    desk.running.end(work)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)


def test_what_does_not_stir_any_more_holds_nobody(window, work, qtbot):
    window.close()
    dialog = asked(window)
    dialog._patience.setInterval(0)
    assert dialog.leave.isHidden()
    dialog.stop.click()
    qtbot.waitUntil(dialog.leave.isVisible, timeout=WAIT)
    assert dialog.wait.isHidden()
    dialog.leave.click()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)


def test_another_library_waits_for_it_too(window, desk, work, tmp_path, qtbot):
    left = []
    presenter = window.findChild(MainPresenter)
    presenter.left_for.disconnect()
    presenter.left_for.connect(left.append)
    presenter._libraries.switch_requested.emit(tmp_path)
    assert left == []
    dialog = asked(window)
    assert dialog.stop.text() == "Stop and open the other library"
    buttons = (dialog.stay, dialog.stop, dialog.wait)
    qtbot.waitUntil(lambda: all(one.width() >= one.sizeHint().width() for one in buttons), timeout=WAIT)
    dialog.wait.click()
    assert dialog.heading.text() == "Opening the other library when this is done"
    desk.running.end(work)
    qtbot.waitUntil(lambda: left == [tmp_path], timeout=WAIT)
    assert window.isVisible()


@pytest.fixture
def tagged(library_folder, monkeypatch):
    """Six stories more have a tag; names are changed story by story."""
    monkeypatch.setattr(ordering_steps, "PORTION", 1)
    with open_library(library_folder) as library:
        for number in range(6):
            stories.new(library, Story(id=f"s{number}").with_details(tags=("sea",)))
    return library_folder


def tags(folder):
    with open_library(folder) as library:
        return sorted(one.name for one in ordering.names(library, Naming.TAG))


def renamed_half_way(window, desk, qtbot):
    """Begin to rename a tag, and close the window in the middle of it."""
    run = OrderRun(desk, window)
    first = []

    def close(done, _total):
        if done == 2 and not first:
            first.append(1)
            window.close()
            asked(window).stop.click()

    run.progressed.connect(close)
    run.begin(lambda library: ordering.renaming(library, Naming.TAG, ["sea"], "shore"))
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=WAIT)


@pytest.mark.parametrize(("button", "left"), [("Finish it", "shore"), ("Take it back", "sea")])
def test_a_rename_that_was_stopped_is_finished_or_taken_back_at_the_next_start(
    tagged, opened, qtbot, monkeypatch, button, left
):
    first = opened(tagged)
    renamed_half_way(first, first.findChild(LastChanges)._desk, qtbot)
    assert tags(tagged) == ["coast", "sea", "shore"]

    monkeypatch.setattr("deskeditor.services.ordering_journal.SILENT", -1)
    window = opened(tagged)
    broken_off = (
        "This was broken off before all stories had it: Renamed the tag “sea” to “shore” in 6 stories."
    )
    qtbot.waitUntil(lambda: [bar.text for bar in window.desk.bars] == [broken_off], timeout=WAIT)
    (bar,) = window.desk.bars
    next(one for one in bar.findChildren(QPushButton) if one.text() == button).click()
    qtbot.waitUntil(lambda: tags(tagged) == sorted(["coast", left]), timeout=WAIT)
    desk = window.findChild(LastChanges)._desk
    qtbot.waitUntil(lambda: not desk.running.works, timeout=WAIT)
    assert last_changes.AGAIN_MS > 1000 * 45  # a step counts as broken off after that


@pytest.mark.parametrize(("button", "body"), [("Take it back", "Nobody."), ("Leave it so", "Someone.")])
def test_a_replacement_that_was_killed_is_said_at_the_next_start(
    library_folder, opened, qtbot, monkeypatch, button, body
):
    with open_library(library_folder) as library:
        search = replacing.Search(query=Query("Nobody"), replacement=Replacement("Someone"))
        found = [one for step in replacing.find(library, search) for one in step.found]
        replacing.begin(library, search)
        replacing.replace(library, [replacing.Choice(one, one.hits) for one in found])
    monkeypatch.setattr("deskeditor.services.replace_journal.SILENT", -timedelta(days=1))
    window = opened(library_folder)
    qtbot.waitUntil(lambda: len(window.desk.bars) == 1, timeout=WAIT)
    (bar,) = window.desk.bars
    assert bar.text == (
        "A replacement was broken off on its way. "
        "Replaced “Nobody” by “Someone” in 1 story, and the others are as they were."
    )
    next(one for one in bar.findChildren(QPushButton) if one.text() == button).click()

    def is_seen_to():
        with open_library(library_folder) as library:
            return replacing.broken_off(library) is None and stories.story(library, "wall").body == body

    qtbot.waitUntil(is_seen_to, timeout=WAIT)
