"""No search is answered from earlier words of a story, though the index hears of saves later."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deskeditor.domain.story import Status, Story
from deskeditor.services import libraries, listing, related, stories
from deskeditor.storage import database, hits, search_index
from deskeditor.storage.library import Library
from deskeditor.storage.list_shelf import ListShelf
from deskeditor.storage.owed import Owed
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.text_shelf import TextShelf, Wanted

WORDS = ("ferry", "ferries", "tram", "harbour", "café", "naïve")
IDS = ("a", "b", "c", "d")
QUERIES = (*WORDS, "fer", "t", '"tram harbour"', "tram -ferry", "-tram", "harb", "cafe")
texts = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
steps = st.lists(
    st.tuples(
        st.sampled_from(("save", "tag", "trash", "restore", "delete", "settle")), st.sampled_from(IDS), texts
    ),
    min_size=1,
    max_size=12,
)


def owed(library: Library) -> tuple[int, ...]:
    with library.read() as reading:
        return search_index.owed(reading.connection.exec_driver_sql)


def hits_of(lists: ListShelf) -> list[object]:
    """What each query finds as it is typed and ranked, in which lines."""
    typed = [lists.rows(ListQuery(text=text)) for text in QUERIES]
    trashed = [lists.rows(ListQuery(text=text, trashed=True)) for text in QUERIES]
    drafts = [lists.rows(ListQuery(text=text, status=Status.DRAFT)) for text in QUERIES]
    ranked = [lists.ranked(text, 20) for text in QUERIES]
    return [
        [{(row.id, row.snippet) for row in one.rows} for one in (*typed, *trashed, *drafts)],
        [{(hit.row.id, hit.snippet) for hit in one.hits} for one in ranked],
    ]


def apply(library: Library, step: str, story: str, text: str) -> None:
    with library.write() as work:
        stored = work.stories.get(story)
        wanted = Story(id=story, headline=text, body=f"{text}. {text}").with_details(slug=story)
        if step == "save" and stored is None:
            work.stories.insert(wanted, words=1, lede="")
        elif step == "save":
            work.stories.update(stored, replace(wanted, seq=stored.seq + 1), words=1, lede="")
        elif step == "tag":
            work.connection.exec_driver_sql("UPDATE stories SET tags = ? WHERE id = ?", (text, story))
        elif step in ("trash", "restore"):
            work.stories.set_trashed([story], None if step == "restore" else Story().created_at)
        elif step == "delete":
            work.stories.delete([story])
        elif step == "settle":
            search_index.settle(work.connection.exec_driver_sql)
        work.commit()


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps)
def test_whatever_was_saved_a_search_finds_what_an_index_made_anew_would_find(library, taken):
    with library.write() as work:
        work.connection.exec_driver_sql("DELETE FROM stories")
        work.commit()
    for step in taken:
        apply(library, *step)
    with library.write() as work:
        found = hits_of(work.lists)
        assert search_index.agrees(work.connection.exec_driver_sql)
        search_index.rebuild(work.connection.exec_driver_sql)
        assert hits_of(work.lists) == found


@pytest.fixture
def changed(library):
    """A library with a story that says harbour now, and said ferry when the index saw it."""
    library_of_two(library)
    assert owed(library) == (1,)
    return library


def library_of_two(library: Library) -> None:
    first, _ = stories.new(library, Story(id="first", headline="The ferry", body="A ferry to the shore."))
    stories.new(library, Story(id="second", headline="The tram", body="A tram to the ferry."))
    stories.save(library, replace(first, headline="The harbour", body="A harbour by the shore."))


def found(library: Library, text: str) -> tuple[set[str], set[str]]:
    """Those found as it is typed, and ranked, without the index being told before."""
    with library.read() as reading:
        rows = reading.lists.rows(ListQuery(text=text)).rows
        return {row.id for row in rows}, {hit.row.id for hit in reading.lists.ranked(text, 9).hits}


def test_the_words_of_before_do_not_find_a_story_and_those_of_now_do(changed):
    assert found(changed, "ferry") == ({"second"}, {"second"})
    assert found(changed, "harbour") == ({"first"}, {"first"})
    assert found(changed, "harb") == ({"first"}, set())
    assert found(changed, "-ferry") == ({"first"}, {"first"})
    with changed.read() as reading:
        (row,) = reading.lists.rows(ListQuery(text="harbour")).rows
    assert row.snippet == "The \ue000harbour\ue001"


def test_what_is_replaced_and_suggested_goes_by_the_words_of_now(changed):
    with changed.read() as reading:
        texts = TextShelf(reading.connection)
        by_word = {
            word: texts.may_hold(Wanted(word, whole=True), ListQuery(), 1, 9) for word in ("harbour", "tram")
        }
        among = {
            word: texts.may_hold(Wanted(), ListQuery(text=word), 1, 9)
            for word in ("ferry", "-ferry", "harbour")
        }
        assert reading.likeness.with_headline("The harbour") == ("first",)
        assert reading.likeness.with_headline("The ferry") == ()
        assert (reading.likeness.naming("harbour"), reading.likeness.naming("ferry")) == ((1,), (2,))
    assert "first" in by_word["harbour"]
    assert "second" in by_word["tram"]
    assert among == {"ferry": ("second",), "-ferry": ("first",), "harbour": ("first",)}


def test_where_very_many_are_found_those_are_among_them_that_the_index_does_not_know(library, monkeypatch):
    monkeypatch.setattr(hits, "MOST", 3)
    for number in range(8):
        stories.new(library, Story(id=f"s{number}", headline="The tram"))
    old, new = stories.story(library, "s1"), stories.story(library, "s7")
    stories.save(library, replace(old, headline="A tram and the ferry"))
    stories.save(library, replace(new, headline="Nothing more"))
    with library.read() as reading:
        typed = reading.lists.rows(ListQuery(text="tram"))
        ranked = reading.lists.ranked("tram", 9)
    assert typed.at_least
    assert ranked.at_least
    for ids in ({row.id for row in typed.rows}, {hit.row.id for hit in ranked.hits}):
        assert "s1" in ids
        assert "s7" not in ids


def test_whoever_searches_tells_the_index_first(changed):
    assert [hit.row.id for hit in listing.search(changed, "harbour").hits] == ["first"]
    assert owed(changed) == ()


@pytest.mark.parametrize(
    "search_for",
    [
        lambda library: listing.rows(library, ListQuery(text="harbour")),
        lambda library: listing.order(library, ListQuery(text="harbour")),
        lambda library: related.suggestions(library, Story(body="harbour")),
    ],
    ids=["as it is typed", "the whole list", "suggestions"],
)
def test_every_way_of_searching_does(changed, search_for):
    search_for(changed)
    assert owed(changed) == ()


def test_a_list_without_words_writes_nothing(changed):
    listing.rows(changed, ListQuery())
    assert owed(changed) == (1,)


def test_while_another_program_writes_a_search_is_right_and_does_not_wait(changed):
    with Library.open(changed.folder) as other, other.write():
        assert not changed.settle()
        assert [hit.row.id for hit in listing.search(changed, "harbour").hits] == ["first"]
        assert [hit.row.id for hit in listing.search(changed, "ferry").hits] == ["second"]
        assert owed(changed) == (1,)
    assert changed.settle()
    assert owed(changed) == ()


def test_a_library_that_cannot_be_written_is_searched_rightly(changed, monkeypatch):
    with Library.open(changed.folder):  # keeps the log from being written into the database
        changed._has_written = False
        changed.close()
        monkeypatch.setattr(database, "is_writable", lambda folder: False)
        with Library.open(changed.folder) as library:
            assert library.is_read_only
            assert not library.settle()
            assert [hit.row.id for hit in listing.search(library, "harbour").hits] == ["first"]
            assert [hit.row.id for hit in listing.search(library, "ferry").hits] == ["second"]
            assert libraries.verify(library) == ()


def test_one_that_lies_on_a_disk_without_room_for_logs_too(changed, monkeypatch):
    changed._has_written = False
    changed.close()
    monkeypatch.setattr(database, "is_writable", lambda folder: False)
    with Library.open(changed.folder) as library:  # no log there: SQLite takes the file for unchanging
        assert found(library, "harbour") == ({"first"}, {"first"})


def test_closing_tells_the_index(changed):
    changed.close()
    with Library.open(changed.folder) as library:
        assert owed(library) == ()


SAVE_AND_DIE = """
import os, sys
from dataclasses import replace
from pathlib import Path
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.storage.library import Library

