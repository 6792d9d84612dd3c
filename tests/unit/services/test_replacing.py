"""Finding and replacing in all stories: what is found, what is left out, what is undone."""

from dataclasses import replace as with_values
from datetime import timedelta
from types import MappingProxyType

import pytest

from deskeditor.domain.card import Card, CardField, Override, StoryTarget, WebTarget
from deskeditor.domain.query import parse
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.errors import BrokenOff, InvalidValue
from deskeditor.markup import many_texts
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.markup.spoken_places import Shelter
from deskeditor.services import card_sets, history, library_search, replacing, stories
from deskeditor.services.libraries import open_library
from deskeditor.services.replacing import Choice, Scope, Search
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.text_shelf import Wanted

TRAM = Story(id="tram", headline="The tram returns", body="The tram runs.\n\n“A tram,” she said. Trams!")
FERRY = Story(id="ferry", headline="Ferry", body="No tram-line here: [it](https://x.example/tram).")
OUT = Story(id="out", headline="Old tram").with_details(status=Status.PUBLISHED)
CARD = Card(
    id="one",
    target=StoryTarget("tram"),
    overrides=MappingProxyType({CardField.HEADLINE: Override("Own tram", "The tram returns")}),
)
WALL = Story(id="wall", headline="Wall", cards=(CARD,)).with_details(
    search_title="Tram wall", section="Coast"
)


@pytest.fixture
def library(library):
    for story in (TRAM, FERRY, OUT, WALL, Story(id="gone", headline="Tram in the trash")):
        stories.new(library, story)
    stories.trash(library, ["gone"])
    return library


def found(library, words="tram", instead="bus", among=None, **how):
    replacement = Replacement(instead, groups=how.get("regex", False), keeps_case=True)
    search = Search(query=Query(words, **how), replacement=replacement, among=among or ListQuery())
    return [one for step in replacing.find(library, search) for one in step.found]


def said(results) -> dict[str, list[str]]:
    return {one.id: [f"{hit.label}: {hit.found}" for hit in one.hits] for one in results}


def run(library, results, scope=None):
    replacing.begin(library, Search(query=Query("tram")))
    chosen = [Choice(one, (scope or Scope()).chosen(one)) for one in results]
    return replacing.replace(library, [one for one in chosen if one.hits], origin="replace")


def test_every_text_of_every_story_is_looked_through_newest_first_but_not_the_trash(library):
    assert said(found(library)) == {
        "wall": ["Search title: Tram", "Card 1, headline: tram"],
        "out": ["Headline: tram"],
        "ferry": ["Body: tram", "Body: tram"],
        "tram": ["Headline: tram", "Body: tram", "Body: tram", "Body: Tram"],
    }


def test_narrowing_leaves_out_nothing_that_a_reading_of_all_finds(library, monkeypatch):
    stories.new(library, Story(id="more", body="It’s a Straße… “A tram” for us, under_score, 3.5%."))
    asked = [
        (words, {"whole": whole, "case": case})
        for words in (
            "tram",
            "Tram",
            "tram-line",
            "ram",
            "am retu",
            "it's",
            '"a tram',
            "Straße",
            "straSSE",
            "…",
            "3.5%",
            "under",
        )
        for whole in (True, False)
        for case in (True, False)
    ]
    narrowed = [said(found(library, words, **how)) for words, how in asked]
    monkeypatch.setattr(library_search, "_wanted", lambda _search: Wanted())
    assert narrowed == [said(found(library, words, **how)) for words, how in asked]
    assert sum(map(bool, narrowed)) > len(asked) // 2


def test_others_words_published_stories_and_addresses_are_left_out_unless_wished_for(library):
    by_id = {one.id: one for one in found(library)}
    shelters = [hit.shelter for hit in by_id["tram"].hits]
    assert shelters == [Shelter.NONE, Shelter.NONE, Shelter.QUOTED, Shelter.NONE]
    assert len(Scope().chosen(by_id["tram"])) == 3
    assert len(Scope(quoted=True).chosen(by_id["tram"])) == 4
    assert len(Scope().chosen(by_id["ferry"])) == 1
    assert len(Scope(machine=True).chosen(by_id["ferry"])) == 2
    assert Scope().chosen(by_id["out"]) == ()
    assert len(Scope(out=True).chosen(by_id["out"])) == 1


def test_the_language_of_a_story_says_what_a_quotation_is(library):
    german = Story(id="de", body="„Eine tram“, sagte er. tram").with_details(language="de")
    stories.new(library, german)
    (first, *_) = found(library)
    assert [hit.shelter for hit in first.hits] == [Shelter.QUOTED, Shelter.NONE]


