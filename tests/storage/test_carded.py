"""The table of stories with cards follows the cards, whatever writes them."""

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.storage import carded

TO_TRAM, TO_SEA = Card(target=StoryTarget("tram")), Card(target=StoryTarget("sea"))


@pytest.fixture
def work(library):
    with library.write() as work:
        for name, cards in (("tram", ()), ("sea", ()), ("ferry", (TO_TRAM, TO_SEA))):
            story = Story(id=name, headline=name, cards=cards).with_details(slug=name)
            work.stories.insert(story, words=1, lede="")
        yield work


def with_cards(work) -> set[str]:
    query = "SELECT id FROM stories WHERE key IN (SELECT key FROM carded)"
    return {name for (name,) in work.connection.exec_driver_sql(query)}


def test_a_story_is_there_while_it_has_a_card(work):
    assert with_cards(work) == {"ferry"}
    work.cards.put("tram", (TO_SEA,))
    work.cards.put("ferry", (TO_SEA,))
    assert with_cards(work) == {"tram", "ferry"}
    work.cards.put("ferry", ())
    assert with_cards(work) == {"tram"}


def test_it_goes_with_the_story(work):
    work.stories.delete(["ferry"])
    assert work.connection.exec_driver_sql("SELECT count(*) FROM carded").scalar() == 0


def test_what_triggers_missed_is_put_right(work):
    run = work.connection.exec_driver_sql
    carded.drop_triggers(run)
    work.cards.put("ferry", ())
    work.cards.put("sea", (TO_TRAM,))
    carded.restore(run)
    assert with_cards(work) == {"sea"}
    work.cards.put("sea", ())
    assert with_cards(work) == set()
