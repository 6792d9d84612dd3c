"""Which sets of cards are there, and how do they come under stories and into them?

A set is edited in one place and stands under many stories, after their own cards. Functions that give a
story write nothing: `stories.save` does that.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from deskeditor.domain import card_rules
from deskeditor.domain.card import Card
from deskeditor.domain.card_set import CardSet, standing
from deskeditor.domain.changes import Changes
from deskeditor.domain.identity import new_id
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused, EditConflict, InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading, Work

LIMIT = 24  # cards in a set: a page prints as many as its site wants
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Copied:
    """A story with further cards, and each card that could not stand there with its refusal."""

    story: Story
    refused: tuple[tuple[Card, str], ...] = ()


def sets(library: "Library") -> tuple[CardSet, ...]:
    """Every set, in order of their names."""
    with library.read() as reading:
        return tuple(reading.card_sets.all().values())


def find(library: "Library", name: str) -> CardSet:
    """The set of that name or id; raises `InvalidValue` where there is none."""
    with library.read() as reading:
        return _found(reading, name)


def create(
    library: "Library", name: str, cards: Sequence[Card] = (), *, origin: str = ""
) -> tuple[CardSet, Changes]:
    """A new set of copies of these cards; raises `InvalidValue` without a name or with one that is taken."""
    with library.write() as work:
        made = CardSet(name=_free_name(work, name), cards=_copies(_checked(cards)))
        work.card_sets.insert(made)
        work.commit()
    return made, Changes(origin=origin)


def save(library: "Library", wanted: CardSet, *, origin: str = "") -> tuple[CardSet, Changes]:
    """Write a set: what changed are the cards of every story that it stands under.

    Raises `EditConflict` when it was changed elsewhere since it was read, `CardRefused` where a target
    stands in it twice or there are too many, and `InvalidValue` for a name that is taken.
    """
    with library.write() as work:
        name = _free_name(work, wanted.name, wanted.id)
        saved = replace(wanted, name=name, cards=_checked(wanted.cards), seq=wanted.seq + 1)
        if not work.card_sets.update(saved, wanted.seq):
            raise EditConflict(f"The set “{wanted.name}” was changed elsewhere; look at it before saving.")
        touched = work.card_sets.stories(wanted.id)
        work.commit()
    return saved, Changes(cards=touched, origin=origin)


def delete(library: "Library", set_id: str, *, origin: str = "") -> Changes:
    """Take a set away, and with it its cards from under every story."""
    with library.write() as work:
        touched = work.card_sets.stories(set_id)
        work.card_sets.delete(set_id)
        work.commit()
    return Changes(cards=touched, origin=origin)


def stories(library: "Library", set_id: str) -> frozenset[str]:
    """The ids of the stories that a set stands under."""
    with library.read() as reading:
        return reading.card_sets.stories(set_id)


def put_under(story: Story, set_id: str) -> Story:
    """The story with a set under it, after those that are there; raises `CardRefused` for one that is."""
    if set_id in story.sets:
        raise CardRefused("That set stands under the story already; choose another one.")
    return replace(story, sets=(*story.sets, set_id))


def take_from(story: Story, set_id: str) -> Story:
    """The story without a set; raises `CardRefused` where it does not stand under it."""
    if set_id not in story.sets:
        raise CardRefused("That set does not stand under the story.")
    return replace(story, sets=tuple(one for one in story.sets if one != set_id))


def make_own(library: "Library", story: Story, set_id: str) -> Story:
    """The story with copies of a set's cards as its own in place of the set, to be worded for it alone."""
    with library.read() as reading:
        found = reading.card_sets.several([set_id])
        limit = reading.sites.get(story.site).card_limit
    alone = take_from(story, set_id)
    of_set = standing(replace(alone, sets=(set_id,)), found)[len(story.cards) :]
    if len(story.cards) + len(of_set) > limit:
        raise CardRefused(f"A story has room for {limit} cards; remove some first.")
    return replace(alone, cards=(*story.cards, *_copies(of_set)))


def copy_from(library: "Library", story: Story, ref: str) -> Copied:
    """The story with copies of all cards of another one, words and all, as far as they may stand there.

    Raises `StoryNotFound` or `AmbiguousReference`.
    """
    from deskeditor.services.stories import found_id

    with library.read() as reading:
        other = reading.stories.several([found_id(reading, ref)]).popitem()[1]
        limit = reading.sites.get(story.site).card_limit
        cards = standing(other, reading.card_sets.several(other.sets))
    row, refused = card_rules.several(story.id, story.cards, _copies(cards), limit)
    return Copied(replace(story, cards=row), refused)


def _copies(cards: Sequence[Card]) -> tuple[Card, ...]:
    return tuple(replace(card, id=new_id()) for card in cards)


def _checked(cards: Sequence[Card]) -> tuple[Card, ...]:
    row, refused = card_rules.several("", (), cards, LIMIT)
    if refused:
        raise CardRefused(refused[0][1])
    return row


def _found(reading: "Reading", name: str) -> CardSet:
    found = reading.card_sets.named(name.strip())
    if found is None:
        there = ", ".join(f"“{one.name}”" for one in list(reading.card_sets.all().values())[:10])
        raise InvalidValue(f"There is no set “{name}”; there {f'is {there}' if there else 'are none yet'}.")
    return found


def _free_name(work: "Work", name: str, own: str = "") -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidValue(f"A set needs a name of no more than {_LONGEST_NAME} characters; type one.")
    there = work.card_sets.named(name)
    if there is not None and there.id != own:
        raise InvalidValue(f"There is a set “{there.name}” already; choose a different name.")
    return name
