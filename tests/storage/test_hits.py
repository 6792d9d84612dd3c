"""Where very many stories hold a word, the newest and the last changed are found: "at least" so many."""

from datetime import UTC, datetime

import pytest

from deskeditor.domain.story import Story
from deskeditor.services import listing, stories
from deskeditor.services.listing import ListQuery
from deskeditor.storage import hits

COUNT = 30


@pytest.fixture
def many(library, monkeypatch):
    """Thirty stories that say "harbour", of which ten are counted."""
    monkeypatch.setattr(hits, "MOST", 10)
    for number in range(COUNT):
        at = datetime(2026, 3, 1, 12, number, tzinfo=UTC)
        headline = "Harbour plan" if number == 3 else f"Story {number}"
        stories.new(library, Story(id=f"s{number}", headline=headline, body="The harbour.", changed_at=at))
    return library


def found(library, text: str, **rest) -> listing.Listing:
    return listing.rows(library, ListQuery(text=text, **rest))


def test_few_hits_are_all_there(many):
    answer = found(many, "plan")
    assert ([row.id for row in answer.rows], answer.total, answer.at_least) == (["s3"], 1, False)


def test_of_many_hits_the_newest_come_first(many):
    answer = found(many, "harbour")
    assert answer.at_least
    assert [row.id for row in answer.rows][:9] == [f"s{number}" for number in range(29, 20, -1)]


def test_an_old_story_that_was_changed_just_now_is_among_them(many):
    story = stories.story(many, "s0")
    stories.set_fields(many, story.id, {"standfirst": "Changed."})
    assert found(many, "harbour").rows[0].id == "s0"


def test_every_row_has_its_snippet_near_or_far(many, monkeypatch):
    monkeypatch.setattr("deskeditor.storage.snippets._NEAR", 5)
    stories.set_fields(many, "s0", {"standfirst": "Changed."})
    assert all("harbour" in row.snippet.lower() for row in found(many, "harbour").rows)


def test_the_best_of_many_has_the_word_in_its_headline(many):
    answer = listing.search(many, "harbour", 5)
    assert answer.at_least
    assert answer.hits[0].row.id == "s3"
    assert len(answer.hits) == 5


def test_what_is_filtered_away_does_not_count(many):
    stories.trash(many, [f"s{number}" for number in range(8, 30)])
    answer = found(many, "harbour")
    assert (answer.total, answer.at_least) == (8, False)
    assert len(found(many, "harbour", trashed=True).rows) >= 10


@pytest.mark.parametrize("typed", ["h", "harb", "harbou", "Harbour", "the harb"])
def test_a_beginning_that_no_index_knows_stands_for_the_words_of_the_newest_stories(many, typed):
    answer = found(many, typed)
    assert answer.at_least
    assert [row.id for row in answer.rows][:9] == [f"s{number}" for number in range(29, 20, -1)]
    assert "\ue000harbour\ue001" in answer.rows[0].snippet.lower()


def test_a_word_that_only_old_stories_have_is_found_by_its_beginning(many, monkeypatch):
    monkeypatch.setattr("deskeditor.storage.endings.READ", 5)
    assert [row.id for row in found(many, "plan").rows] == ["s3"]
    stories.set_fields(many, "s9", {"body": "Planning the harbourside. Café."})
    assert {row.id for row in found(many, "planni").rows} == {"s9"}
    assert [row.id for row in found(many, "cafe").rows] == ["s9"]
    assert found(many, "harbourz").rows == ()


def test_the_best_are_looked_for_among_the_newest(many, monkeypatch):
    monkeypatch.setattr(hits, "_LOOKED_THROUGH", (2, 5))
    assert listing.search(many, "harbour", 5).hits[0].row.id == "s29"
