from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget, WebTarget
from deskeditor.domain.card_set import standing
from deskeditor.domain.site import Site
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused, EditConflict, InvalidValue
from deskeditor.pages.teaser import teasers
from deskeditor.services import card_sets, cards, sites, stories
from deskeditor.services.surroundings import around


@pytest.fixture
def desk(library):
    for name in ("tram", "ferry", "wall"):
        stories.new(library, Story(id=name, headline=name.title()).with_details(slug=name))
    return library


def row(*names: str) -> tuple[Card, ...]:
    return tuple(Card(target=StoryTarget(name)) for name in names)


def headlines(library, name: str) -> list[str]:
    story = stories.story(library, name)
    return [one.headline for one in teasers(story, around(library, story))]


def test_a_set_is_edited_in_one_place_and_stands_under_many_stories(desk):
    sea, _ = card_sets.create(desk, "  The   sea ", row("ferry"))
    assert sea.name == "The sea"
    for name in ("tram", "wall"):
        stories.save(desk, card_sets.put_under(stories.story(desk, name), sea.id))
    assert headlines(desk, "tram") == headlines(desk, "wall") == ["Ferry"]
    worded = replace(sea, cards=(*sea.cards, *row("wall")))
    sea, changes = card_sets.save(desk, worded)
    assert changes.cards == card_sets.stories(desk, sea.id) == {"tram", "wall"}
    assert headlines(desk, "tram") == ["Ferry", "Wall"]
    assert headlines(desk, "wall") == ["Ferry"]  # not itself
    card_sets.delete(desk, sea.id)
    assert headlines(desk, "tram") == []


def test_a_set_is_found_by_its_name_in_any_case_or_its_id(desk):
    sea, _ = card_sets.create(desk, "The sea")
    assert card_sets.find(desk, "THE SEA") == card_sets.find(desk, sea.id) == sea
    assert card_sets.sets(desk) == (sea,)
    with pytest.raises(InvalidValue, match="There is no set “Air”; there is “The sea”"):
        card_sets.find(desk, "Air")


def test_names_are_free_and_writes_do_not_pass_one_another(desk):
    sea, _ = card_sets.create(desk, "Sea")
    with pytest.raises(InvalidValue, match="There is a set “Sea” already"):
        card_sets.create(desk, "SEA")
    with pytest.raises(InvalidValue, match="needs a name"):
        card_sets.save(desk, replace(sea, name=" "))
    card_sets.save(desk, replace(sea, name="Tides"))
    with pytest.raises(EditConflict):
        card_sets.save(desk, replace(sea, name="Ebb"))
    assert [one.name for one in card_sets.sets(desk)] == ["Tides"]


def test_a_set_holds_a_target_once_and_no_more_than_a_page_could_use(desk):
    with pytest.raises(CardRefused, match="stands in the set already"):
        card_sets.create(desk, "Twice", row("tram", "tram"))
    many = tuple(Card(target=WebTarget(url=f"https://a.example/{at}")) for at in range(card_sets.LIMIT + 1))
    with pytest.raises(CardRefused, match="A set has room for 24 cards"):
        card_sets.create(desk, "Many", many)
    assert card_sets.sets(desk) == ()


def test_a_set_stands_under_a_story_once(desk):
    sea, _ = card_sets.create(desk, "Sea")
    story = card_sets.put_under(Story(), sea.id)
    with pytest.raises(CardRefused, match="already"):
        card_sets.put_under(story, sea.id)
    assert card_sets.take_from(story, sea.id).sets == ()
    with pytest.raises(CardRefused, match="does not stand"):
        card_sets.take_from(Story(), sea.id)


def test_a_set_may_become_a_story_s_own_cards(desk):
    sea, _ = card_sets.create(desk, "Sea", row("ferry", "tram", "wall"))
    story = replace(stories.story(desk, "tram"), cards=row("wall"))
    own = card_sets.make_own(desk, card_sets.put_under(story, sea.id), sea.id)
    assert [card.target.story for card in own.cards] == ["wall", "ferry"]
    assert own.sets == ()
    assert standing(own, {}) == own.cards
    assert not {card.id for card in own.cards} & {card.id for card in sea.cards}


def test_all_cards_of_another_story_are_copied_as_far_as_they_may_stand(desk):
    wall = stories.story(desk, "wall")
    worded = cards.override(desk, replace(wall, cards=row("tram", "ferry")), 2, "headline", "Boats")
    stories.save(desk, worded)
    copied = card_sets.copy_from(desk, stories.story(desk, "tram"), "wall")
    assert [card.value("headline", None) for card in copied.story.cards if card.overrides] == ["Boats"]
    assert [card.target.story for card in copied.story.cards] == ["ferry"]
    assert [why for _, why in copied.refused] == ["A story cannot stand under itself; choose another one."]
    sites.save_site(desk, Site(card_limit=1))
    full = card_sets.copy_from(desk, replace(copied.story, cards=row("wall")), "wall")
    assert [card.target.story for card in full.story.cards] == ["wall"]
