"""The search index hears of what was saved in a pause, and of what another start left undone."""

from dataclasses import replace

import pytest

from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.storage import search_index
from deskeditor.ui.shell import settling

WAIT = 30_000


@pytest.fixture(autouse=True)
def short_pauses_and_something_owed(library_folder, monkeypatch):
    monkeypatch.setattr(settling, "PAUSE_MS", 50)
    leave_something_owed(library_folder)


def leave_something_owed(folder) -> None:
    library = open_library(folder)
    wall = stories.find(library, "wall")
    stories.save(library, replace(wall, headline="A wall of stone"))
    library._has_written = False  # as if it were killed
    library.close()


def owed(folder) -> tuple[int, ...]:
    with open_library(folder) as library, library.read() as reading:
        return search_index.owed(reading.connection.exec_driver_sql)


def test_what_was_left_undone_is_done_after_the_start_and_each_save_in_the_next_pause(
    opening, library_folder, qtbot
):
    qtbot.waitUntil(lambda: not owed(library_folder), timeout=WAIT)

    story = opening.presenter.desk.open_story
    with qtbot.waitSignal(story.saved, timeout=WAIT):
        story.set_body("A harbour by the wall.")
    qtbot.waitUntil(lambda: not owed(library_folder), timeout=WAIT)
    with open_library(library_folder) as library, library.read() as reading:
        found = reading.connection.exec_driver_sql(
            "SELECT count(*) FROM story_search WHERE story_search MATCH 'harbour'"
        )
        assert found.scalar() == 1
