"""A story that is changed in two places: both versions are kept, seen side by side, and merged."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.history.merge_view import MergeView

WAIT = 30_000


@pytest.fixture
def conflicted(window, library_folder, qtbot):
    """A window whose open story was changed by somebody else while it was being changed here."""
    with open_library(library_folder) as library:
        theirs = stories.story(library, "tram")
        stories.save(library, replace(theirs, body=theirs.body.replace("four parts", "five parts")))
    QTest.keyClicks(window.findChild(QWidget, "bodyEdit"), "Late: ")
    qtbot.waitUntil(lambda: len(window.regions["editor"].bars) == 1, timeout=WAIT)
    return window


def stored(folder):
    with open_library(folder) as library:
        return stories.story(library, "tram").body


def merge_view(window, qtbot):
    (bar,) = window.regions["editor"].bars
    assert "was changed elsewhere too" in bar.text
    bar.findChild(QPushButton).click()
    qtbot.waitUntil(lambda: window.findChild(MergeView) is not None, timeout=WAIT)
    return window.findChild(MergeView)


def test_nothing_is_overwritten_silently(conflicted, library_folder):
    body = stored(library_folder)
    assert body.startswith("Late: ")
    with open_library(library_folder) as library, library.read() as reading:
        kept = reading.revisions.of("tram")
    assert any("five parts" in one.snapshot.body for one in kept)


def test_the_versions_are_merged_by_paragraph(conflicted, library_folder, qtbot):
    view = merge_view(conflicted, qtbot)
    assert len(view.choices) == 2
    last = list(view.choices.values())[-1]
    last.button(0).setFocus()
    QTest.keyClick(last.button(0), Qt.Key.Key_Right)  # from yours to theirs
    view.merge.click()
    body = conflicted.findChild(QWidget, "bodyEdit")
    qtbot.waitUntil(lambda: "five parts" in body.source, timeout=WAIT)
    assert body.source.startswith("Late: ")
    assert stored(library_folder) == body.source
    assert conflicted.regions["editor"].bars == ()
    conflicted.notices._cards[-1].findChild(QPushButton).click()  # Undo
    qtbot.waitUntil(lambda: "four parts" in body.source, timeout=WAIT)


def test_escape_keeps_yours(conflicted, library_folder, qtbot):
    view = merge_view(conflicted, qtbot)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()
    assert QApplication.focusWidget() is conflicted.findChild(QWidget, "bodyEdit")  # the keys are not lost
    assert "four parts" in stored(library_folder)
