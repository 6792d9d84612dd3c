"""What is different between two states of a story: fields, cards, and the body by word?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from deskeditor.domain import word_diff
from deskeditor.domain.card import Card, WebTarget
from deskeditor.domain.paragraph_diff import Paragraph, paragraphs
from deskeditor.domain.story import Details, Story
from deskeditor.domain.word_diff import Fate, Run

_TEXTS = ("headline", "standfirst")
_UNTOLD = ("slug_is_own",)  # says how a field is kept, not what it says


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that says something else; `name` is the story's own, `search_title`."""

    name: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class CardChange:
    """A card that came, went, changed its words or its place; `runs` tell of its own words."""

    fate: Fate
    card: Card
    runs: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How one state became another; `added` and `removed` count the words of headline, standfirst, body."""

    fields: tuple[FieldChange, ...] = ()
    cards: tuple[CardChange, ...] = ()
    body: tuple[Paragraph, ...] = ()
    added: int = 0
    removed: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not self.fields and not self.cards and not any(changed(one) for one in self.body)


def changed(paragraph: Paragraph) -> bool:
    """Whether a paragraph is not as it was, where it was."""
    return paragraph.fate is not Fate.SAME


def compare(old: Story, new: Story) -> Comparison:
    """How the old state of a story becomes the new one."""
    told = tuple(_field_changes(old, new))
    body = paragraphs(old.body, new.body)
    added, removed = _counted([*told, *body])
    return Comparison(
        fields=told, cards=tuple(_card_changes(old.cards, new.cards)), body=body, added=added, removed=removed
    )


def _counted(parts: "Iterable[FieldChange | Paragraph]") -> tuple[int, int]:
    added = removed = 0
    for part in parts:
        is_text = isinstance(part, Paragraph) and part.fate is not Fate.MOVED_AWAY
        if is_text or (isinstance(part, FieldChange) and part.name in _TEXTS):
            came, went = word_diff.count(part.runs)
            added, removed = added + came, removed + went
    return added, removed


def _field_changes(old: Story, new: Story) -> Iterator[FieldChange]:
    for name in (*_TEXTS, "site"):
        if getattr(old, name) != getattr(new, name):
            yield FieldChange(name, word_diff.runs(getattr(old, name), getattr(new, name)))
    for field in fields(Details):
        before, after = getattr(old.details, field.name), getattr(new.details, field.name)
        if before != after and field.name not in _UNTOLD:
            yield FieldChange(field.name, _value_runs(_said(before), _said(after)))


def _value_runs(before: str, after: str) -> tuple[Run, ...]:
    """Short values are told whole: half of a date or of a slug says nothing."""
    if " " in before and " " in after:
        return word_diff.runs(before, after)
    both = ((before, Fate.REMOVED), (after, Fate.ADDED))
    return tuple(Run(text, fate) for text, fate in both if text)


def _said(value: object) -> str:
    """A detail in words."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "; ".join(_said(one) for one in value)
    if hasattr(value, "isoformat"):
        return str(value.isoformat(sep=" ", timespec="minutes"))
    if hasattr(value, "__dataclass_fields__"):
        parts = (_said(getattr(value, name)) for name in value.__dataclass_fields__)
        return " · ".join(part for part in parts if part)
    return str(value)


def _card_changes(old: tuple[Card, ...], new: tuple[Card, ...]) -> Iterator[CardChange]:
    before = {card.id: card for card in old}
    kept = [card.id for card in new if card.id in before]
    stayed = [card.id for card in old if card.id in {one.id for one in new}]
    walked = _out_of_order(stayed, kept)
    for card in old:
        if card.id not in kept:
            yield CardChange(Fate.REMOVED, card)
    for card in new:
        if card.id not in before:
            yield CardChange(Fate.ADDED, card)
        elif card != before[card.id]:
            told = word_diff.runs(_own_words(before[card.id]), _own_words(card))
            yield CardChange(Fate.CHANGED, card, told)
        elif card.id in walked:
            yield CardChange(Fate.MOVED, card)


def _out_of_order(old: list[str], new: list[str]) -> set[str]:
    """The fewest that must have walked for the one order to become the other."""
    codes = word_diff.opcodes(old, new)
    return {one for kind, _a1, _a2, b1, b2 in codes if kind != "equal" for one in new[b1:b2]}


def _own_words(card: Card) -> str:
    """What a card says of its own: overrides, and the words of a page elsewhere."""
    lines = [f"{name}: {override.value}" for name, override in sorted(card.overrides.items())]
    if isinstance(card.target, WebTarget):
        lines += [card.target.headline, card.target.excerpt, card.target.source]
    return "\n".join(line for line in [*lines, f"layout: {card.layout.value}"] if line)
