"""Windows on libraries: shown and ready, complete in steps, saved and released when closed."""

import gc
import subprocess
import sys
import threading
import weakref
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from deskeditor.errors import CannotWrite
from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.services.listing import ListQuery, rows
from deskeditor.ui import completion
from deskeditor.ui.application import Opening, open_window

NAMES = (
    "libraryPanel", "librarySearch", "libraryList", "headlineEdit", "standfirstEdit", "bodyEdit",
    "cardsPanel", "cardsList", "detailsPanel", "statusBar", "notifications",
)  # fmt: skip


def child(window, name):
    found = window.findChild(QWidget, name)
    assert found is not None, name
    return found


def bodies(folder):
    library = open_library(folder)
    found = {row.id: stories.story(library, row.id).body for row in listed(library)}
    library.close()
    return found


def listed(library):
    return rows(library, ListQuery()).rows


def test_a_window_shows_the_story_that_was_changed_last(window):
    assert window.isVisible()
    assert window.windowTitle() == "Harrow Bay council votes 7–4 to reopen the tram line — deskeditor"
    assert child(window, "bodyEdit").toPlainText().startswith("The town council voted on Thursday.")


def test_a_window_takes_typing_at_once_and_keeps_it(window, library_folder):
    body = child(window, "bodyEdit")
    assert QApplication.focusWidget() is body
    QTest.keyClicks(body, "Late. ")
    window.close()
    assert bodies(library_folder)["tram"].startswith("Late. The town council")


@pytest.mark.parametrize("ref", ["wall", "who-owns-the-sea-wall"])
def test_a_window_opens_on_the_story_that_is_named(opened, library_folder, ref):
    window = opened(library_folder, ref)
    assert window.windowTitle() == "Who owns the sea wall? — deskeditor"


def test_a_story_that_does_not_exist_is_said_to_be_missing(opened, library_folder, qtbot):
    window = opened(library_folder, "no-such-story")
    qtbot.waitUntil(lambda: bool(window.desk.bars))
    assert "no-such-story" in window.desk.bars[0].text


def test_every_name_of_the_interface_is_in_the_window(window):
    for name in NAMES:
        child(window, name)
    assert window.objectName() == "mainWindow"


def test_the_preview_comes_after_the_first_paint(window, qtbot):
    qtbot.waitUntil(lambda: window.findChild(QWidget, "previewView") is not None, timeout=20_000)


def test_an_empty_folder_becomes_a_library_with_a_story_to_type_into(opened, tmp_path, qtbot):
    window = opened(tmp_path / "new")
    headline = child(window, "headlineEdit")
    headline.setFocus()
    qtbot.keyClicks(headline, "First words")
    window.close()
    assert len(bodies(tmp_path / "new")) == 1


def test_nothing_typed_leaves_an_empty_library_empty(opened, tmp_path):
    opened(tmp_path / "new").close()
    assert bodies(tmp_path / "new") == {}


def test_a_folder_that_is_no_library_is_said_to_be_none_and_left_alone(opened, tmp_path, qtbot):
    (tmp_path / "notes.txt").write_text("mine")
    window = opened(tmp_path)
    qtbot.waitUntil(lambda: bool(window.desk.bars))
    assert str(tmp_path) in window.desk.bars[0].text
    window.close()
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_closing_releases_the_library(opened, library_folder):
    opened(library_folder).close()
    open_library(library_folder).close()


def test_two_windows_one_after_the_other(opened, library_folder):
    for words in ("One. ", "Two. "):
        window = opened(library_folder)
        QTest.keyClicks(child(window, "bodyEdit"), words)
        window.close()
    assert bodies(library_folder)["tram"].startswith("One. Two. ")  # the second goes on where the first was


