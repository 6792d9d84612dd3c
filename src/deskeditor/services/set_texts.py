"""How are the words of a card set's own cards looked through and replaced, as those of a story are?

A set stands in for a story here that has nothing but its cards: its id is the set's, its slug the set's name.
It counts as published where a story that is out stands over it: readers may know these words already.
"""

from typing import TYPE_CHECKING

from deskeditor.domain.card_set import CardSet
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Details, Status, Story
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.text_shelf import TextShelf

if TYPE_CHECKING:
    from deskeditor.storage.library import Reading, Work

OUT = (Status.PUBLISHED, Status.ARCHIVED)


def stories(reading: "Reading", among: ListQuery) -> tuple[Story, ...]:
    """What stands in for each set that is under one of the stories; for all stories, for every set."""
    sets = () if among.trashed else reading.card_sets.all().values()
    narrows = among.text or among.conditions or among.status or among.section or among.tag or among.site
    texts = TextShelf(reading.connection)
    wanted = (one for one in sets if not narrows or texts.is_any_over(one.id, among))
    return tuple(_stand_in(reading, one) for one in wanted)


def story(reading: "Reading", set_id: str) -> Story | None:
    """What stands in for a set; None where it is gone."""
    found = reading.card_sets.several([set_id]).get(set_id)
    return _stand_in(reading, found) if found is not None else None


def _stand_in(reading: "Reading", card_set: CardSet) -> Story:
    is_out = reading.card_sets.has_status(card_set.id, OUT)
    details = Details(slug=card_set.name, status=Status.PUBLISHED if is_out else Status.DRAFT)
    return Story(id=card_set.id, cards=card_set.cards, seq=card_set.seq, details=details)


def write(work: "Work", stored: Story, wanted: Story, origin: str) -> Changes:
    """Write a set over the one that was just read; what changed are the cards of all stories over it."""
    card_set = CardSet(id=stored.id, name=stored.details.slug, cards=wanted.cards, seq=stored.seq + 1)
    work.card_sets.update(card_set, stored.seq)
    return Changes(cards=work.card_sets.stories(stored.id), origin=origin)


def named(stand_in: Story) -> str:
    """What a set is called in a sentence."""
    return f"Card set “{stand_in.details.slug}”"
