"""Where a link leads is typed, copied, or found among the stories; all with keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor

from deskeditor.ui.editor.link_popover import LinkPopover
from deskeditor.ui.editor.linking import address

WAIT = 30_000


@pytest.fixture
def link(view, desk, open_tram):
    """Opens the popover over the word `council` with a command; gives its field."""

    def open_it(command: str = "insert.link", words: str = "council"):
        at = view.body.source.index(words)
        cursor = view.body.textCursor()
        cursor.setPosition(at)
        cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
        view.body.setTextCursor(cursor)
        desk.commands.run(command)
        return view.window().findChild(LinkPopover)

    open_tram()
    QGuiApplication.clipboard().clear()
    return open_it


def test_the_copied_address_waits_for_enter(qtbot, view, link):
    QGuiApplication.clipboard().setText("https://harrowbay.example/depot?utm_source=x")
    popover = link()
    assert popover.field.text == "https://harrowbay.example/depot?utm_source=x"
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)
    assert "[council](https://harrowbay.example/depot)" in view.body.source
    assert view.body.hasFocus()
    assert view.body.textCursor().selectedText() == "council"


@pytest.mark.parametrize("copied", ["some words", "javascript:alert(1)", "https://a b"])
def test_nothing_else_that_was_copied_is_offered(link, copied):
    QGuiApplication.clipboard().setText(copied)
    popover = link()
    assert popover.field.text == ""
    popover.dismiss()


def test_escape_changes_nothing(qtbot, view, link):
    before = view.body.source
    popover = link()
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Escape)
    assert view.body.source == before
    assert not popover.isVisible()
    assert view.body.hasFocus()


def test_a_story_is_found_by_its_headline(qtbot, view, link):
    popover = link()
    qtbot.keyClicks(popover.field.edit, "ferry")
    qtbot.waitUntil(lambda: popover.list.model().rowCount() == 1, timeout=WAIT)
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)
    assert "The [council](the-ferry.html) voted" in view.body.source


def test_link_to_story_shows_the_stories_at_once(qtbot, view, link):
    popover = link("insert.story_link")
    qtbot.waitUntil(lambda: popover.list.model().rowCount() == 1, timeout=WAIT)
    assert popover.list.model().index(0).data() == "The ferry"
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)  # the first is chosen
    assert "[council](the-ferry.html)" in view.body.source


def test_a_link_is_led_elsewhere_and_taken_away(qtbot, view, link):
    view.body.change("See [the wall](https://a.example).", 0, 0)
    popover = link(words="wall")
    assert popover.field.text == "https://a.example"
    popover.field.edit.setText("b.example/x")
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)
    assert view.body.source == "See [the wall](https://b.example/x)."
    popover = link(words="wall")
    popover.field.edit.clear()
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)
    assert view.body.source == "See the wall."


def test_what_is_neither_is_said(qtbot, view, link):
    before = view.body.source
    popover = link()
    qtbot.keyClicks(popover.field.edit, "nothing like it")
    qtbot.waitUntil(lambda: popover.list.model().rowCount() == 0, timeout=WAIT)
    qtbot.keyClick(popover.field.edit, Qt.Key.Key_Return)
    assert popover._foot.text() == "That is neither a web address nor a story of this library."
    assert view.body.source == before
    popover.dismiss()


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("https://a.example/x", "https://a.example/x"),
        ("a.example", "https://a.example"),
        ("the-ferry.html", "the-ferry.html"),
        ("#part", "#part"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("javascript:x", ""),
        ("words", ""),
        ("", ""),
    ],
)
def test_an_address(typed, target):
    assert address(typed) == target


def test_an_embed_takes_the_copied_address(view, desk, link):
    QGuiApplication.clipboard().setText("https://video.example/1")
    desk.commands.run("insert.embed")
    assert "](https://video.example/1)" in view.body.source
