"""What is found in a story's texts, in words and by expressions, and how it is replaced and taken back."""

import pytest

from deskeditor.domain.story import Story
from deskeditor.domain.story_texts import texts, with_texts
from deskeditor.errors import InvalidValue
from deskeditor.markup import many_texts
from deskeditor.markup.many_texts import seeker
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.markup.spoken_places import Shelter
from deskeditor.markup.story_hits import hits, replaced, taken_back

STORY = Story(
    headline="Tram returns",
    body="The tram is back.\n\n“A tram,” said Imogen 🚋, “a TRAM.” Trams for all: tram, tram.",
).with_details(notes="Which tram?")


def found(query: Query, replacement: Replacement | None = None):
    story_texts = list(texts(STORY))
    looking = seeker(query, replacement)
    try:
        return list(hits(story_texts, looking.spots([one.text for one in story_texts]), "en-GB"))
    finally:
        looking.close()


def test_a_hit_says_where_it_stands_and_what_stands_around_it():
    first, second, third, *_ = found(Query("tram", whole=True), Replacement("bus", keeps_case=True))
    assert (first.label, first.line, first.found, first.instead, first.after) == (
        "Headline", 1, "Tram", "Bus", " returns",
    )  # fmt: skip
    assert (second.before, second.found, second.after) == ("The ", "tram", " is back.")
    assert (third.line, third.before, third.shelter) == (3, "“A ", Shelter.QUOTED)


def test_an_expression_with_groups_is_looked_for_elsewhere():
    story_hits = found(
        Query(r"(t)ram(s?)", regex=True), Replacement(r"\1rolley$2", groups=True, keeps_case=True)
    )
    assert [hit.instead for hit in story_hits] == [
        "Trolley", "trolley", "trolley", "TROLLEY", "Trolleys", "trolley", "trolley", "trolley",
    ]  # fmt: skip


def test_only_what_is_chosen_changes_and_is_taken_back():
    chosen = [hit for hit in found(Query("tram", whole=True), Replacement("omnibus")) if not hit.shelter]
    new, changes = replaced(STORY, chosen)
    after = with_texts(STORY, new)
    assert after.headline == "omnibus returns"
    assert after.body == (
        "The omnibus is back.\n\n“A tram,” said Imogen 🚋, “a TRAM.” Trams for all: omnibus, omnibus."
    )
    assert after.details.notes == "Which omnibus?"
    assert with_texts(after, taken_back(after, changes)) == STORY
    assert taken_back(with_texts(after, {"headline": "Another one"}), changes) is None
    assert taken_back(with_texts(after, {"dateline": "HARROW BAY"}), changes) == {
        name: getattr(STORY, name) for name in ("headline", "body")
    } | {"notes": "Which tram?"}


def test_what_says_the_same_already_changes_nothing():
    assert replaced(STORY, found(Query("tram", case=True), Replacement("tram"))) == ({}, ())


def test_an_expression_that_runs_for_ever_is_ended(monkeypatch):
    monkeypatch.setattr(many_texts, "PATIENCE", 0.5)
    looking = seeker(Query(r"(a+)+$", regex=True), None)
    assert looking.spots(["a" * 60 + "!"]) is None
    monkeypatch.setattr(many_texts, "PATIENCE", 60)
    assert looking.spots(["aa"]) == [[(0, 2, "")]]
    looking.close()


@pytest.mark.parametrize(
    ("query", "replacement", "why"),
    [
        (Query(""), None, "Say what is to be found."),
        (Query("(", regex=True), None, "This is no regular expression: a “(” is not closed."),
        (
            Query("a", regex=True),
            Replacement("$1", groups=True),
            "The replacement names a group, 1, that the expression does not have.",
        ),
    ],
)
def test_what_cannot_be_meant_is_said_before_anything_is_read(query, replacement, why):
    with pytest.raises(InvalidValue) as refused:
        seeker(query, replacement)
    assert str(refused.value) == why
