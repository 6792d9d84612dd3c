"""Two states of a story are compared in headline, standfirst, details, cards and body."""

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

from deskeditor.domain.card import Card, CardField, Override, StoryTarget
from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.domain.story_diff import compare
from deskeditor.domain.word_diff import Fate

WALL, TERNS, FERRY = (Card(id=name, target=StoryTarget(name)) for name in ("wall", "terns", "ferry"))
OLD = Story(
    headline="Council approves the tram", standfirst="After nine years.", body="One.\n\nTwo.", cards=(WALL,)
)


def test_the_same_says_nothing():
    assert compare(OLD, replace(OLD, seq=9, changed_at=datetime(2030, 1, 1, tzinfo=UTC))).is_empty


def test_fields_are_told_by_name():
    new = replace(OLD, headline="Council reopens the tram").with_details(
        status=Status.READY,
        tags=("trams", "coast"),
        published_at=datetime(2026, 11, 20, 6, tzinfo=UTC),
        lead_image=LeadImage(image="images/a.png", caption="The last car"),
    )
    made = {one.name: [(run.fate.value, run.text) for run in one.runs] for one in compare(OLD, new).fields}
    assert made == {
        "headline": [
            ("same", "Council "),
            ("removed", "approves"),
            ("added", "reopens"),
            ("same", " the tram"),
        ],
        "status": [("removed", "draft"), ("added", "ready")],
        "tags": [("added", "trams; coast")],
        "published_at": [("added", "2026-11-20 06:00+00:00")],
        "lead_image": [("added", "images/a.png · The last car")],
    }


def test_words_are_counted_in_the_text_and_not_in_the_details():
    new = replace(OLD, headline="Council reopens the tram", body="One and more.\n\nTwo.")
    made = compare(OLD, new.with_details(notes="Ring the harbour master."))
    assert (made.added, made.removed) == (3, 1)


def test_a_moved_paragraph_adds_no_words():
    long = "A paragraph of more than four words."
    made = compare(replace(OLD, body=f"{long}\n\nTwo."), replace(OLD, body=f"Two.\n\n{long}"))
    assert Fate.MOVED in [one.fate for one in made.body]
    assert (made.added, made.removed) == (0, 0)


def cards(old, new):
    made = compare(replace(OLD, cards=old), replace(OLD, cards=new))
    return [(one.fate.value, one.card.id) for one in made.cards]


def test_cards_come_go_and_walk():
    assert cards((WALL, TERNS), (TERNS, FERRY)) == [("removed", "wall"), ("added", "ferry")]
    assert cards((WALL, TERNS, FERRY), (FERRY, WALL, TERNS)) == [("moved", "ferry")]


def test_a_card_with_other_words_is_told_by_word():
    worded = replace(WALL, overrides=MappingProxyType({CardField.HEADLINE: Override("Whose wall?", "")}))
    (one,) = compare(OLD, replace(OLD, cards=(worded,))).cards
    assert one.fate is Fate.CHANGED
    assert "Whose wall?" in "".join(run.text for run in one.runs if run.fate is Fate.ADDED)
