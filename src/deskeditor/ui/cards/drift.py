"""In which words has a card drifted from its story?"""

from dataclasses import dataclass

from deskeditor.domain.card import Card, CardField, TargetState, TargetValues
from deskeditor.ui.cards.word_diff import Run, word_diff

_NOTHING = {True: "no picture", False: "nothing"}  # is it a picture?


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDrift:
    """One overridden field: the card's words, and the story's then and now.

    What differs between then and now is marked, and in the card what the story does not say now.
    """

    field: CardField
    card: tuple[Run, ...]
    before: tuple[Run, ...]
    now: tuple[Run, ...]

    @property
    def name(self) -> str:
        """What the field is called in the window."""
        return "Picture" if self.field is CardField.IMAGE else self.field.value.capitalize()


@dataclass(frozen=True, slots=True)
class Drift:
    """What is the matter with a card: the state of its target, and each stale field."""

    state: TargetState
    fields: tuple[FieldDrift, ...] = ()


def drift(card: Card, values: TargetValues) -> Drift:
    """How a card's words stand to its target's of now."""
    return Drift(values.state, tuple(_field(card, name, values) for name in card.stale(values)))


def _field(card: Card, name: CardField, values: TargetValues) -> FieldDrift:
    old, new, own = (
        _said(name, words)
        for words in (card.overrides[name].against, values.value(name), card.value(name, values))
    )
    before, now = word_diff(old, new)
    return FieldDrift(field=name, card=word_diff(own, new)[0], before=before, now=now)


def _said(name: CardField, words: str) -> str:
    is_picture = name is CardField.IMAGE
    return words.removeprefix("images/") if words and is_picture else words or _NOTHING[is_picture]
