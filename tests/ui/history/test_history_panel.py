"""The panel of earlier versions: listed, compared, named, copied, brought back; all of it by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.revision import Reason
from deskeditor.services import history, saving, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.history.expanded_view import ExpandedView

WAIT = 30_000
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def revised(library_folder, monkeypatch):
    """The story about the tram, exported, and changed since."""
    monkeypatch.setenv("DESKEDITOR_USER", "Imogen Castellane")
    with open_library(library_folder) as library:
        story = stories.story(library, "tram")
        with library.write() as work:
            saving.keep(work, story, Reason.EXPORTED)
            work.commit()
        changed = replace(story, body=story.body.replace("Thursday", "Friday"), cards=())
        story, _ = stories.save(library, changed)
        stories.checkpoint(library, "tram", "Sent to legal")
        stories.save(library, replace(story, headline="Harrow Bay reopens the tram line"))
    return library_folder


@pytest.fixture
def panel(opened, revised, qtbot):
    window = opened(revised, "tram")
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    panel = window.findChild(QWidget, "historyPanel")
    qtbot.waitUntil(lambda: panel.list.versions.rowCount() == 4, timeout=WAIT)
    qtbot.waitUntil(lambda: "reopens" in panel.diff.toPlainText(), timeout=WAIT)
    return panel


def rows(panel):
    return [(row.why, row.counts) for row in panel.list.versions.versions]


def choose(panel, qtbot, number, word):
    panel.list.choose(number)
    qtbot.waitUntil(lambda: word in panel.diff.toPlainText(), timeout=WAIT)


def test_versions_say_when_why_and_how_much(panel):
    whys = [why for why, _ in rows(panel)]
    assert whys == ["As it stands", "★ Sent to legal", "Exported", "Begun"]
    assert rows(panel)[1][1] == "+1 \N{MINUS SIGN}1"
    first = panel.list.versions.versions[1]
    assert first.when.startswith("Today, ")
    assert first.spoken.endswith("Sent to legal, by Imogen Castellane, 1 words added, 1 removed")
    assert panel.window().findChild(QWidget, "historyPanel").accessibleName() == "History"


def test_what_changed_since_a_version_is_told_by_word(panel, qtbot):
    choose(panel, qtbot, 2, "Thursday")
    text = panel.diff.toPlainText()
    assert "Friday" in text
    assert "− Who owns the sea wall?" in text
    assert panel.walk.place.text() == "1 of 4"
    panel.walk.stepped.emit(1)
    assert panel.walk.place.text() == "2 of 4"


def test_two_versions_are_compared_with_each_other(panel, qtbot):
    choose(panel, qtbot, 3, "reopens")
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: "Thursday" in panel.diff.toPlainText(), timeout=WAIT)
    assert "reopens" not in panel.diff.toPlainText()
    assert panel.diff.accessibleName().startswith("From ")


def test_enter_compares_over_the_text_and_escape_comes_back(panel, qtbot):
    choose(panel, qtbot, 1, "Thursday")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    over = panel.window().findChild(ExpandedView)
    assert over.isVisible()
    assert "Friday" in over.diff.toPlainText()
    over.ways.button(1).click()
    assert over.diff.toPlainText().count("The town council voted on") == 2
    QTest.keyClick(over.diff, Qt.Key.Key_Escape)
    assert not over.isVisible()


def test_a_version_comes_back_and_is_taken_back(panel, qtbot, revised):
    choose(panel, qtbot, 1, "Thursday")
    body = panel.window().findChild(QWidget, "bodyEdit")
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: "Thursday" in body.source, timeout=WAIT)
    qtbot.waitUntil(lambda: rows(panel)[1][0] == "Before restore", timeout=WAIT)
    notices = panel.window().notices
    assert notices.texts[-1].startswith("Restored ")
    QTest.keyClick(panel.list, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: "Friday" in body.source, timeout=WAIT)


def test_what_is_typed_counts_as_now(panel, qtbot):
    body = panel.window().findChild(QWidget, "bodyEdit")
    panel.list.choose(0)
    QTest.keyClicks(body, "Fresh words. ")
    qtbot.waitUntil(lambda: "Fresh words." in panel.diff.toPlainText(), timeout=WAIT)


def test_the_words_of_a_version_are_copied(panel, qtbot):
    choose(panel, qtbot, 1, "Thursday")
    panel.copy_requested.emit()
    qtbot.waitUntil(lambda: "voted on Thursday" in QGuiApplication.clipboard().text(), timeout=WAIT)


def test_a_version_is_named_by_keys(panel, qtbot, revised):
    QTest.keyClick(panel.window(), Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert panel.name.hasFocus()
    QTest.keyClicks(panel.name, "Final")
    QTest.keyClick(panel.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "★ Final" in [why for why, _ in rows(panel)], timeout=WAIT)
    with open_library(revised) as library:
        assert history.revisions(library, "tram")[0].label == "Final"


def test_one_key_shows_what_the_readers_do_not_have(opened, revised, qtbot):
    with open_library(revised) as library, library.write() as work:
        work.stories.set_exported("tram", stories.story(library, "tram").changed_at)
        work.commit()
    window = opened(revised, "tram")
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F4)
    qtbot.waitUntil(lambda: window.findChild(ExpandedView) is not None, timeout=WAIT)
    over = window.findChild(ExpandedView)
    assert over.title.text().startswith("Changes since the export of ")
    assert "Friday" in over.diff.toPlainText()


def test_a_story_without_a_past_says_so(opened, library_folder, qtbot):
    window = opened(library_folder, "tram")
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    panel = window.findChild(QWidget, "historyPanel")
    assert panel.list.versions.rowCount() == 0
    assert panel._pages.currentIndex() == 0