def test_words_and_filters_say_in_which_stories(library):
    assert set(said(found(library, among=ListQuery(section="Coast")))) == {"wall"}
    assert set(said(found(library, among=ListQuery(status=Status.PUBLISHED)))) == {"out"}
    asked = parse("returns -ferry", TRAM.created_at.date())
    assert set(said(found(library, among=ListQuery(text=asked.words)))) == {"tram"}
    assert set(said(found(library, among=ListQuery(text="-ferry")))) == {"tram", "out", "wall"}
    assert set(said(found(library, among=ListQuery(text="status:published old")))) == {"out"}
    assert found(library, among=ListQuery(trashed=True)) == []


def test_what_was_chosen_is_replaced_and_each_story_keeps_what_it_was(library):
    done = run(library, found(library))
    assert done.hits == {"wall": 2, "ferry": 1, "tram": 3}
    assert done.left == ()
    assert (done.changes.stories, done.changes.cards) == ({"wall", "ferry", "tram"}, {"wall"})
    assert stories.story(library, "tram").body == "The bus runs.\n\n“A tram,” she said. Buss!"
    assert stories.story(library, "out").headline == "Old tram"
    wall = stories.story(library, "wall")
    assert (wall.details.search_title, wall.cards[0].overrides[CardField.HEADLINE].value) == (
        "Bus wall",
        "Own bus",
    )
    newest = history.revisions(library, "tram")[0]
    assert newest.reason is Reason.BEFORE_REPLACE
    assert history.revision(library, "tram", newest.number).snapshot.body == TRAM.body


def test_one_undo_takes_all_of_it_back(library):
    results = found(library)
    run(library, results)
    assert (replacing.last(library).stories, replacing.last(library).hits) == (3, 6)
    undone = replacing.undo(library)
    assert (set(undone.stories), undone.left, undone.is_last) == ({"wall", "ferry", "tram"}, (), True)
    assert stories.story(library, "tram").body == TRAM.body
    assert stories.story(library, "wall").cards == WALL.cards
    assert replacing.last(library) is None
    assert replacing.undo(library).stories == ()


def test_a_replacement_that_is_taken_back_on_its_way_leaves_off(library):
    before = said(found(library))
    first, *others = (Choice(one, one.hits) for one in found(library))
    replacing.begin(library, Search(query=Query("tram")))
    replacing.replace(library, [first])
    assert replacing.undo(library).is_last
    with pytest.raises(BrokenOff, match="taken back"):
        replacing.replace(library, others)
    assert said(found(library)) == before


def test_undo_leaves_alone_what_was_edited_since_and_says_so(library):
    run(library, found(library))
    stories.set_fields(library, "tram", {"body": "Somebody went on writing."})
    stories.set_fields(library, "ferry", {"section": "Coast"})  # none of the words that were replaced
    undone = replacing.undo(library)
    assert set(undone.stories) == {"wall", "ferry"}
    assert [(one.id, one.headline, one.why) for one in undone.left] == [
        ("tram", "The bus returns", "It was edited since.")
    ]
    assert stories.story(library, "tram").body == "Somebody went on writing."


def test_a_story_that_changed_since_it_was_found_is_left_alone(library):
    results = found(library)
    stories.set_fields(library, "tram", {"standfirst": "A word more."})
    stories.set_fields(library, "ferry", {"status": "published"})
    stories.trash(library, ["wall"])
    done = run(library, results)
    assert done.hits == {}
    assert {one.id: one.why for one in done.left} == {
        "tram": "It was changed since.",
        "ferry": "It was changed since.",
        "wall": "It is in the trash.",
    }
    assert replacing.last(library) is None


def test_an_open_story_is_changed_by_whoever_has_it_and_undone_by_the_same(library):
    (tram,) = [one for one in found(library) if one.id == "tram"]
    choice = Choice(tram, Scope().chosen(tram))
    replacing.begin(library, Search(query=Query("tram")))
    replacing.note(library, choice)
    changed = replacing.in_story(stories.story(library, "tram"), choice)
    assert changed.headline == "The bus returns"
    assert replacing.in_story(changed, choice) is None
    saved, _ = stories.save(library, changed)
    assert history.revisions(library, "tram")[0].reason is Reason.BEFORE_REPLACE
    undone = replacing.undo(library, {"tram"})
    assert undone.stories == ()
    (entry,) = undone.open
    assert replacing.taken_back(saved, entry).headline == "The tram returns"
    assert replacing.taken_back(with_values(saved, headline="Another one"), entry) is None


def test_an_expression_puts_its_groups_back(library):
    results = found(library, r"(The) (\w+)", "$1 old $2", regex=True)
    run(library, results)
    assert stories.story(library, "tram").headline == "The old tram returns"


def test_an_expression_that_takes_too_long_is_ended_and_the_story_named(library, monkeypatch):
    monkeypatch.setattr(many_texts, "PATIENCE", 0.5)
    stories.new(library, Story(id="long", headline="A long one", body="a" * 80 + "!"))
    with pytest.raises(InvalidValue) as refused:
        found(library, "(a+)+$", regex=True)
    assert str(refused.value).startswith("This expression takes too long on “A long one”.")


