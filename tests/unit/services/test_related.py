import pytest

from deskeditor.domain.card import Origin
from deskeditor.domain.story import Story
from deskeditor.services import card_sets, cards, related, sites, stories
from deskeditor.services.related import suggestions

TEXTS = {
    "tram": (
        "Council votes to reopen the tram",
        "The tramway and its depot, says Imogen Castellane, will run.",
    ),
    "depot": ("A tram depot is for sale", "Nobody wants the depot but the tramway museum."),
    "terns": ("Terns take the trackbed", "A colony of terns nests where the tramway ended."),
    "schools": ("Exam results are in", "Pupils did well, Imogen Castellane found."),
    "ferry": ("The ferry is late", "Again the harbour waits."),
}


@pytest.fixture
def desk(library):
    for name, (headline, body) in TEXTS.items():
        stories.new(library, Story(id=name, headline=headline, body=body).with_details(slug=name))
    return library


def offered(library, name: str = "tram", limit: int = 3) -> list[str]:
    return [one.row.id for one in suggestions(library, stories.story(library, name), limit)]


def test_stories_with_telling_words_in_common_are_offered_with_the_reason(desk):
    first = suggestions(desk, stories.story(desk, "tram"))[0]
    assert first.row.id == "depot"
    assert first.why == "both on “tram”, “depot”"
    assert "ferry" not in offered(desk)


def test_people_named_tags_section_and_author_count_and_are_said(desk):
    stories.set_fields(desk, "tram", {"tags": "rail, sea", "section": "News", "byline": "Tobias Renshaw"})
    stories.set_fields(desk, "ferry", {"tags": "sea, rail", "section": "News", "byline": "Tobias Renshaw"})
    found = {one.row.id: one.why for one in suggestions(desk, stories.story(desk, "tram"), 5)}
    assert found["ferry"] == "2 shared tags · same section · same author"
    assert found["schools"].startswith("both name Imogen Castellane")


def test_what_stands_there_is_gone_or_is_not_wanted_is_not_offered(desk):
    stories.save(desk, cards.add(desk, stories.story(desk, "tram"), "depot"))
    related.dismiss(desk, "tram", "terns")
    assert offered(desk) == ["schools"]
    stories.trash(desk, ["schools"])
    assert offered(desk) == []
    assert related.dismissed(desk, "tram") == {"terns"}
    assert offered(desk, "schools", 1) == ["tram"]
    related.readmit(desk, "tram")
    assert offered(desk) == ["terns"]


def test_an_unsaved_story_is_answered_by_its_words_in_memory(desk):
    found = suggestions(desk, Story(headline="The colony of terns"))
    assert [one.row.id for one in found] == ["terns"]
    assert suggestions(desk, Story()) == ()
    assert suggestions(desk, Story(headline='"* NEAR( -x:y', body="\0 ''''")) == ()


def test_backfill_says_which_cards_a_machine_chose_until_an_editor_sees_to_them(desk):
    story = cards.add(desk, stories.story(desk, "tram"), "ferry")
    filled, _ = stories.save(desk, related.backfill(desk, story, 3))
    assert [card.target.story for card in filled.cards] == ["ferry", "depot", "schools"]
    assert [card.origin for card in filled.cards] == [Origin.EDITOR, Origin.MACHINE, Origin.MACHINE]
    worded = cards.override(desk, filled, 2, "headline", "For sale: a depot")
    assert stories.save(desk, worded)[0].cards[1].origin is Origin.EDITOR
    assert related.backfill(desk, filled, 3) == filled


def test_backfill_heeds_the_site_and_the_sets(desk):
    site = sites.site(desk)
    sites.save_site(desk, card_sets.replace(site, card_limit=2))
    sea, _ = card_sets.create(desk, "Sea", cards.add(desk, Story(), "ferry").cards)
    story = card_sets.put_under(stories.story(desk, "tram"), sea.id)
    assert [card.target.story for card in related.backfill(desk, story, 4).cards] == ["depot"]
