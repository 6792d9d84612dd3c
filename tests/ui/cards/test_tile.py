from dataclasses import replace
from datetime import UTC, datetime

import pytest

from deskeditor.domain.card import Card, CardField, Origin, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import teaser
from deskeditor.ui.cards.target_words import state_words
from deskeditor.ui.cards.tile import Badge, Mark, Tile

LONG = "word " * 40
PLAQUE = TargetValues(
    headline="A plaque for Number 14", excerpt=LONG, slug="plaque", byline=("Lorcan Mabey",)
)


def a_tile(card: Card, values: TargetValues = PLAQUE) -> Tile:
    return Tile(teaser(card, Surroundings(targets={"plaque": values})))


CARD = Card(target=StoryTarget("plaque"))


def test_a_card_without_words_of_its_own_follows():
    tile = a_tile(CARD)
    assert (tile.mark, tile.badge, tile.counter) == (Mark.FOLLOWS, Badge.NONE, "199/160")
    assert tile.is_over
    assert tile.excerpt.endswith("word…")
    assert len(tile.excerpt) <= 160


def test_an_override_is_said_and_goes_stale_with_its_story():
    card = CARD.overriding(CardField.EXCERPT, "Mine", PLAQUE)
    changed = TargetValues(headline="A plaque for Number 14", excerpt="Another text", slug="plaque")
    assert (a_tile(card).mark, a_tile(card).badge) == (Mark.OVERRIDDEN, Badge.NONE)
    assert a_tile(card, changed).badge is Badge.STALE
    assert a_tile(card, changed).counter == "4/160"


def test_the_trash_is_worse_than_stale_words():
    card = CARD.overriding(CardField.EXCERPT, "Mine", PLAQUE)
    trashed = TargetValues(headline="A plaque", excerpt="Another", state=TargetState.TRASHED)
    assert a_tile(card, trashed).badges == (Badge.TRASHED, Badge.STALE)
    assert "in trash, stale" in a_tile(card, trashed).spoken(1, 1)


@pytest.mark.parametrize(
    ("state", "badge", "off_page"),
    [
        (TargetState.UNPUBLISHED, Badge.UNPUBLISHED, False),
        (TargetState.EMBARGOED, Badge.EMBARGOED, True),
        (TargetState.ARCHIVED, Badge.ARCHIVED, False),
        (TargetState.TRASHED, Badge.TRASHED, True),
    ],
)
def test_what_has_become_of_the_story_is_said(state, badge, off_page):
    tile = a_tile(CARD, replace(PLAQUE, state=state))
    assert (tile.badge, tile.is_off_page) == (badge, off_page)
    assert badge.value.lower() in tile.spoken(1, 1)
    assert state_words(replace(PLAQUE, state=state))


def test_an_embargo_says_until_when():
    until = datetime(2026, 12, 24, 6, tzinfo=UTC)
    words = state_words(replace(PLAQUE, state=TargetState.EMBARGOED, embargo_until=until))
    assert "24 December 2026" in words


def test_a_card_may_have_a_limit_of_its_own():
    tile = a_tile(replace(CARD, excerpt_limit=40))
    assert tile.counter == "199/40"
    assert len(tile.excerpt) <= 40


def test_a_card_that_nobody_chose_says_so():
    tile = a_tile(replace(CARD, origin=Origin.MACHINE))
    assert tile.over == "Suggested"
    assert "suggested" in tile.spoken(1, 1)


def test_a_story_that_is_gone_has_nothing_to_count():
    tile = a_tile(Card(target=StoryTarget("gone")))
    assert (tile.badge, tile.counter, tile.headline) == (Badge.MISSING, "", "Story no longer in the library")


def test_a_web_card_shows_its_address_until_it_has_words():
    tile = a_tile(Card(target=WebTarget(url="https://harbour.example/a")))
    assert (tile.mark, tile.excerpt) == (Mark.MANUAL, "https://harbour.example/a")


def test_a_screen_reader_hears_all_of_it():
    card = CARD.overriding(CardField.HEADLINE, "Mine", TargetValues(headline="Older"))
    spoken = "Card 3 of 3: Mine, overridden, stale, excerpt 199 of 160"
    assert a_tile(card).spoken(3, 3) == spoken


def test_quotation_marks_are_those_of_the_page():
    tile = a_tile(CARD, TargetValues(headline='The "plaque"', slug="plaque"))
    assert tile.headline == "The “plaque”"


def test_a_card_that_the_page_leaves_out_for_want_of_a_headline_says_so():
    web = a_tile(Card(target=WebTarget(url="https://harbour.example/a")))
    untitled = a_tile(CARD, TargetValues(slug="plaque"))
    assert (web.badge, web.headline) == (Badge.UNWORDED, "External card without a headline")
    assert (untitled.badge, untitled.headline) == (Badge.UNWORDED, "Untitled story")
    assert not web.teaser.printable


def test_hostile_words_are_text_in_the_tip():
    card = CARD.overriding(CardField.HEADLINE, "<img src=x onerror=alert(1)>", PLAQUE)
    tip = a_tile(card).tip
    assert "<img" not in tip
    assert "&lt;img src=x" in tip
    assert "By Lorcan Mabey" in tip
