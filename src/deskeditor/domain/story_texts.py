"""Which texts of a story did somebody write, and how does it get others in their place?

Names of people, sections, tags and addresses are none of them: those have a meaning beyond one story.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from deskeditor.domain.card import Card, CardField, Override, WebTarget
from deskeditor.domain.story import LeadImage, Story

BODY = "body"
_OWN = {"headline": "Headline", "standfirst": "Standfirst", BODY: "Body"}
_DETAILS = {
    "kicker": "Kicker",
    "dateline": "Dateline",
    "search_title": "Search title",
    "description": "Description",
    "social_title": "Social title",
    "social_description": "Social description",
    "notes": "Notes",
}
_LEAD = {"alt": "Alt text", "caption": "Caption", "credit": "Credit"}
_CARD = (CardField.HEADLINE, CardField.EXCERPT, CardField.KICKER, CardField.LABEL)
_WEB = ("headline", "excerpt", "source")
_LONG = (BODY, "notes")  # all others are one line


@dataclass(frozen=True, slots=True)
class StoryText:
    """One text: its name within the story, what the window calls it, and what it says."""

    name: str
    label: str
    text: str


def texts(story: Story) -> Iterator[StoryText]:
    """The texts of a story that say something: headline, standfirst, body, details, cards."""
    return (one for one in _all(story) if one.text)


def _all(story: Story) -> Iterator[StoryText]:
    for name, label in _OWN.items():
        yield StoryText(name, label, getattr(story, name))
    for name, label in _DETAILS.items():
        yield StoryText(name, label, getattr(story.details, name))
    lead = story.details.lead_image or LeadImage(image="")
    for name, label in _LEAD.items():
        yield StoryText(f"lead/{name}", label, getattr(lead, name))
    for number, correction in enumerate(story.details.corrections):
        yield StoryText(
            f"correction/{number}", f"{correction.kind.capitalize()} {number + 1}", correction.text
        )
    for number, card in enumerate(story.cards, 1):
        yield from _of_card(card, number)


def _of_card(card: Card, number: int) -> Iterator[StoryText]:
    for field in _CARD:
        if override := card.overrides.get(field):
            yield StoryText(f"card/{field.value}/{card.id}", f"Card {number}, {field.value}", override.value)
    if isinstance(card.target, WebTarget):
        for name in _WEB:
            yield StoryText(f"web/{name}/{card.id}", f"Card {number}, {name}", getattr(card.target, name))


def with_texts(story: Story, changed: Mapping[str, str]) -> Story:
    """The story with other texts under some of its names; a line stays one line."""
    new = {name: fitting(name, text) for name, text in changed.items()}
    own = {name: text for name, text in new.items() if name in _OWN}
    details = {name: text for name, text in new.items() if name in _DETAILS}
    corrections = tuple(
        replace(one, text=new.get(f"correction/{number}", one.text))
        for number, one in enumerate(story.details.corrections)
    )
    story = replace(story, cards=tuple(_with_words(card, new) for card in story.cards), **own)  # type: ignore[arg-type]
    return story.with_details(**details, corrections=corrections, lead_image=_with_lead(story, new))


def fitting(name: str, text: str) -> str:
    """A text as it can stand under a name: all but body and notes are one line, as long as before."""
    return text if name in _LONG else text.replace("\r", " ").replace("\n", " ")


def _with_lead(story: Story, new: Mapping[str, str]) -> LeadImage | None:
    lead = story.details.lead_image
    if lead is None:
        return None
    return replace(lead, **{name: new[f"lead/{name}"] for name in _LEAD if f"lead/{name}" in new})


def _with_words(card: Card, new: Mapping[str, str]) -> Card:
    """Own words stay made against what they were made against: the card says so if that has changed."""
    worded = {
        field: Override(new[name], card.overrides[field].against)
        for field in card.overrides
        if (name := f"card/{field.value}/{card.id}") in new
    }
    if worded:
        card = replace(card, overrides=MappingProxyType({**card.overrides, **worded}))
    web = {name: new[key] for name in _WEB if (key := f"web/{name}/{card.id}") in new}
    if isinstance(card.target, WebTarget) and web:
        card = replace(card, target=replace(card.target, **web))
    return card
