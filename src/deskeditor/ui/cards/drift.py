"""In which words has a card drifted from its story?"""

from dataclasses import dataclass

from deskeditor.domain.card import Card, CardField, TargetState, TargetValues
from deskeditor.ui.cards.word_diff import Run, word_diff


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDrift:
    """One overridden field: the card's words, and the story's then and now, with what differs marked."""

    name: str
    card: str
    before: tuple[Run, ...]
    now: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Drift:
    """What is the matter with a card: the state of its target, and each stale field."""

    state: TargetState
    fields: tuple[FieldDrift, ...] = ()


def drift(card: Card, values: TargetValues) -> Drift:
    """How a card's words stand to its target's of now."""
    return Drift(values.state, tuple(_field(card, name, values) for name in card.stale(values)))


def _field(card: Card, name: CardField, values: TargetValues) -> FieldDrift:
    before, now = word_diff(card.overrides[name].against, values.value(name))
    return FieldDrift(name=name.value, card=card.value(name, values), before=before, now=now)
