"""How are the cards under a story chosen and worded? Each function gives the story with its cards changed.

Positions count from 1, as on the command line. Nothing is written: `stories.save` does that.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from deskeditor.domain import card_rules, drift
from deskeditor.domain.card import (
    Card,
    CardField,
    Layout,
    Origin,
    StoryTarget,
    TargetValues,
    WebTarget,
    moved,
)
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused, InvalidValue
from deskeditor.services.surroundings import targets_of

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading

SHORTEST_EXCERPT, LONGEST_EXCERPT = 20, 2000  # characters


def add(library: "Library", story: Story, ref: str, at: int | None = None) -> Story:
    """The story with a card for `ref`: a slug, the start of an id, or an http(s) address.

    It stands last, or at position `at`. Raises `CardRefused` for the story itself, for a target that has a
    card already, and for one card too many; `StoryNotFound` and `AmbiguousReference` as `stories.find` does.
    """
    with library.read() as reading:
        limit = reading.sites.get(story.site).card_limit
        if why := card_rules.no_room(story.cards, limit):
            raise CardRefused(why)
        wanted = target(reading, ref)
    index = None if at is None else _index(at, len(story.cards) + 1)
    return replace(story, cards=card_rules.added(story.id, story.cards, wanted, limit, index))


def move(library: "Library", story: Story, start: int, end: int) -> Story:  # noqa: ARG001  # one signature
    """The story with the card at position `start` put at position `end`."""
    count = len(story.cards)
    return replace(story, cards=moved(story.cards, _index(start, count), _index(end, count)))


def remove(library: "Library", story: Story, position: int) -> Story:  # noqa: ARG001  # one signature
    """The story without the card at a position."""
    index = _index(position, len(story.cards))
    return replace(story, cards=card_rules.removed(story.cards, index))


def override(library: "Library", story: Story, position: int, field: CardField | str, value: str) -> Story:
    """The story whose card at a position says `value` in one field, whatever its target says."""
    name = card_field(field)
    card = card_at(story, position)
    with library.read() as reading:
        _check_image(reading, name, value)
        target = _values(reading, card)
    return replaced(story, position, card.overriding(name, value, target))


def follow(library: "Library", story: Story, position: int, field: CardField | str) -> Story:  # noqa: ARG001
    """The story whose card at a position says in one field what its target says: taking its new words."""
    return replaced(story, position, card_at(story, position).following(card_field(field)))


def keep(library: "Library", story: Story, position: int, fields: Iterable[CardField | str] = ()) -> Story:
    """The story whose card at a position stands by its own words in these fields, or where they are stale."""
    card = card_at(story, position)
    with library.read() as reading:
        target = _values(reading, card)
    names = [card_field(field) for field in fields] or card.stale(target)
    return replaced(story, position, drift.keep(card, names, target))


def take(library: "Library", story: Story, position: int) -> Story:
    """The story whose card at a position takes its target's new words wherever its own are stale."""
    card = card_at(story, position)
    with library.read() as reading:
        target = _values(reading, card)
    return replaced(story, position, drift.take(card, card.stale(target)))


def lay_out(story: Story, position: int, layout: Layout | str) -> Story:
    """The story whose card at a position is set in another layout; raises `InvalidValue` for none of them."""
    if layout not in set(Layout):
        raise InvalidValue(f"A card has no layout “{layout}”; use one of {', '.join(Layout)}.")
    return replaced(story, position, replace(card_at(story, position), layout=Layout(layout)))


def limit(story: Story, position: int, characters: int) -> Story:
    """The story whose card at a position has an excerpt of so many characters at most; 0: as the site’s."""
    if characters and not SHORTEST_EXCERPT <= characters <= LONGEST_EXCERPT:
        bounds = f"{SHORTEST_EXCERPT} to {LONGEST_EXCERPT}, or 0 for the site's own"
        raise InvalidValue(
            f"An excerpt has no room for {characters} characters; write a number from {bounds}."
        )
    return replaced(story, position, replace(card_at(story, position), excerpt_limit=characters))


def drifts(library: "Library", story: Story) -> tuple[drift.Drift, ...]:
    """How each card of a story stands to its target, in their order."""
    with library.read() as reading:
        targets = targets_of(reading, story.cards)
    return tuple(drift.drift(card, _said(card, targets)) for card in story.cards)


def card_field(name: CardField | str) -> CardField:
    """The card's field of that name; raises `InvalidValue`, naming those that there are."""
    try:
        return CardField(name)
    except ValueError:
        known = ", ".join(CardField)
        raise InvalidValue(f"A card has no field “{name}”; use one of {known}.") from None


def card_at(story: Story, position: int) -> Card:
    """The card at a position; raises `CardRefused` where there is none."""
    return story.cards[_index(position, len(story.cards))]


def replaced(story: Story, position: int, card: Card) -> Story:
    """The story with another card at a position that exists; whoever words a card stands by it."""
    card = replace(card, origin=Origin.EDITOR)
    index = position - 1
    return replace(story, cards=(*story.cards[:index], card, *story.cards[index + 1 :]))


def _index(position: int, count: int) -> int:
    if not 1 <= position <= count:
        there = f"use 1 to {count}" if count else "the story has no cards yet"
        raise CardRefused(f"There is no card at position {position}: {there}.")
    return position - 1


def target(reading: "Reading", ref: str) -> StoryTarget | WebTarget:
    """What a slug, the start of an id, or an http(s) address leads to."""
    from deskeditor.services.stories import found_id

    if ref.strip().lower().startswith(("http://", "https://")):
        return card_rules.web_target(ref)
    return StoryTarget(found_id(reading, ref))


def _values(reading: "Reading", card: Card) -> TargetValues:
    return _said(card, targets_of(reading, (card,)))


def _said(card: Card, targets: Mapping[str, TargetValues]) -> TargetValues:
    target = card.target
    if isinstance(target, StoryTarget):
        return targets[target.story]
    return TargetValues(headline=target.headline, excerpt=target.excerpt, image=target.image, url=target.url)


def _check_image(reading: "Reading", name: CardField, value: str) -> None:
    if name is CardField.IMAGE and value and not reading.assets.named([value]):
        raise InvalidValue(f"“{value}” is no image of the library; add the image and use its own name.")
