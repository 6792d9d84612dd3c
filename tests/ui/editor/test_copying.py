"""The body, or what is selected of it, comes onto the real clipboard as HTML and as rich text."""

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor

from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.services import sites
from deskeditor.ui.editor.copying import copied


@pytest.fixture
def clipboard(qtbot):
    board = QGuiApplication.clipboard()
    board.clear()
    return board


@pytest.fixture
def copy(qtbot, desk, open_tram, clipboard):
    """Run a command on the open story `tram`, and give what is on the clipboard then."""
    open_tram()
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)

    def run(command):
        toasts.clear()
        desk.commands.run(command)
        qtbot.waitUntil(lambda: bool(toasts), timeout=10_000)
        return clipboard.mimeData()

    return run


WHOLE = "<p>The council voted late on Thursday.</p>\n<p>Trams run in <strong>spring 2029</strong>.</p>\n"


def test_the_body_as_html(copy):
    data = copy("edit.copy_html")
    assert data.text() == WHOLE
    assert not data.hasHtml()


def test_the_body_as_rich_text(copy):
    data = copy("edit.copy_rich")
    assert data.html() == f'<meta charset="utf-8">{WHOLE}'
    assert data.text() == "The council voted late on Thursday.\n\nTrams run in spring 2029."


def test_only_what_is_selected(copy, view):
    cursor = view.body.textCursor()
    cursor.setPosition(view.body.source.index("Trams"))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    view.body.setTextCursor(cursor)
    assert copy("edit.copy_html").text() == "<p>Trams run in <strong>spring 2029</strong>.</p>\n"
    assert copy("edit.copy_rich").text() == "Trams run in spring 2029."


def test_a_selected_passage_keeps_its_notes_and_has_no_dateline(copy, desk, view, qtbot):
    story = desk.open_story.story.with_details(dateline="Harrow Bay")
    desk.open_story.set_details(story.details)
    view.body.change("One.[^1]\n\nTwo.\n\n[^1]: A note.\n", 0, 8)
    html = copy("edit.copy_html").text()
    assert html.startswith('<p>One.<sup><a id="fnref-1" href="#fn-1"')
    assert "A note." in html
    assert "Two." not in html


def test_links_are_whole_where_the_sites_address_is_known(copy, desk, view):
    site = Site(address="https://courier.example")
    desk.lane.ask(lambda library: sites.save_site(library, site))
    view.body.change("[The wall](sea-wall.html)", 0, 0)
    assert 'href="https://courier.example/sea-wall.html"' in copy("edit.copy_html").text()


def test_an_empty_body_copies_nothing_and_says_so(copy, view, clipboard):
    clipboard.setText("before")
    view.body.change("", 0, 0)
    assert copy("edit.copy_html").text() == "before"


@pytest.mark.parametrize("place", [None, (0, 40)])
def test_notes_to_self_are_not_copied(place):
    story = Story(id="tram", body="The council <!-- ask legal --> voted.\n\n<!--\nask legal\n-->\n")
    made = copied(story, Surroundings(), place)
    assert "voted" in made.html
    assert "ask legal" not in made.html + made.words
