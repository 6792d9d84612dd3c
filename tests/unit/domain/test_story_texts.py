"""The texts of a story that can be looked through, and changed by name."""

from datetime import UTC, datetime
from types import MappingProxyType

from deskeditor.domain.card import Card, CardField, Override, StoryTarget, WebTarget
from deskeditor.domain.story import Correction, LeadImage, Story
from deskeditor.domain.story_texts import texts, with_texts

CARDS = (
    Card(
        id="a/b",
        target=StoryTarget("wall"),
        overrides=MappingProxyType(
            {CardField.HEADLINE: Override("Own tram", "Tram"), CardField.IMAGE: Override("images/x.png", "")}
        ),
    ),
    Card(id="c", target=WebTarget(url="https://tides.example/tram", headline="Elsewhere", source="Tides")),
)
STORY = Story(headline="Trams", body="The tram.\n\nIt runs.", cards=CARDS).with_details(
    slug="tram",
    section="Tram",
    byline=("Tram Renshaw",),
    tags=("tram",),
    notes="Ask\nagain",
    lead_image=LeadImage(image="images/tram.png", caption="A tram"),
    corrections=(Correction(at=datetime(2026, 11, 1, tzinfo=UTC), text="Not a bus."),),
)


def test_every_text_that_somebody_wrote_has_a_name_and_a_label():
    assert [(one.name, one.label, one.text) for one in texts(STORY)] == [
        ("headline", "Headline", "Trams"),
        ("body", "Body", "The tram.\n\nIt runs."),
        ("notes", "Notes", "Ask\nagain"),
        ("lead/caption", "Caption", "A tram"),
        ("correction/0", "Correction 1", "Not a bus."),
        ("card/headline/a/b", "Card 1, headline", "Own tram"),
        ("web/headline/c", "Card 2, headline", "Elsewhere"),
        ("web/source/c", "Card 2, source", "Tides"),
    ]


def test_each_can_be_changed_and_nothing_else_changes():
    new = {one.name: f"{one.text}!" for one in texts(STORY)}
    changed = with_texts(STORY, new)
    assert {one.name: one.text for one in texts(changed)} == new
    assert changed.details.slug == "tram"
    assert changed.details.lead_image.image == "images/tram.png"
    assert changed.cards[0].overrides[CardField.HEADLINE].against == "Tram"
    assert changed.cards[0].overrides[CardField.IMAGE].value == "images/x.png"
    assert changed.cards[1].target.url == "https://tides.example/tram"
    assert with_texts(STORY, {}) == STORY


def test_a_line_stays_one_line():
    changed = with_texts(STORY, {"headline": "Two\nlines", "body": "Two\nlines", "notes": "Two\nlines"})
    assert (changed.headline, changed.body, changed.details.notes) == (
        "Two lines",
        "Two\nlines",
        "Two\nlines",
    )
