"""The authors on file, edited by keys."""

from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.author import COLOURS, Author
from deskeditor.services import sites, stories


@pytest.fixture
def page(dialog):
    dialog.show_page("Authors")
    return dialog.pages[1]


@pytest.fixture
def authors_are(qtbot, kept):
    def wait(*wanted):
        qtbot.waitUntil(lambda: kept(sites.authors) == wanted, timeout=WAIT)

    return wait


WAIT = 30_000
IMOGEN, TOBIAS = Author(name="Imogen Castellane", initials="IC"), Author(name="Tobias Renshaw")


def test_what_is_known_of_an_author_is_shown(page):
    assert page.author_name.text() == "Imogen Castellane"
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.author_name.text() == "Tobias Renshaw"
    assert page.initials.line.placeholderText() == "TR"


def test_what_is_typed_is_saved_of_the_author_who_is_chosen(page, authors_are):
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    QTest.keyClicks(page.initials.line, "T")
    QTest.keyClicks(page.address.line, "https://courier.example/tobias")
    QTest.keyClicks(page.bio.box, "Counts votes.")
    tobias = Author(
        name=TOBIAS.name, initials="T", address="https://courier.example/tobias", bio="Counts votes."
    )
    authors_are(IMOGEN, tobias)


def test_an_address_that_is_none_is_not_saved(page, kept):
    page.address.line.setFocus()
    QTest.keyClicks(page.address.line, "javascript:x")
    page.initials.line.setFocus()
    assert "is no web address" in page.address.control.accessibleDescription()
    assert kept(sites.authors) == (IMOGEN, TOBIAS)


def test_a_new_author_is_named_and_then_edited(page, dialog, authors_are):
    page.new.setFocus()
    QTest.keyClick(page.new, Qt.Key.Key_Return)
    QTest.keyClicks(dialog.focusWidget(), "Beatrix Nwosu")
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert dialog.focusWidget() is page.initials.line
    assert page.list.currentItem().text() == "Beatrix Nwosu"
    authors_are(Author(name="Beatrix Nwosu"), IMOGEN, TOBIAS)


def test_a_name_is_changed_when_its_field_is_left(qtbot, page, authors_are):
    page.author_name.line.setFocus()
    QTest.keyClick(page.author_name.line, Qt.Key.Key_End)
    QTest.keyClicks(page.author_name.line, " OBE")
    QTest.keyClick(page.author_name.line, Qt.Key.Key_Tab)
    authors_are(Author(name="Imogen Castellane OBE", initials="IC"), TOBIAS)
    qtbot.waitUntil(lambda: page.list.currentItem().text() == "Imogen Castellane OBE", timeout=WAIT)


def test_what_is_typed_right_after_a_new_name_stands_beside_what_was_known(page, authors_are):
    page.author_name.line.setFocus()
    QTest.keyClick(page.author_name.line, Qt.Key.Key_End)
    QTest.keyClicks(page.author_name.line, " OBE")
    QTest.keyClick(page.author_name.line, Qt.Key.Key_Tab)
    QTest.keyClicks(page.bio.box, "Counts votes.")  # the library has not answered yet
    authors_are(Author(name="Imogen Castellane OBE", initials="IC", bio="Counts votes."), TOBIAS)


def test_what_was_typed_right_before_an_author_went_comes_back_with_undo(page, authors_are, qtbot):
    QTest.keyClicks(page.bio.box, "Counts votes.")
    page.remove.click()
    authors_are(TOBIAS)
    qtbot.waitUntil(lambda: page.done.undo.isVisible(), timeout=WAIT)
    page.done.undo.click()
    authors_are(replace(IMOGEN, bio="Counts votes."), TOBIAS)


def test_a_name_that_is_taken_is_refused(qtbot, page, authors_are):
    page.author_name.line.setFocus()
    page.author_name.line.setText("Tobias Renshaw")
    QTest.keyClick(page.author_name.line, Qt.Key.Key_Tab)
    qtbot.waitUntil(
        lambda: "is there already" in page.author_name.control.accessibleDescription(), timeout=WAIT
    )
    authors_are(IMOGEN, TOBIAS)
    page.merge.click()
    authors_are(Author(name="Tobias Renshaw", initials="IC"))
    qtbot.waitUntil(lambda: page.done.undo.isVisible(), timeout=WAIT)
    assert (
        page.done.words.text() == "Merged the author “Imogen Castellane” into “Tobias Renshaw” in 0 stories."
    )
    page.done.undo.click()
    authors_are(IMOGEN, TOBIAS)


def test_a_name_in_bylines_is_listed_described_and_follows_its_new_name(page, desk, kept, qtbot):
    byline = {"byline": "Beatrix Nwosu"}
    desk.lane.ask(lambda library: stories.set_fields(library, "tram", byline)[1], desk.hub.announce)
    qtbot.waitUntil(lambda: page.list.count() == 3, timeout=WAIT)
    assert page.list.item(0).data(Qt.ItemDataRole.UserRole) == "1 story"
    page.list.setCurrentRow(0)
    assert not page.remove.isEnabled()
    page.colour.box.setFocus()
    QTest.keyClick(page.colour.box, Qt.Key.Key_Down)
    beatrix = Author(name="Beatrix Nwosu", colour=COLOURS[0])
    qtbot.waitUntil(lambda: beatrix in kept(sites.authors), timeout=WAIT)
    page.author_name.line.setFocus()
    page.author_name.line.selectAll()
    QTest.keyClicks(page.author_name.line, "Beatrix van Nwosu")
    QTest.keyClick(page.author_name.line, Qt.Key.Key_Tab)
    story = partial(stories.story, id="tram")
    qtbot.waitUntil(lambda: kept(story).details.byline == ("Beatrix van Nwosu",), timeout=WAIT)
    assert replace(beatrix, name="Beatrix van Nwosu") in kept(sites.authors)


def test_an_author_is_taken_off_file(page, authors_are, qtbot):
    page.remove.click()
    authors_are(TOBIAS)
    page.remove.click()
    authors_are()
    qtbot.waitUntil(lambda: not page.remove.isEnabled(), timeout=WAIT)
    assert page.author_name.isHidden()
