"""Which cards lead to what readers cannot or must not find, and does that stop an export?"""

from collections.abc import Iterator

from deskeditor.domain.card import CardField, TargetState
from deskeditor.domain.card_set import standing
from deskeditor.domain.site import Part, UnpublishedCards
from deskeditor.domain.story import Story
from deskeditor.errors import CardRefused
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import target_values

WORDS = {  # what has become of the story that a card leads to
    TargetState.UNPUBLISHED: "is not published",
    TargetState.EMBARGOED: "is under embargo",
    TargetState.ARCHIVED: "is archived",
    TargetState.TRASHED: "is in the trash",
    TargetState.MISSING: "is gone",
}
_OFF_THE_PAGE = (TargetState.EMBARGOED, TargetState.TRASHED, TargetState.MISSING)


def of(story: Story, around: Surroundings) -> tuple[str, ...]:
    """A sentence for each card whose story readers do not find, if the site wants to be warned of it.

    Raises `CardRefused` where the site refuses such cards.
    """
    way = around.site.cards_unpublished
    if way is UnpublishedCards.LEAVE_OUT or not around.site.shows(Part.RELATED):
        return ()
    said = tuple(_sentences(story, around))
    if said and way is UnpublishedCards.REFUSE:
        raise CardRefused(f"{said[0]} Take the card off, or let the site’s settings warn only.")
    return said


def _sentences(story: Story, around: Surroundings) -> Iterator[str]:
    for number, card in enumerate(standing(story, around.sets), 1):
        target = target_values(card, around)
        if target.state is not TargetState.LIVE:
            headline = " ".join(card.value(CardField.HEADLINE, target).split())
            name = f"Card {number}, “{headline}”," if headline else f"Card {number}"
            left_out = "; the page does without it" if target.state in _OFF_THE_PAGE else ""
            yield f"{name} leads to a story that {WORDS[target.state]}{left_out}."
