"""Which cards do the references of a file mean, in this library?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from deskeditor.domain import card_rules
from deskeditor.domain.card import (
    Card,
    CardField,
    Override,
    StoryTarget,
    TargetValues,
    WebTarget,
    target_key,
)
from deskeditor.domain.card_rules import Target
from deskeditor.domain.story import Story
from deskeditor.formats.reading.read_story import CardReference

if TYPE_CHECKING:
    from deskeditor.storage.library import Reading


@dataclass(frozen=True, slots=True)
class Resolved:
    """The cards that were found, and a warning for each that cannot stand there.

    `missing`: some of their stories are not in the library, but may come.
    """

    cards: tuple[Card, ...]
    warnings: tuple[str, ...] = ()
    missing: bool = False


def resolve(reading: "Reading", story: Story, references: Iterable[CardReference]) -> Resolved:
    """The cards of a story; those that say what one of its cards says keep that one's id."""
    references = tuple(references)
    if not references:
        return Resolved(())
    known = {card.target: card.id for card in story.cards}
    limit = reading.sites.get(story.site).card_limit
    cards: dict[StoryTarget | WebTarget, Card] = {}
    warnings: list[str] = []
    missing = False
    for reference in references:
        target, values = _target(reading, reference)
        missing = missing or target is None
        if target is None or card_rules.refusal(story.id, tuple(cards.values()), target, limit):
            warnings += _left_out(story, target, reference, cards)
        else:
            cards[target] = _card(reference, target, values, known)
    return Resolved(tuple(cards.values()), tuple(warnings), missing)


def _left_out(
    story: Story, target: Target | None, reference: CardReference, there: Mapping[Target, Card]
) -> list[str]:
    """What is to be said of a card that cannot stand there; of one that does already, nothing."""
    if target is None:
        return [f"The card for “{reference.target}” was left out: there is no such story in the library yet."]
    if target == StoryTarget(story.id):
        return ["A card for the story itself was left out."]
    if target_key(target) in map(target_key, there):
        return []
    named = reference.web.url if reference.web else reference.target
    return [f"The card for “{named}” was left out: there is no room for more."]


def _target(
    reading: "Reading", reference: CardReference
) -> tuple[StoryTarget | WebTarget | None, TargetValues]:
    if web := reference.web:
        return web, TargetValues(headline=web.headline, excerpt=web.excerpt, image=web.image, url=web.url)
    for name in dict.fromkeys(_names(reference.target)):
        for story, values in reading.stories.targets(reading.stories.ids(name, 2)).items():
            if name in (story, values.slug):  # not merely the start of an id
                return StoryTarget(story), values
    return None, TargetValues()


def _names(target: str) -> Iterator[str]:
    """The target as it stands, and the last part of one that is worded as an address or a file."""
    last = target.rstrip("/").rpartition("/")[2]
    yield from filter(None, (target, last.removesuffix(".html").removesuffix(".md")))


def _card(
    reference: CardReference,
    target: StoryTarget | WebTarget,
    values: TargetValues,
    known: dict[StoryTarget | WebTarget, str],
) -> Card:
    words = {
        name: Override(value, against=reference.against.get(name, values.value(CardField(name))))
        for name, value in reference.overrides.items()
    }
    card = Card(
        target=target,
        overrides=MappingProxyType(words),
        layout=reference.layout,
        excerpt_limit=reference.excerpt_limit,
        origin=reference.origin,
    )
    return replace(card, id=known.get(target, card.id))