def test_a_window_that_cannot_save_stays_open_and_says_why(opened, library_folder, qtbot, monkeypatch):
    window = opened(library_folder)
    save = stories.save

    def refuse(*_args, **_rest):
        raise CannotWrite("The disk is full; make room and go on.")

    monkeypatch.setattr(stories, "save", refuse)
    qtbot.keyClicks(child(window, "bodyEdit"), "Owed. ")
    window.close()
    assert window.isVisible()
    assert "The disk is full" in window.desk.bars[-1].text
    monkeypatch.setattr(stories, "save", save)
    window.close()
    assert not window.isVisible()
    assert bodies(library_folder)["tram"].startswith("Owed. ")


def test_what_is_typed_before_the_window_is_complete_is_kept(qtbot, library_folder):
    opening = Opening(library_folder, None)
    qtbot.keyClicks(opening.editor.body, "Early. ")
    assert opening.editor.body.textCursor().position() == 7
    opening.finish()
    assert opening.editor.body.textCursor().position() == 7
    opening.window.close()
    assert bodies(library_folder)["tram"].startswith("Early. ")


def test_a_window_that_is_closed_before_it_is_complete_saves_what_was_typed(qtbot, library_folder):
    opening = Opening(library_folder, None)
    qtbot.keyClicks(opening.editor.body, "Hasty. ")
    opening.window.close()
    assert not opening.window.isVisible()
    assert bodies(library_folder)["tram"].startswith("Hasty. ")


def test_a_window_that_is_closed_before_its_last_step_begins_nothing_any_more(qtbot, library_folder):
    opening = Opening(library_folder, None)
    steps = completion.steps(opening)
    while opening.presenter is None:
        next(steps)
    opening.window.close()
    threads = set(threading.enumerate())
    for _ in steps:
        pass
    assert set(threading.enumerate()) <= threads


def test_a_window_that_goes_in_the_moment_after_it_came_is_asked_for_nothing(qtbot, library_folder):
    opening = Opening(library_folder, None)
    opening.window.painted.connect(lambda: pytest.fail("painted"))
    opening.window.repaint()
    opening.window.resize(900, 640)
    opening.window.close()
    opening.window.deleteLater()
    with qtbot.captureExceptions() as caught:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qtbot.wait(20)
    assert caught == []


def test_months_are_called_as_the_rest_is_whatever_language_the_system_speaks(opened, library_folder):
    QLocale.setDefault(QLocale(QLocale.Language.German))
    opened(library_folder)
    assert QLocale().monthName(3) == "March"
    assert datetime(2026, 3, 1, tzinfo=UTC).strftime("%B") == "March"


def test_the_first_paint_loads_nothing_that_can_wait():
    code = (
        "import sys; from deskeditor.ui import application\n"
        "heavy = ('sqlalchemy', 'alembic', 'markdown', 'jinja2', 'PIL', 'PySide6.QtWebEngineCore',\n"
        "         'deskeditor.domain.story', 'deskeditor.ui.library', 'deskeditor.ui.cards')\n"
        "print([name for name in heavy if name in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_a_window_that_is_opened_by_the_program_completes_itself(qtbot, library_folder):
    opening = Opening(library_folder, None)
    opening.window.painted.connect(opening.go_on)
    qtbot.waitUntil(lambda: opening.window.findChild(QLineEdit, "librarySearch") is not None, timeout=20_000)
    qtbot.waitUntil(lambda: opening.window.findChild(QWidget, "previewView") is not None, timeout=20_000)
    opening.window.close()


def test_a_library_without_stories_offers_a_new_one(tmp_path, opened, qtbot):
    create_library(tmp_path / "library").close()
    window = opened(tmp_path / "library")
    assert child(window, "bodyEdit").toPlainText() == ""
    window.close()
    assert bodies(tmp_path / "library") == {}


def test_a_window_that_went_leaves_nothing(library_folder, qtbot):
    window = open_window(library_folder)
    qtbot.wait(50)
    gone = weakref.ref(window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    del window
    gc.collect()
    assert gone() is None
