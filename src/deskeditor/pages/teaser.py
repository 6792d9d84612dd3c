"""What does a teaser card say, on the page and in the window?"""

from dataclasses import dataclass

from deskeditor.domain.card import Card, CardField, Layout, StoryTarget, TargetState, TargetValues, WebTarget
from deskeditor.domain.card_set import standing
from deskeditor.domain.excerpt import cut
from deskeditor.domain.site import UnpublishedCards
from deskeditor.domain.story import Story
from deskeditor.markup.typography import typeset
from deskeditor.pages import addresses
from deskeditor.pages.surroundings import Surroundings

_ON_NO_PAGE = (TargetState.TRASHED, TargetState.MISSING, TargetState.EMBARGOED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """A card with every field resolved: the editor's words, else the target's of now.

    `excerpt` is what the page prints, cut and typeset; `headline` and `full_excerpt` are as they were
    written, for whoever wants to reword them.
    """

    card: Card
    headline: str
    excerpt: str
    full_excerpt: str
    image: str  # an asset's reference, or empty
    image_alt: str
    kicker: str
    byline: str
    initials: str
    avatar: str  # an asset's reference, or empty
    colour: str  # of the circle around the initials, #RRGGBB
    label: str
    link: str  # as it stands on the page: `<slug>.html` or a web address; empty: it leads nowhere
    source: str  # the outlet of a page elsewhere
    layout: Layout
    overridden: tuple[CardField, ...]
    stale: tuple[CardField, ...]
    state: TargetState
    excerpt_limit: int = 0  # characters: the card's own, else the site's
    is_left_out: bool = False  # the site wants no cards whose story is in that state

    @property
    def printable(self) -> bool:
        """Whether the page carries it: it has words, there is something to lead to, and it may be told of."""
        is_told_of = self.state not in _ON_NO_PAGE and not self.is_left_out
        return bool(self.headline.strip() and self.link) and is_told_of

    @property
    def is_troubled(self) -> bool:
        """Whether readers cannot, or must not, find its target."""
        return self.state is not TargetState.LIVE


def teasers(story: Story, around: Surroundings) -> tuple[Teaser, ...]:
    """The teasers of a story's cards, in their order, whether or not the page prints them.

    Its own come first, then those of the sets that stand under it.
    """
    return tuple(teaser(card, around) for card in standing(story, around.sets))


def teaser(card: Card, around: Surroundings) -> Teaser:
    """One card as it reads today."""
    target = target_values(card, around)
    said = {name: card.value(name, target).strip() for name in CardField}
    source = card.target.source if isinstance(card.target, WebTarget) else ""
    limit = card.excerpt_limit or around.site.excerpt_limit
    person = around.author(said[CardField.BYLINE].split(",")[0].strip() or source)
    return Teaser(
        card=card,
        headline=said[CardField.HEADLINE],
        excerpt=printed_excerpt(said[CardField.EXCERPT], limit, around.site.language),
        full_excerpt=said[CardField.EXCERPT],
        image=addresses.reference(said[CardField.IMAGE]),
        image_alt=target.image_alt if said[CardField.IMAGE] == target.image else "",
        kicker=said[CardField.KICKER],
        byline=said[CardField.BYLINE],
        initials=person.shown_initials,
        avatar=addresses.reference(person.avatar),
        colour=person.shown_colour,
        label=said[CardField.LABEL],
        link=_link(target),
        source=source,
        layout=card.layout,
        overridden=tuple(name for name in CardField if name in card.overrides),
        stale=card.stale(target),
        state=target.state,
        excerpt_limit=limit,
        is_left_out=_is_left_out(target.state, around.site.cards_unpublished),
    )


def printed_excerpt(text: str, limit: int, language: str) -> str:
    """An excerpt as the page prints it and every tile and command shows it: cut, then typeset."""
    return typeset(cut(text, limit), language)


def _is_left_out(state: TargetState, wanted: UnpublishedCards) -> bool:
    return wanted is UnpublishedCards.LEAVE_OUT and state is not TargetState.LIVE


def target_values(card: Card, around: Surroundings) -> TargetValues:
    """What the card's target says today; a page elsewhere says what the editor wrote down about it."""
    target = card.target
    if isinstance(target, StoryTarget):
        return around.targets.get(target.story) or TargetValues(state=TargetState.MISSING)
    return TargetValues(headline=target.headline, excerpt=target.excerpt, image=target.image, url=target.url)


def _link(target: TargetValues) -> str:
    if target.slug:
        return f"{addresses.encoded(target.slug)}.html"
    return addresses.web(target.url)
