import pytest

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused
from deskeditor.ui.cards import card_edits

WALL = TargetValues(headline="Who owns the sea wall?", excerpt="Three agencies signed for it.", slug="wall")
CARD = Card(target=StoryTarget("wall"))
WEB = Card(target=WebTarget(url="https://harbour.example/a", source="harbour.example"))


def test_a_card_is_added_at_its_place():
    story = Story(cards=(CARD,))
    cards = card_edits.added(story, StoryTarget("terns"), 6, at=0)
    assert [card.target for card in cards] == [StoryTarget("terns"), StoryTarget("wall")]


@pytest.mark.parametrize(
    ("target", "limit", "why"),
    [
        (StoryTarget("main"), 6, "itself"),
        (StoryTarget("wall"), 6, "already"),
        (WebTarget(url="https://harbour.example/a/"), 6, "already"),
        (StoryTarget("terns"), 2, "room for 2 cards"),
    ],
)
def test_what_cannot_stand_there_is_refused_in_words(target, limit, why):
    story = Story(id="main", cards=(CARD, WEB))
    with pytest.raises(CardRefused, match=why):
        card_edits.added(story, target, limit)


def test_own_words_override_and_remember_what_the_story_said():
    card = card_edits.worded(CARD, CardField.HEADLINE, "  The wall  nobody owns ", WALL)
    assert card.value(CardField.HEADLINE, WALL) == "The wall nobody owns"
    assert card.overrides[CardField.HEADLINE].against == "Who owns the sea wall?"


@pytest.mark.parametrize("words", ["", "Who owns the sea wall?"])
def test_the_storys_own_words_or_none_follow_it_again(words):
    card = card_edits.worded(CARD, CardField.HEADLINE, "The wall nobody owns", WALL)
    assert card_edits.worded(card, CardField.HEADLINE, words, WALL) == CARD


def test_words_that_did_not_change_leave_an_old_override_stale():
    card = CARD.overriding(CardField.HEADLINE, "Mine", TargetValues(headline="An older headline"))
    assert card_edits.worded(card, CardField.HEADLINE, "Mine", WALL).stale(WALL) == (CardField.HEADLINE,)


def test_kept_words_are_no_longer_stale():
    card = CARD.overriding(CardField.HEADLINE, "Mine", TargetValues(headline="An older headline"))
    kept = card_edits.kept(card, card.stale(WALL), WALL)
    assert kept.stale(WALL) == ()
    assert kept.value(CardField.HEADLINE, WALL) == "Mine"


def test_a_web_card_holds_its_words_itself():
    card = card_edits.worded(WEB, CardField.HEADLINE, "Dredging put off", TargetValues())
    card = card_edits.from_outlet(card, " The  Gazette ")
    assert card.target == WebTarget(
        url="https://harbour.example/a", headline="Dredging put off", source="The Gazette"
    )
    assert card.overrides == {}
