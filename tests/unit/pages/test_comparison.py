"""What was written is compared part by part with the page as it is now."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, Layout, WebTarget
from deskeditor.pages import comparison
from deskeditor.pages.page import render
from deskeditor.pages.surroundings import Neighbour, Neighbours


def difference(then, now, around, later=None):
    return comparison.first_difference(render(now, later or around), render(then, around).html)


@pytest.mark.parametrize("theme", ["house", "plain", "magazine"])
def test_the_parts_of_a_written_page_are_those_it_was_put_together_from(story, around, theme):
    page = render(story, replace(around, site=replace(around.site, theme=theme)))
    assert comparison.parts(page.html) == {name: html for name, html in page.parts.items() if html}


def test_nothing_differs(story, around):
    assert difference(story, story, around) is None


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("headline", {"headline": "Council votes again"}),
        ("standfirst", {"standfirst": ""}),
        ("body", {"body": "Another.\n"}),
    ],
)
def test_the_part_that_differs_is_named(story, around, part, change):
    assert difference(story, replace(story, **change), around) == (part, 0)


def test_what_a_reader_meets_first_is_named_first(story, around):
    changed = replace(story, headline="Another", body="Another.\n")
    assert difference(story, changed, around) == ("headline", 0)


@pytest.mark.parametrize(
    ("part", "details"),
    [
        ("kicker", {"section": "Culture"}),
        ("byline", {"byline": ()}),
        ("lead", {"lead_image": None}),
        ("end", {"tags": ()}),
        ("head", {"search_title": "Another"}),
    ],
)
def test_a_detail_that_differs_is_named(story, around, part, details):
    assert difference(story, story.with_details(**details), around) == (part, 0)


def test_a_part_that_has_come_differs(story, around):
    assert difference(replace(story, standfirst=""), story, around) == ("standfirst", 0)


def test_which_card_differs(story, around):
    first, second = story.cards
    changed = replace(story, cards=(first, replace(second, layout=Layout.TEXT_ONLY)))
    assert difference(story, changed, around) == ("related", 2)
    assert difference(story, replace(story, cards=(second, first)), around) == ("related", 1)


def test_one_card_more_is_no_single_card(story, around):
    elsewhere = Card(target=WebTarget(url="https://o.example/", headline="Elsewhere"))
    assert difference(story, replace(story, cards=(*story.cards, elsewhere)), around) == ("related", 0)


def test_a_card_whose_story_has_changed(story, around):
    targets = {**around.targets, "terns": replace(around.targets["terns"], headline="Terns leave")}
    assert difference(story, story, around, replace(around, targets=targets)) == ("related", 2)


def test_the_sites_footer(story, around):
    later = replace(around, site=replace(around.site, footer="Printed in Harrow Bay"))
    assert difference(story, story, around, later) == ("footer", 0)


def test_another_language_is_around_all_parts(story, around):
    page = render(story, around)
    html = page.html.replace('<html lang="en-GB"', '<html lang="en"')
    assert comparison.first_difference(page, html) == (comparison.FRAME, 0)


def test_links_to_the_pages_beside_it_do_not_count(story, around):
    beside = Neighbours(next=Neighbour(headline="Terns", slug="terns"))
    assert difference(story, story, replace(around, neighbours=beside), around) is None


def test_words_that_look_like_marks_change_nothing(story, around):
    strange = replace(story, body='<p>a < b</p>\n\n`<div data-part="footer">`\n\n</div></div>\n')
    page = render(strange, around)
    assert comparison.parts(page.html) == {name: html for name, html in page.parts.items() if html}


def test_anything_can_stand_in_the_file(story, around):
    assert comparison.first_difference(render(story, around), "") == ("site", 0)
    assert comparison.first_difference(render(story, around), '<div data-part="body">never closed') == (
        "site",
        0,
    )
