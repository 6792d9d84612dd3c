"""The foot of the window says the truth about saving, and counts."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.errors import CannotWrite
from deskeditor.services import stories
from deskeditor.ui.shell.status_presenter import clock

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def bar(window):
    return window.status_bar


@pytest.fixture
def body(window):
    return window.findChild(QWidget, "bodyEdit")


def said(item):
    return item.text().strip() if item.isVisible() else ""


def test_saving_and_saved(bar, body, qtbot):
    assert said(bar.save_state).startswith("Saved ")
    QTest.keyClicks(body, "x")
    assert said(bar.save_state) == "Saving…"
    qtbot.waitUntil(lambda: said(bar.save_state).startswith("Saved "), timeout=3000)


def test_not_saved_says_why_until_it_is(bar, body, qtbot, monkeypatch):
    save = stories.save

    def refuse(*_args, **_rest):
        raise CannotWrite("The disk is full; make room and go on.")

    monkeypatch.setattr(stories, "save", refuse)
    QTest.keyClicks(body, "x")
    full = "Not saved — The disk is full; make room and go on."
    qtbot.waitUntil(lambda: said(bar.save_state) == full, timeout=3000)
    assert bar.save_state.property("kind") == "error"
    QTest.keyClicks(body, "y")
    assert said(bar.save_state) == full
    monkeypatch.setattr(stories, "save", save)
    qtbot.waitUntil(lambda: said(bar.save_state).startswith("Saved "), timeout=3000)


def test_words_reading_time_and_caret(bar, body, qtbot):
    qtbot.waitUntil(lambda: said(bar.words) == "15 words", timeout=3000)
    assert said(bar.reading) == "1 min read"
    assert said(bar.caret) == "Ln 1, Col 1"
    QTest.keyClicks(body, "Two words. ")
    qtbot.waitUntil(lambda: said(bar.words) == "17 words", timeout=3000)
    assert said(bar.caret) == "Ln 1, Col 12"


def test_a_selection_is_counted(bar, body, qtbot):
    qtbot.waitUntil(lambda: said(bar.words) == "15 words", timeout=3000)
    body.selectAll()
    qtbot.waitUntil(lambda: said(bar.words) == "15 of 15 words", timeout=3000)


def test_a_story_that_was_never_exported_says_so(bar):
    assert said(bar.exported) == "Not exported yet"


def test_without_a_story_there_is_nothing_to_say(window, bar, qtbot):
    QTest.keyClick(window, Qt.Key.Key_Delete, CTRL_SHIFT)
    qtbot.waitUntil(lambda: window.windowTitle() == "deskeditor")
    qtbot.waitUntil(lambda: not any(map(said, (bar.words, bar.reading, bar.caret, bar.exported))))


def test_moments_are_short():
    now = datetime.now(UTC)
    assert clock(now) == now.astimezone().strftime("%H:%M")
    long_ago = datetime(2021, 11, 18, 12, tzinfo=UTC)
    assert clock(long_ago) == "18 Nov 2021"
    assert clock(now - timedelta(days=400)).endswith(str((now - timedelta(days=400)).year))
