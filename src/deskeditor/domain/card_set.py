"""What is a set of cards that stands under many stories and is edited in one place?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from deskeditor.domain.card import Card, target_key
from deskeditor.domain.identity import new_id
from deskeditor.domain.story import Story


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSet:
    """A named row of cards: a series, a running topic. `seq` counts saves, as a story's does."""

    id: str = field(default_factory=new_id)
    name: str
    cards: tuple[Card, ...] = ()
    seq: int = 0


def standing(story: Story, sets: Mapping[str, CardSet]) -> tuple[Card, ...]:
    """The cards under a story: its own, then those of its sets.

    A set may name the story itself, or what stands there already: those cards are passed over. A set that
    is not among `sets` is gone, and has no cards.
    """
    there = {story.id, *(target_key(card.target) for card in story.cards)}
    more: list[Card] = []
    for card in (card for one in story.sets if one in sets for card in sets[one].cards):
        if target_key(card.target) not in there:
            there.add(target_key(card.target))
            more.append(card)
    return (*story.cards, *more)
