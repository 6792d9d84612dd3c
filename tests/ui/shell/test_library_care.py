"""The window says what is the matter with the library's place, and empties old trash."""

from datetime import UTC, datetime, timedelta

from deskeditor.services import libraries, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.shell.library_care import LibraryCare

WAIT = 30_000


def test_what_is_the_matter_is_said_once(opened, library_folder, qtbot, monkeypatch):
    monkeypatch.setattr(libraries, "warnings", lambda _: ("The disk is nearly full: 5 MB are left.",))
    window = opened(library_folder)
    qtbot.waitUntil(lambda: len(window.desk.bars) == 1, timeout=WAIT)
    assert window.desk.bars[0].text == "The disk is nearly full: 5 MB are left."


def test_old_trash_goes(opened, library_folder, qtbot):
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with open_library(library_folder) as library, library.write() as work:
        work.stories.set_trashed(["wall"], long_ago)
        work.commit()
    window = opened(library_folder)
    window.findChild(LibraryCare).tidy()

    def is_gone():
        with open_library(library_folder) as library:
            return not stories.exists(library, "wall")

    qtbot.waitUntil(is_gone, timeout=WAIT)
