"""Searching finds what is there, whatever is typed."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.domain.card import Card, WebTarget
from deskeditor.domain.story import LeadImage, Story
from deskeditor.storage import search, search_index
from deskeditor.storage.rows import ListQuery

FERRY = Story(
    id="ferry",
    headline="The ferry returns to Harrow Bay",
    standfirst="Nine years of naïve promises",
    body="The government said on Monday.\n\nA café by the pier opened its doors again.",
).with_details(tags=("Sea travel",), byline=("Imogen Castellane",), section="Harbour", notes="call Renshaw")
TRAM = Story(id="tram", headline="Trams vote tonight", body="The council votes on the tram line by the pier.")


@pytest.fixture
def shelves(library):
    with library.write() as work:
        for story in (FERRY, TRAM):
            work.stories.insert(story.with_details(slug=story.id), words=1, lede="")
        work.commit()
    return library


def typed(library, text: str) -> set[str]:
    with library.read() as reading:
        return {row.id for row in reading.lists.rows(ListQuery(text=text)).rows}


def ranked(library, text: str) -> list[str]:
    with library.read() as reading:
        return [hit.row.id for hit in reading.lists.ranked(text, 20).hits]


@pytest.mark.parametrize(
    "text",
    [
        "ferry", "FERRY", "ferries", "returning", "cafe", "café", "naive", '"harrow bay"',
        "government monday", "sea travel", "castellane", "harbour", "renshaw", "pier -tram",
        "bay -trams -council",
    ],
)  # fmt: skip
def test_words_phrases_and_exclusions_find_the_ferry_alone(shelves, text):
    assert ranked(shelves, text) == ["ferry"]
    assert typed(shelves, text) == {"ferry"}


@pytest.mark.parametrize("text", ['"bay harrow"', "ferry tram", "-pier", "ferry -bay", "!!!", "🙂", "xyzzy"])
def test_what_no_story_has_finds_nothing(shelves, text):
    assert ranked(shelves, text) == []


@pytest.mark.parametrize("text", ['"', "-", '-"', '""', "?!", "( ) :"])
def test_marks_alone_find_nothing_rather_than_everything(shelves, text):
    assert typed(shelves, text) == set()
    assert ranked(shelves, text) == []


@pytest.mark.parametrize("text", ["", " "])
def test_no_words_find_every_story(shelves, text):
    assert typed(shelves, text) == {"ferry", "tram"}


def test_a_word_without_others_excludes(shelves):
    assert typed(shelves, "-ferry") == {"tram"}
    assert ranked(shelves, "-ferry") == ["tram"]


def test_a_headline_outweighs_a_body(shelves):
    with shelves.write() as work:
        work.stories.insert(Story(id="other", body="A ferry. " + "Words. " * 300), words=1, lede="")
        work.commit()
    assert ranked(shelves, "ferry") == ["ferry", "other"]


@pytest.mark.parametrize("word", ["government", "promises", "travel", "castellane", "returns", "votes"])
def test_every_beginning_of_a_word_finds_it_while_it_is_typed(shelves, word):
    """Stems are shorter than their words: "government" is indexed as "govern"."""
    found = {word[:length]: bool(typed(shelves, word[:length])) for length in range(1, len(word) + 1)}
    assert found == dict.fromkeys(found, True)


def test_a_stem_that_some_words_share_hides_no_others(shelves):
    with shelves.write() as work:
        work.stories.insert(Story(id="wide", body="Governmentwide rules"), words=2, lede="")
        work.commit()
    assert typed(shelves, "governme") == {"ferry", "wide"}


def test_guessing_at_an_unfinished_word_finds_no_more_than_it(shelves):
    assert typed(shelves, "governm") == {"ferry"}
    assert typed(shelves, "governmex") == set()


def test_snippets_mark_the_hits(shelves):
    with shelves.read() as reading:
        (hit,) = reading.lists.ranked("cafe", 20).hits
        (row,) = reading.lists.rows(ListQuery(text="cafe doo")).rows
    assert hit.snippet.endswith("A \ue000café\ue001 by the pier opened its doors again.")
    assert "\ue000café\ue001" in row.snippet
    assert "\ue000doors\ue001" in row.snippet


def test_what_is_changed_or_removed_is_no_longer_found(shelves):
    changed = Story(
        id="tram",
        headline="Buses",
        cards=(Card(target=WebTarget(url="https://x.example", headline="Zeppelin")),),
    )
    with shelves.write() as work:
        stored = work.stories.get("tram")
        work.stories.update(stored, changed.with_details(slug="tram"), words=1, lede="")
        work.connection.exec_driver_sql("DELETE FROM stories WHERE id = 'ferry'")
        assert search_index.agrees(work.connection.exec_driver_sql)
        work.commit()

    assert ranked(shelves, "tram") == ranked(shelves, "ferry") == []
    assert ranked(shelves, "buses") == ranked(shelves, "zeppelin") == ["tram"]


def test_captions_are_found(library):
    story = Story().with_details(
        lead_image=LeadImage(image="", alt="gulls", caption="Low tide", credit="Renshaw")
    )
    with library.write() as work:
        work.stories.insert(story, words=0, lede="")
        work.commit()
    assert ranked(library, "gulls") == ranked(library, "low tide") == ranked(library, "renshaw") == [story.id]


def test_an_index_out_of_step_is_noticed_and_mended(shelves):
    with shelves.write() as work:
        execute = work.connection.exec_driver_sql
        execute("DROP TRIGGER stories_search_update")
        execute("UPDATE stories SET body = 'zebra' WHERE id = 'tram'")
        assert not search_index.agrees(execute)
        search_index.create_triggers(execute)
        search_index.rebuild(execute)
        assert search_index.agrees(execute)
        work.commit()
    assert ranked(shelves, "zebra") == ["tram"]


def index() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:")
    connection.execute(f"CREATE TABLE stories (key INTEGER PRIMARY KEY, {', '.join(search.COLUMNS)})")
    search_index.create(connection.execute)
    connection.execute("INSERT INTO stories VALUES (1, 'a', 'b', 'ab', 'near', 'and', 'or not')")
    return connection


INDEX = index()


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet='ab "-*():^{}+NEAR AND OR NOT\0', max_size=40))
def test_nothing_that_can_be_typed_is_an_error(text):
    for query in (search.parse(text), search.parse(text, as_typed=True, guessing=True)):
        for expression in (query.wanted, query.unwanted):
            if expression:
                INDEX.execute("SELECT count(*) FROM story_search WHERE story_search MATCH ?", (expression,))


NAUGHTY = Path(__file__).parents[3] / "shared" / "data" / "naughty_strings" / "blns.txt"


def naughty() -> list[str]:
    lines = NAUGHTY.read_text(encoding="utf-8").split("\n") if NAUGHTY.exists() else []
    own = [
        "'; DROP TABLE stories; --",
        '"',
        "NEAR(",
        "a OR",
        "body:x",
        "*",
        "^a",
        "(",
        "\0",
        "\u202eabc",
        "NULL",
        "ﷺ",
    ]
    return own + [line for line in lines if line and not line.startswith("#")]


def test_naughty_strings_round_trip_and_are_searched(library):
    with library.write() as work:
        for number, text in enumerate(naughty()):
            story = Story(id=f"{number}", headline=text, standfirst=text, body=text)
            story = story.with_details(slug=story.id, kicker=text, notes=text, tags=(text,))
            work.stories.insert(story, words=0, lede=text)
        work.commit()
        assert search_index.agrees(work.connection.exec_driver_sql)
    with library.read() as reading:
        for number, text in enumerate(naughty()):
            back = reading.stories.get(f"{number}")
            assert (back.headline, back.body, back.details.notes) == (text, text, text)
            reading.lists.rows(ListQuery(text=text, limit=5))
            reading.lists.ranked(text, 5)
