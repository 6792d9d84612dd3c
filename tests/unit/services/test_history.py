"""A story's past can be read, compared, named and brought back; what is overwritten is kept first."""

from dataclasses import replace

import pytest

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.revision import Reason
from deskeditor.domain.story import Status, Story
from deskeditor.domain.word_diff import Fate
from deskeditor.errors import StoryNotFound
from deskeditor.services import history, saving, stories
from deskeditor.services.libraries import create_library


@pytest.fixture
def library(tmp_path):
    with create_library(tmp_path / "library") as library:
        yield library


@pytest.fixture
def tram(library, monkeypatch):
    """A story with two states: as it was created, and as it is now."""
    monkeypatch.setenv("DESKEDITOR_USER", "Imogen Castellane")
    stories.new(library, Story(id="wall", headline="Who owns the sea wall?"))
    story, _ = stories.new(library, Story(id="tram", headline="Tram", body="The vote was seven to four."))
    card = Card(target=StoryTarget("wall"))
    changed = replace(story, headline="Tram line", body="The vote was eight to four.", cards=(card,))
    return stories.save(library, changed)[0]


def told(library):
    return [
        (row.number, row.reason.value, row.added, row.removed) for row in history.revisions(library, "tram")
    ]


def test_a_revision_says_who_why_and_how_much(library, tram):
    stories.checkpoint(library, "tram", "Sent to legal")
    newest, first = history.revisions(library, "tram")
    assert (newest.reason, newest.label, newest.who) == (Reason.NAMED, "Sent to legal", "Imogen Castellane")
    assert (newest.added, newest.removed, newest.words) == (2, 1, 6)
    assert (first.added, first.removed) == (7, 0)


def test_a_change_of_status_is_kept_with_who_made_it(library, tram):
    stories.save(library, tram.with_details(status=Status.READY))
    assert [reason for _, reason, _, _ in told(library)] == ["status changed", "autosaved", "created"]


def test_any_two_states_are_compared(library, tram):
    stories.checkpoint(library, "tram")
    compared = history.compare(library, "tram", 1, 2)
    assert [one.name for one in compared.comparison.fields] == ["headline", "slug"]
    assert [one.fate for one in compared.comparison.cards] == [Fate.ADDED]
    assert compared.names == {"wall": "Who owns the sea wall?"}
    (paragraph,) = compared.comparison.body
    assert [run.text for run in paragraph.runs if run.fate is not Fate.SAME] == ["seven", "eight"]
    assert history.compare(library, "tram", 2).comparison.is_empty
    typed = replace(tram, body="The vote was nine to four.")
    assert history.compare_with(library, typed, 2).comparison.added == 1


def test_the_last_export_is_found(library, tram):
    assert history.last_export(library, "tram") is None
    with library.write() as work:
        saving.keep(work, tram, Reason.EXPORTED)
        work.commit()
    stories.save(library, replace(tram, body="Anew."))
    assert history.last_export(library, "tram") == 2


def test_an_earlier_state_comes_back_and_can_be_undone(library, tram):
    published, _ = stories.save(library, tram.with_details(status=Status.PUBLISHED))
    back, changes, undo = history.restore(library, "tram", 1)
    assert (back.headline, back.body, back.cards) == ("Tram", "The vote was seven to four.", ())
    assert back.details.status is Status.PUBLISHED
    assert back.details.slug == published.details.slug
    assert changes.stories == {"tram"}
    assert told(library)[0][1] == "before restore"
    again, _, _ = history.restore(library, "tram", undo)
    assert (again.headline, again.body, again.cards) == (tram.headline, tram.body, tram.cards)


def test_a_state_is_named_and_so_kept(library, tram):
    history.label(library, "tram", 1, "  First\n draft ")
    history.name_now(library, "tram", "Sent to legal")
    assert [row.label for row in history.revisions(library, "tram")] == ["Sent to legal", "First draft"]


def test_what_is_not_there_is_said(library, tram):
    for ask in (
        lambda: history.revision(library, "tram", 9),
        lambda: history.restore(library, "tram", 9),
        lambda: history.label(library, "tram", 9, "x"),
    ):
        with pytest.raises(StoryNotFound, match="no version 9"):
            ask()
    with pytest.raises(StoryNotFound, match="“nobody” is not in the library"):
        history.restore(library, "nobody", 1)


def test_both_sides_of_a_conflict_are_kept(library, tram):
    stories.save(library, replace(tram, body="Theirs."))
    stories.save_over(library, replace(tram, body="Ours."))
    with library.read() as reading:
        kept = [(one.reason.value, one.snapshot.body) for one in reading.revisions.of("tram")[:2]]
    assert kept == [("autosaved", "Ours."), ("changed elsewhere", "Theirs.")]
