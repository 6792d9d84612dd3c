"""While a save fails, a bar above the text says why, and what can be done."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from deskeditor.services import stories
from deskeditor.services.libraries import open_library

WAIT = 30_000


@pytest.fixture
def body(window):
    return window.findChild(QWidget, "bodyEdit")


def bars(window):
    return [bar.text for bar in window.regions["editor"].bars]


def press(window, name):
    (bar,) = window.regions["editor"].bars
    next(button for button in bar.findChildren(QPushButton) if button.text() == name).click()


def test_the_bar_says_why_and_goes_when_all_is_saved(window, body, broken, qtbot):
    QTest.keyClicks(body, "x")
    qtbot.waitUntil(lambda: len(bars(window)) == 1, timeout=WAIT)
    assert bars(window)[0].startswith("Not saved: The disk is full; make room and go on.")
    broken["why"] = ""
    press(window, "Try again")
    qtbot.waitUntil(lambda: not bars(window), timeout=WAIT)
    qtbot.waitUntil(lambda: window.status_bar.save_state.text().strip().startswith("Saved "), timeout=WAIT)


def test_another_reason_replaces_the_bar(window, body, broken, qtbot):
    QTest.keyClicks(body, "x")
    qtbot.waitUntil(lambda: len(bars(window)) == 1, timeout=WAIT)
    broken["why"] = "The library is gone."
    QTest.keyClicks(body, "y")
    qtbot.waitUntil(lambda: "gone" in "".join(bars(window)), timeout=WAIT)
    assert len(bars(window)) == 1
    broken["why"] = ""


def test_the_text_can_be_taken_elsewhere(window, body, broken, qtbot, tmp_path, monkeypatch):
    QTest.keyClicks(body, "x")
    qtbot.waitUntil(lambda: len(bars(window)) == 1, timeout=WAIT)
    press(window, "Copy the text")
    assert "xThe town council voted on Thursday." in QGuiApplication.clipboard().text()

    window.status_bar.save_state.click()  # "Not saved": tried again at once, which fails and says so anew
    qtbot.waitUntil(lambda: len(bars(window)) == 1, timeout=WAIT)
    copy = tmp_path / "copy.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))
    press(window, "Save a copy…")
    assert "xThe town council voted on Thursday." in copy.read_text(encoding="utf-8")
    broken["why"] = ""


def test_what_was_not_saved_is_saved_later(window, body, broken, qtbot, library_folder):
    QTest.keyClicks(body, "x")
    qtbot.waitUntil(lambda: len(bars(window)) == 1, timeout=WAIT)
    broken["why"] = ""
    window.close()
    with open_library(library_folder) as library:
        assert stories.story(library, "tram").body.startswith("xThe town council")
