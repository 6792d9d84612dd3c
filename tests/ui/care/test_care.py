"""Problems of the library are listed and lead to their story; unused images go, and come back."""

import io
from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.services import assets, backups, libraries, stories, unused_images
from deskeditor.services.libraries import open_library
from deskeditor.ui.care.care_presenter import CarePresenter
from deskeditor.ui.care.found_dialog import FoundDialog

WAIT = 30_000


@pytest.fixture
def folder(library_folder):
    return library_folder


@pytest.fixture
def over(qtbot, desk):
    window = QWidget()
    qtbot.addWidget(window)
    presenter = CarePresenter(window, desk)
    desk.lane.begin()
    window.show()
    yield window
    presenter.close()


def dialog(over, name):
    return over.findChild(FoundDialog, name)


def test_a_sound_library_is_said_to_be(over, desk, qtbot):
    desk.commands.run("tools.verify")
    found = dialog(over, "checkDialog")
    qtbot.waitUntil(
        lambda: found.list.accessibleDescription().startswith("The library is sound"), timeout=WAIT
    )
    assert not found.act.isEnabled()


def test_a_problem_leads_to_its_story(over, desk, folder, qtbot):
    with open_library(folder) as library:
        stories.set_fields(library, "wall", {"body": "See [this](nowhere.html)."})
    desk.commands.run("tools.verify")
    found = dialog(over, "checkDialog")
    qtbot.waitUntil(lambda: found.list.count() == 1, timeout=WAIT)
    assert "leads to the story “nowhere”" in found.list.item(0).text()
    assert found.state.text() == "1 problem."
    QTest.keyClick(found.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.open_story.story is not None, timeout=WAIT)
    assert desk.open_story.story.id == "wall"
    assert not found.isVisible()


def test_unused_images_go_with_a_backup_and_come_back(over, desk, folder, qtbot, monkeypatch):
    monkeypatch.setattr(unused_images, "YOUNG", timedelta(seconds=-1))
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(file, "PNG")
    with open_library(folder) as library:
        picture = assets.add_image(library, file.getvalue(), "sea.png")
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.commands.run("tools.unused_images")
    found = dialog(over, "unusedImagesDialog")
    qtbot.waitUntil(lambda: found.list.count() == 1, timeout=WAIT)
    assert found.list.item(0).text() == "sea.png — 40 × 30 — 1 kB"
    found.act.click()
    qtbot.waitUntil(lambda: found.list.accessibleDescription().startswith("No unused images"), timeout=WAIT)
    assert toasts[-1].text == "Removed 1 image"
    assert backups.backups(folder)[0].why is backups.Why.DELETE
    assert desk.messages.take_back_last()
    qtbot.waitUntil(lambda: toasts[-1].text == "Put 1 image back", timeout=WAIT)
    with open_library(folder) as library:
        assert library.asset_path(picture).is_file()
        assert libraries.verify(library) == ()
    qtbot.waitUntil(lambda: found.list.count() == 1, timeout=WAIT)


def test_the_index_is_made_anew(over, desk, folder, qtbot):
    with open_library(folder) as library, library.write() as work:
        work.connection.exec_driver_sql("INSERT INTO story_search(story_search) VALUES ('delete-all')")
        work.commit()
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.commands.run("tools.rebuild_index")
    qtbot.waitUntil(lambda: toasts[-1:] and toasts[-1].text.endswith("made anew"), timeout=WAIT)
    with open_library(folder) as library:
        assert libraries.verify(library) == ()


def test_what_cannot_begin_holds_no_window(over, desk, folder, qtbot):
    database = folder / "library.db"
    database.write_bytes(bytes(100) + database.read_bytes()[100:])
    failures = []
    desk.lane.failure.connect(failures.append)
    desk.commands.run("tools.rebuild_index")
    assert len(desk.running.works) == 1
    qtbot.waitUntil(lambda: desk.running.works == () and len(failures) == 1, timeout=WAIT)
    assert desk.messages.latest[-1] == str(failures[0])
