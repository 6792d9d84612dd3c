"""The last steps of undo come back with the next start."""

import shutil
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.editor.undo_keeper import UndoKeeper
from deskeditor.ui.open_story import OpenStory

WAIT = 30_000
FIRST = "The town council voted on Thursday.\n\n## What the council agreed\n\nThe motion has four parts."
CONTROL = Qt.KeyboardModifier.ControlModifier


def body_of(window):
    return window.findChild(QWidget, "bodyEdit")


def undo(body):
    QTest.keyClick(body, Qt.Key.Key_Z, CONTROL)


def stored(folder):
    with open_library(folder) as library:
        return stories.story(library, "tram").body


def keep(window):
    window.findChild(UndoKeeper).keep()


@pytest.fixture
def typed(opened, library_folder, qtbot):
    """A window in which two steps were made, and kept; it is not told that an end is near."""
    window = opened(library_folder)
    body = body_of(window)
    QTest.keyClick(body, Qt.Key.Key_End, CONTROL)
    QTest.keyClicks(body, " One.")
    keep(window)
    QTest.keyClick(body, Qt.Key.Key_Home, CONTROL)
    body.insertPlainText("Two 𝔗. ")
    keep(window)
    path = window.findChild(UndoKeeper).folder
    qtbot.waitUntil(lambda: stored(library_folder).startswith("Two"), timeout=WAIT)
    qtbot.waitUntil(lambda: any(b"wo " in one.read_bytes() for one in path.glob("*.steps")), timeout=WAIT)
    return library_folder


def test_the_next_start_takes_the_steps_back_and_forth(typed, opened, qtbot):
    body = body_of(opened(typed))
    whole = body.source
    qtbot.waitUntil(lambda: body.document().availableUndoSteps() >= 2, timeout=WAIT)
    assert body.source == whole == f"Two 𝔗. {FIRST} One."
    undo(body)
    assert body.source == f"{FIRST} One."
    undo(body)
    assert body.source == FIRST
    undo(body)
    assert body.source == FIRST
    body.redo()
    body.redo()
    assert body.source == whole
    qtbot.waitUntil(lambda: stored(typed) == whole, timeout=WAIT)


def test_what_is_typed_before_they_are_back_is_the_last_step(typed, opened, qtbot):
    window = opened(typed)
    body = body_of(window)
    QTest.keyClicks(body, "x")
    qtbot.waitUntil(lambda: body.document().availableUndoSteps() >= 3, timeout=WAIT)
    undo(body)
    assert body.source == f"Two 𝔗. {FIRST} One."
    undo(body)
    assert body.source == f"{FIRST} One."


def test_a_library_that_was_moved_has_them_still(typed, opened, qtbot):
    moved = typed.with_name("moved")
    shutil.copytree(typed, moved)
    body = body_of(opened(moved))
    qtbot.waitUntil(lambda: body.document().availableUndoSteps() >= 2, timeout=WAIT)
    undo(body)
    assert body.source == f"{FIRST} One."


def test_what_came_from_elsewhere_while_it_was_open_is_a_step_too(typed, opened, qtbot):
    window = opened(typed)
    body = body_of(window)
    qtbot.waitUntil(lambda: body.document().availableUndoSteps() >= 2, timeout=WAIT)
    open_story = window.findChild(OpenStory)
    open_story.change(replace(open_story.story, body=f"Elsewhere. {open_story.story.body}"))
    qtbot.waitUntil(lambda: stored(typed).startswith("Elsewhere. Two"), timeout=WAIT)
    kept = window.findChild(UndoKeeper).folder.glob
    qtbot.waitUntil(lambda: any(b"Elsewhere" in one.read_bytes() for one in kept("*.steps")), timeout=WAIT)

    again = body_of(opened(typed))
    qtbot.waitUntil(lambda: again.document().availableUndoSteps() >= 3, timeout=WAIT)
    undo(again)
    assert again.source == f"Two 𝔗. {FIRST} One."


def test_a_text_that_was_changed_elsewhere_has_no_steps(typed, opened, qtbot):
    with open_library(typed) as library:
        stories.set_fields(library, "tram", {"body": "Another text."})
    window = opened(typed)
    body = body_of(window)
    keeper = window.findChild(UndoKeeper)
    qtbot.waitUntil(lambda: keeper._lane.is_idle, timeout=WAIT)
    undo(body)
    assert body.source == "Another text."


def test_each_story_has_steps_of_its_own(typed, opened, qtbot):
    window = opened(typed)
    body = body_of(window)
    qtbot.waitUntil(lambda: body.document().availableUndoSteps() >= 2, timeout=WAIT)
    window.findChild(OpenStory).open("wall")
    qtbot.waitUntil(lambda: body.source == "Nobody.", timeout=WAIT)
    QTest.keyClicks(body, "A")
    window.findChild(OpenStory).open("tram")
    qtbot.waitUntil(lambda: body.source.startswith("Two"), timeout=WAIT)
    undo(body)
    assert body.source == f"{FIRST} One."
    keep(window)

    again = opened(typed, "wall")
    qtbot.waitUntil(lambda: body_of(again).document().availableUndoSteps() >= 1, timeout=WAIT)
    undo(body_of(again))
    assert body_of(again).source == "Nobody."
