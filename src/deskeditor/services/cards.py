"""How are the cards under a story chosen and worded? Each function gives the story with its cards changed.

Positions count from 1, as on the command line. Nothing is written: `stories.save` does that.
"""

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget, moved
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused, InvalidValue
from deskeditor.services.surroundings import targets_of

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading


def add(library: "Library", story: Story, target: str, at: int | None = None) -> Story:
    """The story with a card for `target`: a slug, the start of an id, or an http(s) address.

    It stands last, or at position `at`. Raises `CardRefused` for the story itself, for a target that has a
    card already, and for one card too many; `StoryNotFound` and `AmbiguousReference` as `stories.find` does.
    """
    with library.read() as reading:
        _check_room(story, reading.sites.get(story.site).card_limit)
        wanted = _target(reading, target)
    _check_target(story, wanted)
    index = len(story.cards) if at is None else _index(at, len(story.cards) + 1)
    return replace(story, cards=(*story.cards[:index], Card(target=wanted), *story.cards[index:]))


def move(library: "Library", story: Story, start: int, end: int) -> Story:  # noqa: ARG001  # one signature
    """The story with the card at position `start` put at position `end`."""
    count = len(story.cards)
    return replace(story, cards=moved(story.cards, _index(start, count), _index(end, count)))


def remove(library: "Library", story: Story, position: int) -> Story:  # noqa: ARG001  # one signature
    """The story without the card at a position."""
    index = _index(position, len(story.cards))
    return replace(story, cards=story.cards[:index] + story.cards[index + 1 :])


def override(library: "Library", story: Story, position: int, field: CardField | str, value: str) -> Story:
    """The story whose card at a position says `value` in one field, whatever its target says."""
    name = card_field(field)
    card = story.cards[_index(position, len(story.cards))]
    with library.read() as reading:
        _check_image(reading, name, value)
        target = _values(reading, card)
    return _replaced(story, position, card.overriding(name, value, target))


def follow(library: "Library", story: Story, position: int, field: CardField | str) -> Story:  # noqa: ARG001
    """The story whose card at a position says in one field what its target says."""
    card = story.cards[_index(position, len(story.cards))]
    return _replaced(story, position, card.following(card_field(field)))


def card_field(name: CardField | str) -> CardField:
    """The card's field of that name; raises `InvalidValue`, naming those that there are."""
    try:
        return CardField(name)
    except ValueError:
        known = ", ".join(CardField)
        raise InvalidValue(f"A card has no field “{name}”; use one of {known}.") from None


def _replaced(story: Story, position: int, card: Card) -> Story:
    index = position - 1
    return replace(story, cards=(*story.cards[:index], card, *story.cards[index + 1 :]))


def _index(position: int, count: int) -> int:
    if not 1 <= position <= count:
        there = f"use 1 to {count}" if count else "the story has no cards yet"
        raise CardRefused(f"There is no card at position {position}: {there}.")
    return position - 1


def _check_room(story: Story, limit: int) -> None:
    if len(story.cards) >= limit:
        room = "1 card; remove it first" if limit == 1 else f"{limit} cards; remove one first"
        raise CardRefused(f"A story has room for {room}.")


def _target(reading: "Reading", target: str) -> StoryTarget | WebTarget:
    from deskeditor.services.stories import found_id

    address = target.strip()
    if address.lower().startswith(("http://", "https://")):
        return WebTarget(url=address, source=_host(address))
    return StoryTarget(found_id(reading, target))


def _host(address: str) -> str:
    try:
        host = urlsplit(address).hostname
    except ValueError:
        host = None
    if not host or any(one.isspace() for one in address):
        raise InvalidValue(f"“{address}” is no web address; check it and paste it again.")
    return host.removeprefix("www.")


def _check_target(story: Story, wanted: StoryTarget | WebTarget) -> None:
    if isinstance(wanted, StoryTarget):
        if wanted.story == story.id:
            raise CardRefused("A story cannot stand under itself; choose another one.")
        there = {card.target.story for card in story.cards if isinstance(card.target, StoryTarget)}
        refused = wanted.story in there
    else:
        refused = wanted.url in {
            card.target.url for card in story.cards if isinstance(card.target, WebTarget)
        }
    if refused:
        raise CardRefused("That card stands under the story already; choose another one.")


def _values(reading: "Reading", card: Card) -> TargetValues:
    target = card.target
    if isinstance(target, StoryTarget):
        return targets_of(reading, (card,))[target.story]
    return TargetValues(headline=target.headline, excerpt=target.excerpt, image=target.image, url=target.url)


def _check_image(reading: "Reading", name: CardField, value: str) -> None:
    if name is CardField.IMAGE and value and not reading.assets.named([value]):
        raise InvalidValue(f"“{value}” is no image of the library; add the image and use its own name.")
