"""Hostile text in card fields and addresses reaches no page and no sheet as markup, and breaks nothing."""

import pytest

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.story import Status, Story
from deskeditor.pages import page
from deskeditor.services import card_sheet, cards, related, stories
from deskeditor.services.surroundings import around

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</h3></a></li><iframe src=//a.example>",
    "{{ 7*7 }}{% for x in y %}",
    "\u202egnp.exe\u2066\x00\x1b[31m\ud800",
    "'; DROP TABLE cards; --",
    "a" * 100_000,
    "&#60;script&#62;" * 50,
)
ADDRESSES = (
    'https://a.example/"onmouseover=alert(1)',
    "https://a.example/<script>",
    "https://user:pass@a.example:99999/%00",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "HTTPS://A.EXAMPLE/é?a=1&b=<",
    "//a.example/x",
)


def harmless(html: str) -> bool:
    wrong = ("<script>alert", "<img src=x", "<iframe", "javascript:", 'href="data:', '"onmouseover', "49{")
    return not any(one in html for one in wrong)


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_in_every_field(library, words):
    stories.new(library, Story(id="ferry", headline="Ferry").with_details(status=Status.PUBLISHED))
    card = Card(target=StoryTarget("ferry"))
    for name in CardField:
        card = card.overriding(name, words, TargetValues())
    web = Card(
        target=WebTarget(url="https://a.example/", headline=words, excerpt=words, image=words, source=words)
    )
    story, _ = stories.save(library, Story(id="tram", headline=words, cards=(card, web)))
    html = page.render(story, around(library, story)).parts["related"]
    sheet = card_sheet.sheet(library, story)
    assert harmless(html)
    assert harmless(sheet.html)
    stored = stories.story(library, "tram").cards[0].overrides[CardField.LABEL].value
    assert stored == words
    related.suggestions(library, story)


@pytest.mark.parametrize("address", ADDRESSES)
def test_hostile_addresses(library, address):
    card = Card(target=WebTarget(url=address, headline="Elsewhere", source="The Quay"))
    story, _ = stories.save(library, Story(id="tram", headline="Tram", cards=(card,)))
    html = page.render(story, around(library, story)).parts.get("related", "")
    assert harmless(html)
    assert harmless(card_sheet.sheet(library, story).html)
    assert len(cards.drifts(library, story)) == 1
