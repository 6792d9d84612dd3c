"""The foot of the window says how the page on disk stands to the story."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.services import exporting
from deskeditor.services.exporting import ExportRequest
from deskeditor.services.libraries import open_library

SAME = "The page on disk is this page"


@pytest.fixture
def exported(library_folder, tmp_path):
    library = open_library(library_folder)
    (done,) = exporting.export(library, ExportRequest(stories=("tram",), folder=tmp_path / "out"))
    library.close()
    return done.files[0]


@pytest.fixture
def says(exported, opened, library_folder, qtbot):
    """A window on the exported story, and a way to wait until its foot says something."""
    window = opened(library_folder, "tram")
    qtbot.waitUntil(window.isActiveWindow)

    def wait(words: str) -> None:
        qtbot.waitUntil(lambda: window.status_bar.exported.text() == words, timeout=20_000)

    wait.window = window
    return wait


def field(window, name):
    return window.findChild(QWidget, name)


def test_the_page_on_disk_is_this_page(says):
    says(SAME)
    assert says.window.status_bar.exported.accessibleName() == SAME
    assert says.window.status_bar.exported.toolTip().startswith("Exported ")


def test_the_first_part_that_differs_is_named_and_comes_back(says):
    says(SAME)
    headline = field(says.window, "headlineEdit")
    QTest.keyClicks(headline, "x")
    assert says.window.status_bar.exported.text().startswith("Exported ")  # at once: it is not any more
    says("Headline changed since the export")
    headline.undo()
    says(SAME)


def test_typing_on_keeps_what_was_said(says):
    says(SAME)
    body = field(says.window, "bodyEdit")
    QTest.keyClicks(body, "x")
    says("Body changed since the export")
    QTest.keyClicks(body, "y")
    assert says.window.status_bar.exported.text() == "Body changed since the export"


def test_a_page_that_is_gone(exported, says):
    exported.unlink()
    QTest.keyClicks(field(says.window, "bodyEdit"), "x")
    says("The exported page is not there any more")


def test_a_click_leads_to_the_export(says, qtbot):
    says(SAME)
    says.window.status_bar.exported.click()
    dialog = says.window.findChild(QWidget, "exportDialog")
    qtbot.waitUntil(dialog.isVisible)
    dialog.reject()