def test_nothing_in_an_empty_library(tmp_path):
    from deskeditor.services.libraries import create_library

    with create_library(tmp_path / "empty") as empty:
        assert found(empty) == []
        assert replacing.last(empty) is None


def test_what_was_done_before_the_program_ended_is_undone_by_the_next_one(library):
    results = [one for one in found(library) if Scope().chosen(one)]
    run(library, results[:1])
    library.close()
    with open_library(library.folder) as again:
        assert replacing.last(again).stories == 1
        assert replacing.undo(again).stories == (results[0].id,)
        assert said(found(again)) == said(found(library))


def web_card(card_id: str, headline: str) -> Card:
    return Card(id=card_id, target=WebTarget(url="https://harbour.example/", headline=headline))


@pytest.fixture
def coast(library):
    """A set of two cards that stands under the wall's story."""
    own = with_values(CARD, id="two", target=StoryTarget("ferry"))
    made, _ = card_sets.create(library, "Coast", (own, web_card("web", "A tram abroad")))
    stories.save(library, with_values(stories.story(library, "wall"), sets=(made.id,)))
    return card_sets.find(library, "Coast")


def of_sets(results) -> dict[str, list[str]]:
    return said(one for one in results if one.is_set)


def test_the_own_words_of_a_sets_cards_are_found_last(library, coast):
    results = found(library)
    assert of_sets(results) == {coast.id: ["Card 1, headline: tram", "Card 2, headline: tram"]}
    assert (results[-1].headline, results[-1].is_out) == ("Card set “Coast”", False)


def test_a_sets_words_are_replaced_and_taken_back_in_one_undo(library, coast):
    done = run(library, found(library))
    assert (done.sets, done.hits[coast.id]) == (1, 2)
    assert "wall" in done.changes.cards
    now = card_sets.find(library, "Coast")
    assert now.cards[0].overrides[CardField.HEADLINE].value == "Own bus"
    assert now.cards[1].target.headline == "A bus abroad"
    assert (now.name, now.seq) == ("Coast", coast.seq + 1)
    assert (replacing.last(library).stories, replacing.last(library).sets) == (3, 1)

    undone = replacing.undo(library)

    assert (undone.sets, len(undone.stories), undone.left) == (1, 4, ())
    assert card_sets.find(library, "Coast").cards == coast.cards


def test_a_set_under_a_published_story_is_left_alone_unless_that_is_wanted(library, coast):
    stories.set_fields(library, "wall", {"status": "published"})
    (of_set,) = (one for one in found(library) if one.is_set)
    assert of_set.is_out
    assert Scope().chosen(of_set) == ()
    assert len(Scope(out=True).chosen(of_set)) == 2


def test_a_set_that_was_changed_since_is_left_alone_and_named(library, coast):
    results = found(library)
    card_sets.save(library, with_values(coast, cards=coast.cards[:1]))
    done = run(library, results)
    assert [(one.headline, one.why) for one in done.left] == [("Card set “Coast”", "It was changed since.")]
    run(library, found(library))
    card_sets.save(library, with_values(card_sets.find(library, "Coast"), cards=()))
    assert [one.headline for one in replacing.undo(library).left] == ["Card set “Coast”"]


def test_a_deleted_set_cannot_be_taken_back(library, coast):
    run(library, found(library))
    card_sets.delete(library, coast.id)
    assert [one.why for one in replacing.undo(library).left] == ["It is gone."]


@pytest.mark.parametrize(
    ("among", "count"),
    [
        (ListQuery(section="Coast"), 1),
        (ListQuery(section="Elsewhere"), 0),
        (ListQuery(text="ferry"), 0),
        (ListQuery(status=Status.DRAFT), 1),
        (ListQuery(trashed=True), 0),
    ],
)
def test_of_some_stories_only_the_sets_under_them_are_looked_at(library, coast, among, count):
    assert len(of_sets(found(library, among=among))) == count


def test_a_set_under_no_story_is_found_among_all(library):
    made, _ = card_sets.create(library, "Nowhere", (web_card("web", "Tram"),))
    assert of_sets(found(library)) == {made.id: ["Card 1, headline: Tram"]}


def test_a_replacement_that_was_broken_off_is_known_when_nobody_is_at_it(library, monkeypatch):
    run(library, found(library))
    assert replacing.broken_off(library) is None  # somebody was at it a moment ago
    monkeypatch.setattr("deskeditor.services.replace_journal.SILENT", -timedelta(days=1))
    assert replacing.broken_off(library).stories == 3
    replacing.finish(library)
    assert replacing.broken_off(library) is None
    assert replacing.last(library).stories == 3
