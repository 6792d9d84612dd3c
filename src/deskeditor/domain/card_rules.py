"""Which cards may stand in a row, and in which words is one refused? The one place that decides it."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from deskeditor.domain.card import Card, Origin, StoryTarget, WebTarget, target_key
from deskeditor.errors import CardRefused, InvalidValue

Target = StoryTarget | WebTarget
Cards = tuple[Card, ...]
_LONGEST_ADDRESS = 2000  # characters: what browsers and servers agree on


def refusal(story_id: str, cards: Sequence[Card], target: Target, limit: int) -> str:
    """Why a card for the target cannot be put into a row of cards, in words; empty where it can.

    `story_id` is the story that they stand under, or empty for a set's.
    """
    if isinstance(target, StoryTarget) and target.story == story_id:
        return "A story cannot stand under itself; choose another one."
    if target_key(target) in {target_key(card.target) for card in cards}:
        there = "under the story" if story_id else "in the set"
        return f"That card stands {there} already; choose another one."
    return no_room(cards, limit, "A story" if story_id else "A set")


def no_room(cards: Sequence[Card], limit: int, row: str = "A story") -> str:
    """Why no further card has room, in words; empty where one has."""
    if len(cards) < limit:
        return ""
    room = "1 card; remove it first" if limit == 1 else f"{limit} cards; remove one first"
    return f"{row} has room for {room}."


def added(story_id: str, cards: Cards, card: Card | Target, limit: int, at: int | None = None) -> Cards:
    """The row with one more, at index `at` or at the end; raises `CardRefused`."""
    new = card if isinstance(card, Card) else Card(target=card)
    if why := refusal(story_id, cards, new.target, limit):
        raise CardRefused(why)
    place = len(cards) if at is None else at
    return (*cards[:place], new, *cards[place:])


def removed(cards: Cards, index: int) -> Cards:
    """The row without the card at an index, which counts from 0 and must exist."""
    return cards[:index] + cards[index + 1 :]


def several(
    story_id: str, cards: Cards, more: Sequence[Card], limit: int
) -> tuple[Cards, tuple[tuple[Card, str], ...]]:
    """The row with those of further cards that may stand there, and each other one with its refusal."""
    refused: list[tuple[Card, str]] = []
    for card in more:
        if why := refusal(story_id, cards, card.target, limit):
            refused.append((card, why))
        else:
            cards = (*cards, card)
    return cards, tuple(refused)


def chosen(cards: Cards) -> Cards:
    """The same cards, all of them chosen by an editor: whoever has seen to them stands by them."""
    return tuple(replace(card, origin=Origin.EDITOR) for card in cards)


def web_target(address: str) -> WebTarget:
    """The target that a pasted address means; raises `InvalidValue` where it is none that a page may name."""
    address = address.strip()
    name = host(address)
    is_web = address.lower().startswith(("http://", "https://"))
    if not name or not is_web or any(one.isspace() or not one.isprintable() for one in address):
        raise InvalidValue(f"“{address[:200]}” is no web address; check it and paste it again.")
    if len(address) > _LONGEST_ADDRESS:
        raise InvalidValue(f"An address has room for {_LONGEST_ADDRESS} characters; paste a shorter one.")
    return WebTarget(url=address, source=name)


def host(address: str) -> str:
    """The name of the site that an address leads to, as a reader would call it; empty where there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
