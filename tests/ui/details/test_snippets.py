"""Details shows the search result and the social card of the page; each part leads to its field."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from deskeditor.ui.details.details_view import LEAD_IMAGE, SOCIAL_IMAGE
from deskeditor.ui.details.snippet_part import RING, Look, SnippetPart
from deskeditor.ui.details.social_card import NO_ADDRESS, NO_PICTURE

LONG = "Harrow Bay council votes seven to four to reopen the tram line that was closed nine years ago"


def image(colour: str) -> QImage:
    made = QImage(382, 200, QImage.Format.Format_RGB32)
    made.fill(colour)
    return made


@pytest.fixture
def fields(form, view, qtbot):
    """The fields of search and social media, unfolded, once the site is known."""
    view.set_fold_open(wanted=True)
    search_social = form.search_social
    qtbot.waitUntil(lambda: search_social.card.domain.text() == "harrowbay.example")
    return search_social


def change(desk, **values):
    desk.open_story.set_details(desk.open_story.story.with_details(**values).details)


def test_both_follow_the_story_where_nothing_is_worded(fields):
    headline = "Harrow Bay votes to reopen the tram line"
    assert fields.snippet.title.text() == f"{headline} – The Courier"
    assert fields.card.title.text() == headline
    assert fields.card.description.text() == "After nine years the Shore Line will carry passengers again."


def test_own_words_come_first(fields, desk):
    change(desk, search_title="Votes", description="Nine years.", canonical="https://first.example/tram")
    assert (fields.snippet.title.text(), fields.card.title.text()) == (
        "Votes",
        desk.open_story.story.headline,
    )
    assert fields.card.description.text() == "Nine years."
    assert fields.card.domain.text() == "first.example"
    change(desk, social_title="Seven to four", social_description="A vote.")
    assert (fields.card.title.text(), fields.card.description.text()) == ("Seven to four", "A vote.")


def test_the_lead_image_stands_in_for_the_social_one(fields, view):
    picture = fields.card.picture
    assert picture.text() == NO_PICTURE
    view.show_picture(LEAD_IMAGE, image("red"))
    assert (picture.text(), picture._picture.pixelColor(0, 0).name()) == ("", "#ff0000")
    view.show_picture(SOCIAL_IMAGE, image("blue"))
    assert picture._picture.pixelColor(0, 0).name() == "#0000ff"
    view.show_picture(SOCIAL_IMAGE, QImage())
    assert picture._picture.pixelColor(0, 0).name() == "#ff0000"


def test_a_site_without_an_address_tells_of_no_picture(fields, view):
    view.show_picture(LEAD_IMAGE, image("red"))
    fields.card.show_card("", "Title", "")
    assert fields.card.picture.text() == NO_ADDRESS
    assert not fields.card.description.isVisible()


@pytest.mark.parametrize(
    ("part", "field"),
    [
        ("snippet.address", "canonical"),
        ("snippet.title", "search_title"),
        ("snippet.description", "description"),
        ("card.domain", "canonical"),
        ("card.title", "social_title"),
        ("card.description", "social_description"),
        ("card.picture", "picture.zone"),
    ],
)
@pytest.mark.parametrize("how", ["click", "Enter", "Space"])
def test_a_press_on_a_part_leads_to_its_field(fields, part, field, how, qtbot):
    box, name = part.split(".")
    pressed = getattr(getattr(fields, box), name)
    wanted = fields.picture.zone if field == "picture.zone" else getattr(fields, field).control
    pressed.setFocus(Qt.FocusReason.TabFocusReason)
    assert pressed.hasFocus()
    if how == "click":
        QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
    else:
        QTest.keyClick(pressed, Qt.Key.Key_Return if how == "Enter" else Qt.Key.Key_Space)
    qtbot.waitUntil(wanted.hasFocus)


def test_every_part_has_a_name_and_is_reached_by_tab(fields):
    for part in (fields.snippet.title, fields.card.picture, fields.card.domain, fields.card.title):
        assert part.accessibleName().partition(": ")[2]
        assert part.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_a_title_takes_two_lines_and_no_more(qtbot):
    part = SnippetPart("Social title", Look(13, 18, "text", lines=2))
    qtbot.addWidget(part)
    part.show_words(LONG)
    first, second = part.shown_lines(280)
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert part.heightForWidth(280) == 2 * 18 + RING
    part.show_words("Short")
    assert part.shown_lines(280) == ["Short"]
    assert part.heightForWidth(280) == 18 + RING


def test_a_search_title_is_cut_at_its_width(qtbot):
    part = SnippetPart("Search title", Look(15, 20, "text", widest=580))
    qtbot.addWidget(part)
    part.show_words(LONG * 2)
    assert part.shown_lines(4000) == part.shown_lines(588)
    assert part.shown_lines(4000)[0].endswith("…")
