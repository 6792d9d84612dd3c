"""How has a card drifted from its target, and what can an editor do about it: take, keep or word it anew?

Each answer gives the card changed and leaves the one it was given as it is, so that undoing is putting that
one back.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from deskeditor.domain.card import Card, CardField, TargetState, TargetValues, WebTarget
from deskeditor.domain.word_diff import Fate, Run, runs


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDrift:
    """One stale field: the target's value that it was worded against, the one of now, and the card's own."""

    field: CardField
    was: str
    says: str
    own: str

    @property
    def difference(self) -> tuple[Run, ...]:
        """How the target's old value became the new one, word by word."""
        return runs(self.was, self.says)

    @property
    def before(self) -> tuple[Run, ...]:
        """The old value; runs that are `REMOVED` stand in it alone."""
        return tuple(run for run in self.difference if run.fate is not Fate.ADDED)

    @property
    def now(self) -> tuple[Run, ...]:
        """The new value; runs that are `ADDED` stand in it alone."""
        return tuple(run for run in self.difference if run.fate is not Fate.REMOVED)


@dataclass(frozen=True, slots=True)
class Drift:
    """What is the matter with a card: the state of its target, and each stale field."""

    state: TargetState
    fields: tuple[FieldDrift, ...] = ()

    @property
    def is_true(self) -> bool:
        """Whether the card says what it should: nothing is stale, and readers find its target."""
        return self.state is TargetState.LIVE and not self.fields


def drift(card: Card, target: TargetValues) -> Drift:
    """How a card stands to its target of now."""
    return Drift(target.state, tuple(_field(card, name, target) for name in card.stale(target)))


def _field(card: Card, name: CardField, target: TargetValues) -> FieldDrift:
    override = card.overrides[name]
    return FieldDrift(field=name, was=override.against, says=target.value(name), own=override.value)


def take(card: Card, names: Iterable[CardField]) -> Card:
    """The card with what its target says now in these fields: they follow it again."""
    for name in names:
        card = card.following(name)
    return card


def keep(card: Card, names: Iterable[CardField], target: TargetValues) -> Card:
    """The card with its own words in these fields, held against what the target says now."""
    for name in names:
        if name in card.overrides:
            card = card.overriding(name, card.overrides[name].value, target)
    return card


def worded(card: Card, name: CardField, words: str, target: TargetValues) -> Card:
    """The card with an editor's words in one field, in one line.

    No words, or the target's own, follow the target again, but for an image: a card may go without. A page
    elsewhere has no words but the card's: they become its target's. A field that says what it said stays as
    it is; so does a stale one that is not touched.
    """
    words = " ".join(words.split())
    if isinstance(card.target, WebTarget) and name not in card.overrides and name.value in _OF_A_PAGE:
        return replace(card, target=replace(card.target, **{name.value: words}))
    if words == " ".join(card.value(name, target).split()):
        return card
    is_the_targets = words == " ".join(target.value(name).split())
    if is_the_targets or not (words or name is CardField.IMAGE):
        return card.following(name)
    return card.overriding(name, words, target)


_OF_A_PAGE = frozenset((CardField.HEADLINE, CardField.EXCERPT, CardField.IMAGE))