library = Library.open(Path(sys.argv[1]))
story, _ = stories.new(library, Story(id="first", headline="The ferry"))
stories.save(library, replace(story, headline="The harbour"))
os._exit(9)
"""


def test_a_program_killed_before_it_told_the_index_leaves_a_library_that_is_searched_rightly(library):
    library.close()
    died = subprocess.run([sys.executable, "-c", SAVE_AND_DIE, str(library.folder)], timeout=60)
    assert died.returncode == 9
    with Library.open(library.folder) as opened:
        assert owed(opened) == (1,)
        assert found(opened, "harbour") == ({"first"}, {"first"})
        assert found(opened, "ferry") == (set(), set())
        assert libraries.verify(opened) == ()
        assert listing.search(opened, "harbour").total == 1
        assert owed(opened) == ()


def test_a_writing_session_copies_the_words_of_before_once(changed):
    story = stories.story(changed, "first")
    for number in range(3):
        story, _ = stories.save(changed, replace(story, body=f"{story.body} More {number}."))
    with changed.read() as reading:
        kept = reading.connection.exec_driver_sql("SELECT headline, body FROM search_owed").all()
    assert kept == [("The ferry", "A ferry to the shore.")]


def test_a_save_of_nothing_that_is_searched_owes_nothing(library):
    story, _ = stories.new(library, Story(id="first", headline="The ferry"))
    stories.save(library, story.with_details(search_title="Ferry"))
    assert owed(library) == ()


def test_what_changes_many_stories_at_once_owes_none_of_them(library):
    for number in range(search_index.FEW + 1):
        stories.new(library, Story(id=f"s{number}", headline="The ferry"))
    with library.write() as work:
        work.connection.exec_driver_sql("UPDATE stories SET tags = 'harbour'")
        work.commit()
    assert owed(library) == ()
    assert listing.search(library, "harbour").total == search_index.FEW + 1


def test_a_story_that_gets_another_row_takes_its_words_along(changed):
    with changed.write() as work:
        work.connection.exec_driver_sql("UPDATE stories SET key = 9 WHERE id = 'first'")
        work.commit()
        assert search_index.agrees(work.connection.exec_driver_sql)
    assert found(changed, "harbour") == ({"first"}, {"first"})


def test_an_index_that_is_made_anew_owes_nothing(changed):
    libraries.rebuild_index(changed)
    assert owed(changed) == ()
    assert libraries.verify(changed) == ()


def test_a_library_that_is_compacted_owes_nothing(changed):
    libraries.compact(changed)
    assert owed(changed) == ()
    assert libraries.verify(changed) == ()
    assert found(changed, "harbour") == ({"first"}, {"first"})


def test_a_check_finds_nothing_wrong_in_what_is_owed(changed):
    assert libraries.verify(changed) == ()


def test_the_stories_are_asked_anew_after_each_write_of_a_transaction(changed):
    with changed.write() as work:
        before = Owed(work.connection)
        assert (before.matching('"harbour"'), before.matching('"quay"')) == ((1,), ())
        work.connection.exec_driver_sql("UPDATE stories SET headline = 'Quay', body = '' WHERE id = 'first'")
        after = Owed(work.connection)
        assert (after.matching('"harbour"'), after.matching('"quay"')) == ((), (1,))
        work.commit()
    assert found(changed, "quay") == ({"first"}, {"first"})
    assert found(changed, "harbour") == (set(), set())
