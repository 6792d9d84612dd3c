"""What is a card, and which words does it carry: its target's, or an editor's?"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from deskeditor.domain.identity import new_id

MAXIMUM = 6  # cards under one story, unless the site says otherwise


class CardField(StrEnum):
    """What a card says; each either follows the target or is overridden."""

    HEADLINE = "headline"
    EXCERPT = "excerpt"
    IMAGE = "image"  # an asset's reference
    KICKER = "kicker"
    BYLINE = "byline"
    LABEL = "label"  # such as "Analysis"


class Layout(StrEnum):
    """How a card is set on the page."""

    STANDARD = "standard"
    TEXT_ONLY = "text-only"
    LEAD = "lead"


class TargetState(StrEnum):
    """What has become of a card's target."""

    LIVE = "live"  # published, or a page elsewhere
    UNPUBLISHED = "unpublished"  # a draft, in review or ready: readers find nothing there
    EMBARGOED = "embargoed"  # must not be told of before a time
    ARCHIVED = "archived"
    TRASHED = "trashed"
    MISSING = "missing"


class Origin(StrEnum):
    """Who chose a card."""

    EDITOR = "editor"
    MACHINE = "machine"  # filled in from the suggestions, and not looked at yet


@dataclass(frozen=True, slots=True)
class Override:
    """An editor's words for one field, and the target's value that they were made against."""

    value: str
    against: str


@dataclass(frozen=True, slots=True)
class StoryTarget:
    """A story of the library."""

    story: str  # its id


@dataclass(frozen=True, slots=True, kw_only=True)
class WebTarget:
    """A page elsewhere, with the words that an editor gave it."""

    url: str
    headline: str = ""
    excerpt: str = ""
    image: str = ""
    source: str = ""  # the outlet's name


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetValues:
    """What a target says today: what a card's fields follow. `slug` or `url` is where it leads."""

    headline: str = ""
    excerpt: str = ""  # uncut: the story's description, standfirst or first paragraph, as plain text
    image: str = ""
    image_alt: str = ""
    kicker: str = ""  # the kicker, else the section
    byline: tuple[str, ...] = ()
    slug: str = ""
    url: str = ""
    state: TargetState = TargetState.LIVE
    embargo_until: datetime | None = None  # aware; also when that time is past

    def value(self, name: CardField) -> str:
        """The target's value of one card field; a target has no label of its own."""
        if name is CardField.BYLINE:
            return ", ".join(self.byline)
        return "" if name is CardField.LABEL else str(getattr(self, name.value))


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A teaser for a related story; its position is its place in the story's `cards`."""

    target: StoryTarget | WebTarget
    id: str = field(default_factory=new_id)
    overrides: Mapping[CardField, Override] = field(default_factory=lambda: MappingProxyType({}))
    layout: Layout = Layout.STANDARD
    excerpt_limit: int = 0  # characters; 0: as the site has it
    origin: Origin = Origin.EDITOR

    def value(self, name: CardField, target: TargetValues) -> str:
        """What the card says in one field: the override's words, else the target's."""
        override = self.overrides.get(name)
        return override.value if override else target.value(name)

    def overriding(self, name: CardField, value: str, target: TargetValues) -> "Card":
        """The card with its own words in one field, made against the target's value of now."""
        words = Override(value, against=target.value(name))
        return replace(self, overrides=MappingProxyType({**self.overrides, name: words}))

    def following(self, name: CardField) -> "Card":
        """The card with one field following its target again."""
        kept = {field: override for field, override in self.overrides.items() if field is not name}
        return replace(self, overrides=MappingProxyType(kept))

    def stale(self, target: TargetValues) -> tuple[CardField, ...]:
        """The overridden fields whose target's value has changed since they were worded."""
        return tuple(
            name for name, override in self.overrides.items() if override.against != target.value(name)
        )


def target_key(target: StoryTarget | WebTarget) -> str:
    """The same text for two targets that lead to the same place: a story's id, or an address."""
    return target.story if isinstance(target, StoryTarget) else target.url.strip().rstrip("/")


def moved(cards: tuple[Card, ...], start: int, end: int) -> tuple[Card, ...]:
    """The cards with the one at index `start` put at index `end`; both count from 0 and must exist."""
    rest = cards[:start] + cards[start + 1 :]
    return (*rest[:end], cards[start], *rest[end:])
