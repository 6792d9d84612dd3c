"""The window says what is the matter with the library's place, and empties old trash."""

from datetime import UTC, datetime, timedelta

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit

from deskeditor.services import libraries, stories
from deskeditor.services.libraries import open_library
from deskeditor.storage import database, medium
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.closing import Closing
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


def test_a_disk_that_fills_is_said_and_taken_back(opened, library_folder, qtbot, monkeypatch):
    window = opened(library_folder)
    care = window.findChild(LibraryCare)
    for left, told in ((150_000_000, 1), (140_000_000, 1), (10**12, 0)):
        monkeypatch.setattr(medium, "free", lambda _, left=left: left)
        care.look_for_room()
        qtbot.waitUntil(lambda: care._desk.lane.is_idle, timeout=WAIT)
        assert len(window.desk.bars) == told
        assert all(
            bar.text.startswith("The disk is nearly full: 150 MB are left.") for bar in window.desk.bars
        )


def test_a_read_only_library_keeps_what_is_typed_and_offers_a_copy(
    opened, library_folder, qtbot, monkeypatch, tmp_path
):
    monkeypatch.setattr(database, "is_writable", lambda _: False)
    window = opened(library_folder)
    qtbot.waitUntil(lambda: any("is read-only" in bar.text for bar in window.desk.bars), timeout=WAIT)
    body = window.findChild(QPlainTextEdit, "bodyEdit")
    before = body.source
    QTest.keyClicks(body, "x")
    open_story = window.findChild(OpenStory)
    with qtbot.waitSignal(open_story.save_failed, timeout=WAIT):
        open_story.save()
    assert body.source == f"x{before}"
    copy = tmp_path / "copy.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    window.findChild(LibraryCare).copy_requested.emit()
    assert copy.read_text().endswith(f"x{before}")
    window.close()
    assert window.isVisible()  # the text is only here: leaving it is somebody's own wish
    window.findChild(Closing)._close_anyway()
    with open_library(library_folder) as library:
        assert stories.story(library, "tram").body == before
