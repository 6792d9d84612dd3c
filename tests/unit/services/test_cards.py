"""Choosing and wording cards."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import CardField, StoryTarget, WebTarget
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused, InvalidValue, StoryNotFound
from deskeditor.services import cards, sites, stories


@pytest.fixture
def desk(library):
    for headline in ("Tides", "Trams", "Ferry"):
        stories.new(library, Story(headline=headline, standfirst=f"About {headline.lower()}"))
    return library


@pytest.fixture
def story(desk) -> Story:
    return stories.new(desk, Story(headline="Harbour"))[0]


def slugs(library, story: Story) -> list[str]:
    return [
        stories.story(library, card.target.story).details.slug
        if isinstance(card.target, StoryTarget)
        else card.target.url
        for card in story.cards
    ]


def test_cards_stand_where_they_are_put(desk, story):
    story = cards.add(desk, story, "tides")
    story = cards.add(desk, story, stories.find(desk, "trams").id[:8])
    story = cards.add(desk, story, "ferry", at=1)
    story = cards.add(desk, story, "https://www.tide.example/a?b=c", at=4)
    assert slugs(desk, story) == ["ferry", "tides", "trams", "https://www.tide.example/a?b=c"]
    assert story.cards[3].target == WebTarget(url="https://www.tide.example/a?b=c", source="tide.example")


def test_cards_move_and_go(desk, story):
    for target in ("tides", "trams", "ferry"):
        story = cards.add(desk, story, target)
    assert slugs(desk, cards.move(desk, story, 1, 3)) == ["trams", "ferry", "tides"]
    assert slugs(desk, cards.move(desk, story, 3, 1)) == ["ferry", "tides", "trams"]
    assert slugs(desk, cards.remove(desk, story, 2)) == ["tides", "ferry"]


def test_nothing_is_written(desk, story):
    cards.add(desk, story, "tides")
    assert stories.story(desk, story.id) == story


def test_a_card_is_reworded_and_follows_again(desk, story):
    story = cards.add(desk, story, "tides")
    story = cards.override(desk, story, 1, "headline", "High water")
    override = story.cards[0].overrides[CardField.HEADLINE]
    assert (override.value, override.against) == ("High water", "Tides")
    assert cards.follow(desk, story, 1, CardField.HEADLINE).cards[0].overrides == {}


def test_an_override_of_a_page_elsewhere_remembers_what_was_written_of_it(desk, story):
    story = cards.add(desk, story, "https://tide.example/")
    target = replace(story.cards[0].target, headline="Old")
    story = replace(story, cards=(replace(story.cards[0], target=target),))
    story = cards.override(desk, story, 1, "headline", "New")
    assert story.cards[0].overrides[CardField.HEADLINE].against == "Old"


def test_a_story_does_not_stand_under_itself_or_twice(desk, story):
    with pytest.raises(CardRefused, match="under itself"):
        cards.add(desk, story, "harbour")
    for target in ("tides", "https://tide.example/"):
        story = cards.add(desk, story, target)
        with pytest.raises(CardRefused, match="already"):
            cards.add(desk, story, target)


def test_a_site_says_how_many_cards_there_is_room_for(desk, story):
    sites.save_site(desk, Site(card_limit=1))
    story = cards.add(desk, story, "tides")
    with pytest.raises(CardRefused, match="room for 1 card; remove it first"):
        cards.add(desk, story, "trams")


@pytest.mark.parametrize("position", [0, 2, -1])
def test_a_position_without_a_card_is_refused(desk, story, position):
    story = cards.add(desk, story, "tides")
    for attempt in (
        lambda: cards.remove(desk, story, position),
        lambda: cards.move(desk, story, 1, position),
        lambda: cards.override(desk, story, position, "headline", "x"),
        lambda: cards.follow(desk, story, position, "headline"),
    ):
        with pytest.raises(CardRefused, match=f"no card at position {position}: use 1 to 1"):
            attempt()


def test_what_is_no_target_or_field_or_picture_is_refused(desk, story):
    with pytest.raises(StoryNotFound):
        cards.add(desk, story, "javascript:alert(1)")
    with pytest.raises(InvalidValue, match="no web address"):
        cards.add(desk, story, "https://")
    with pytest.raises(InvalidValue, match="no web address"):
        cards.add(desk, story, "https://[tide")
    story = cards.add(desk, story, "tides")
    with pytest.raises(InvalidValue, match="use one of headline, excerpt, image"):
        cards.override(desk, story, 1, "colour", "red")
    with pytest.raises(InvalidValue, match="no image of the library"):
        cards.override(desk, story, 1, "image", "images/0000000000000000.png")


def test_stale_words_are_taken_or_kept(desk, story):
    story = cards.override(desk, cards.add(desk, story, "tides"), 1, "headline", "High water")
    story = cards.override(desk, story, 1, "kicker", "Sea")
    stories.set_fields(desk, "tides", {"headline": "Ebb"})
    (told,) = cards.drifts(desk, story)
    assert [(one.field, one.was, one.says, one.own) for one in told.fields] == [
        (CardField.HEADLINE, "Tides", "Ebb", "High water")
    ]
    assert set(cards.take(desk, story, 1).cards[0].overrides) == {CardField.KICKER}
    kept = cards.keep(desk, story, 1)
    assert kept.cards[0].overrides[CardField.HEADLINE].against == "Ebb"
    assert cards.keep(desk, story, 1, ["kicker"]).cards[0].overrides[CardField.HEADLINE].against == "Tides"


def test_a_card_has_a_layout_and_a_limit_within_bounds(desk, story):
    story = cards.add(desk, story, "tides")
    assert cards.lay_out(story, 1, "text-only").cards[0].layout.value == "text-only"
    assert cards.limit(story, 1, 80).cards[0].excerpt_limit == 80
    assert cards.limit(cards.limit(story, 1, 80), 1, 0).cards[0].excerpt_limit == 0
    with pytest.raises(InvalidValue, match="no layout “wide”; use one of standard, text-only, lead"):
        cards.lay_out(story, 1, "wide")
    for characters in (-1, 19, 2001):
        with pytest.raises(InvalidValue, match="An excerpt has no room"):
            cards.limit(story, 1, characters)
    with pytest.raises(CardRefused):
        cards.limit(story, 2, 80)
