"""The story that was open comes back with its caret and its place on the page, however the program ended."""

from pathlib import Path

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.storage.first_words import first_words
from deskeditor.ui.window_state import Place, WindowState

LONG = "\n\n".join(f"Paragraph {number}." for number in range(200))


@pytest.fixture
def long_story(library_folder):
    with open_library(library_folder) as library:
        stories.new(library, Story(id="long", headline="Long", body=LONG))
        stories.new(library, Story(id="late", headline="Changed last", body="Late."))
    return library_folder


def body_of(window):
    return window.findChild(QWidget, "bodyEdit")


def move(body, position):
    cursor = QTextCursor(body.document())
    cursor.setPosition(position)
    body.setTextCursor(cursor)


def test_the_place_comes_back_after_an_end_without_goodbye(opened, long_story, qtbot):
    window = opened(long_story, "long")
    body = body_of(window)
    move(body, 1500)
    body.verticalScrollBar().setValue(120)
    qtbot.waitUntil(lambda: WindowState().place(long_story) == Place("long", 1500, 120), timeout=30_000)
    # nothing was said of an end: what is on the disk is all that the next window knows

    again = body_of(opened(long_story))
    assert again.source.startswith("Paragraph 0.")
    assert again.textCursor().position() == 1500
    assert again.verticalScrollBar().value() == 120


def test_a_shorter_text_has_its_caret_at_the_end(opened, long_story):
    WindowState().keep_place(long_story, Place("late", 4000, 0))
    body = body_of(opened(long_story))
    assert body.source == "Late."
    assert body.textCursor().position() == len("Late.")
    QTest.keyClicks(body, "r")
    assert body.source == "Late.r"


def test_a_story_that_was_trashed_does_not_come_back(long_story):
    assert first_words(long_story, None, "long").headline == "Long"
    assert first_words(long_story, "late", "long").headline == "Changed last"
    with open_library(long_story) as library:
        stories.trash(library, ["long"])
    assert first_words(long_story, None, "long").headline == "Changed last"


def test_each_library_has_a_place_of_its_own():
    state = WindowState()
    state.keep_place(Path("/a"), Place("tram", 3, 1))
    assert WindowState().place(Path("/a")) == Place("tram", 3, 1)
    assert WindowState().place(Path("/b")) == Place()
