"""What does an edit in the panel make of the cards under a story?"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from deskeditor.domain.card import Card, Layout, WebTarget

Cards = tuple[Card, ...]


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


def limited(card: Card, characters: int, of_site: int) -> Card:
    """The card with an excerpt limit of its own; the site's own limit, or none, is the site's again."""
    return replace(card, excerpt_limit=0 if characters in (0, of_site) else characters)


def from_outlet(card: Card, name: str) -> Card:
    """A web card with another name for the outlet that it leads to; a story's card as it is."""
    if not isinstance(card.target, WebTarget):
        return card
    return replace(card, target=replace(card.target, source=" ".join(name.split())))
