"""Searches by operators, kept under their words, and a story opened where it was found."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from deskeditor.services import searches
from deskeditor.services.libraries import open_library
from deskeditor.storage import hits
from deskeditor.ui.application import Opening
from deskeditor.ui.library.saved_searches import SavedSearches

WAIT = 30_000


@pytest.fixture
def panel(window):
    return window.findChild(QWidget, "libraryPanel")


def shown(panel):
    return [row.id for row in panel.list.rows.rows]


def labels(menu):
    return [action.text() for action in menu.actions() if action.text()]


def test_operators_work_in_the_search_field(panel, qtbot):
    QTest.keyClicks(panel.search.edit, "author:renshaw tag:coast")
    qtbot.waitUntil(lambda: shown(panel) == ["wall"], timeout=WAIT)
    panel.search.edit.setText("?!")
    qtbot.waitUntil(lambda: panel.total.text() == "0", timeout=WAIT)


def test_a_number_that_was_not_counted_to_its_end_says_so(panel, qtbot, monkeypatch):
    monkeypatch.setattr(hits, "MOST", 1)
    QTest.keyClicks(panel.search.edit, "the")
    qtbot.waitUntil(lambda: panel.total.text() == "2+", timeout=WAIT)
    monkeypatch.setattr(hits, "MOST", 2)
    panel.search.edit.setText("the ")
    qtbot.waitUntil(lambda: panel.total.text() == "2", timeout=WAIT)


def test_a_found_story_opens_where_it_was_found(window, panel, qtbot):
    QTest.keyClicks(panel.search.edit, 'status:in-review "four parts"')
    qtbot.waitUntil(lambda: shown(panel) == ["tram"], timeout=WAIT)
    QTest.keyClick(panel.search.edit, Qt.Key.Key_Return)
    body = window.findChild(QWidget, "bodyEdit")
    qtbot.waitUntil(lambda: body.textCursor().selectedText() == "four parts", timeout=WAIT)
    qtbot.waitUntil(body.hasFocus, timeout=WAIT)


def test_a_search_is_kept_and_made_again(window, panel, library_folder, qtbot):
    commands = window.findChild(Opening).presenter.desk.commands
    kept = window.findChild(SavedSearches)
    commands.run("library.save_search")
    assert window.notices.texts[-1] == "Type a search first"
    panel.search.edit.setText("tag:coast")
    commands.run("library.save_search")
    qtbot.waitUntil(lambda: labels(kept.menu) == ["tag:coast", "Forget this search"], timeout=WAIT)
    with open_library(library_folder) as library:
        assert [one.text for one in searches.saved(library)] == ["tag:coast"]
    panel.search.clear()
    kept.fill()
    assert labels(kept.menu) == ["tag:coast", "Save this search"]
    kept.menu.actions()[0].trigger()
    assert panel.search.text == "tag:coast"
    qtbot.waitUntil(lambda: shown(panel) == ["wall"], timeout=WAIT)
    commands.run("library.save_search")
    qtbot.waitUntil(lambda: labels(kept.menu) == ["Save this search"], timeout=WAIT)


def test_an_operator_that_cannot_be_meant_is_explained(panel, qtbot):
    panel.search.edit.setText("status:bogus")
    qtbot.waitUntil(lambda: panel.total.text() == "0", timeout=WAIT)
    said = [label.text() for label in panel.empty.findChildren(QLabel)]
    assert "Nothing matches “status:bogus”" in said
    assert "“status:bogus” names no status: use draft, in-review, ready, published or archived." in said


def test_where_no_reminder_is_due_nobody_is_told_to_try_fewer_words(panel, window, qtbot):
    window.findChild(Opening).presenter.desk.commands.run("library.due")
    qtbot.waitUntil(lambda: panel.total.text() == "0", timeout=WAIT)
    assert "No reminder is due" in [label.text() for label in panel.empty.findChildren(QLabel)]
