"""What does each edit make of the cards under a story, and which cards are refused?"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from deskeditor.domain.card import Card, CardField, Layout, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused

Target = StoryTarget | WebTarget
Cards = tuple[Card, ...]

WEB_FIELDS = (CardField.HEADLINE, CardField.EXCERPT, CardField.IMAGE)  # what an address is given at once


def host(address: str) -> str:
    """The name of the site that an address leads to, as a reader would call it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def refusal(story: Story, target: Target, limit: int) -> str:
    """Why a card for the target cannot stand under the story, in words, or an empty string."""
    if isinstance(target, StoryTarget) and target.story == story.id:
        return "A story cannot stand under itself; choose another one."
    if _key(target) in {_key(card.target) for card in story.cards}:
        return "That card stands under the story already; choose another one."
    if len(story.cards) >= limit:
        return f"A story has room for {limit} cards; remove one first."
    return ""


def _key(target: Target) -> str:
    return target.story if isinstance(target, StoryTarget) else target.url.rstrip("/")


def added(story: Story, target: Target, limit: int, at: int | None = None) -> Cards:
    """The cards with one more, at index `at` or at the end; raises `CardRefused`."""
    if why := refusal(story, target, limit):
        raise CardRefused(why)
    place = len(story.cards) if at is None else at
    return (*story.cards[:place], Card(target=target), *story.cards[place:])


def without(cards: Cards, ids: Collection[str]) -> Cards:
    """The cards without those of these ids."""
    return tuple(card for card in cards if card.id not in ids)


def shifted(cards: Cards, ids: Collection[str], by: int) -> Cards:
    """The cards with those of these ids one place on (1) or back (-1); at the end they stay as they are."""
    order = list(cards) if by < 0 else list(reversed(cards))
    for at in range(1, len(order)):
        if order[at].id in ids and order[at - 1].id not in ids:
            order[at - 1], order[at] = order[at], order[at - 1]
    return tuple(order if by < 0 else reversed(order))


def ordered(cards: Cards, ids: Sequence[str]) -> Cards:
    """The cards in the order of their ids; those that are not named stand last."""
    places = {name: place for place, name in enumerate(ids)}
    return tuple(sorted(cards, key=lambda card: places.get(card.id, len(places))))


def set_as(cards: Cards, ids: Collection[str], layout: Layout) -> Cards:
    """The cards with those of these ids set in a layout."""
    return tuple(replace(card, layout=layout) if card.id in ids else card for card in cards)


def worded(card: Card, name: CardField, words: str, values: TargetValues) -> Card:
    """The card with an editor's words in one field; the target's own words, or none, follow it again."""
    words = " ".join(words.split())
    if isinstance(card.target, WebTarget) and name in WEB_FIELDS and name not in card.overrides:
        return replace(card, target=replace(card.target, **{name.value: words}))
    if words == " ".join(card.value(name, values).split()):
        return card
    if not words or words == " ".join(values.value(name).split()):
        return card.following(name)
    return card.overriding(name, words, values)


def pictured(card: Card, reference: str, values: TargetValues) -> Card:
    """The card with a picture of its own, or with none (`""`); the target's own picture follows it again."""
    if isinstance(card.target, WebTarget):
        web = replace(card, target=replace(card.target, image=reference))
        return web.following(CardField.IMAGE)
    if reference == values.image:
        return card.following(CardField.IMAGE)
    return card.overriding(CardField.IMAGE, reference, values)


def following(card: Card, names: Iterable[CardField]) -> Card:
    """The card with these fields following its story again."""
    for name in names:
        card = card.following(name)
    return card


def kept(card: Card, names: Iterable[CardField], values: TargetValues) -> Card:
    """The card with its own words in these fields, held against what the target says now."""
    for name in names:
        card = card.overriding(name, card.value(name, values), values)
    return card


def from_outlet(card: Card, name: str) -> Card:
    """A web card with another name for the outlet that it leads to; a story's card as it is."""
    if not isinstance(card.target, WebTarget):
        return card
    return replace(card, target=replace(card.target, source=" ".join(name.split())))
