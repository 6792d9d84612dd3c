"""What does a card's tile say, in words and figures?"""

from dataclasses import dataclass
from enum import StrEnum
from html import escape

from deskeditor.domain.card import CardField, Layout, Origin, StoryTarget, TargetState, WebTarget
from deskeditor.markup.typography import typeset
from deskeditor.pages.teaser import Teaser

_GONE = "Story no longer in the library"
_LAYOUTS = {Layout.STANDARD: "", Layout.TEXT_ONLY: "Text only", Layout.LEAD: "Lead"}
_UNWORDED = {True: "External card without a headline", False: "Untitled story"}  # is it a web card?


class Mark(StrEnum):
    """Whose words a card carries; the value is what the tile says."""

    FOLLOWS = "Follows story"
    OVERRIDDEN = "Overridden"
    MANUAL = "Manual"


class Badge(StrEnum):
    """What is the matter with a card; the value is what the tile says."""

    NONE = ""
    MISSING = "Missing"
    TRASHED = "In trash"
    EMBARGOED = "Embargo"
    UNWORDED = "No headline"
    STALE = "Stale"
    ARCHIVED = "Archived"
    UNPUBLISHED = "Not published"


_BADGES = {
    TargetState.MISSING: Badge.MISSING,
    TargetState.TRASHED: Badge.TRASHED,
    TargetState.EMBARGOED: Badge.EMBARGOED,
    TargetState.ARCHIVED: Badge.ARCHIVED,
    TargetState.UNPUBLISHED: Badge.UNPUBLISHED,
}
_GRAVE = (Badge.MISSING, Badge.TRASHED, Badge.EMBARGOED)  # the page leaves the card out


@dataclass(frozen=True, slots=True)
class Tile:
    """One card as the panel shows it."""

    teaser: Teaser
    language: str = "en-GB"  # the site's: it decides the quotation marks
    of_set: str = ""  # the name of the set that it belongs to; empty: it is the story's own

    @property
    def id(self) -> str:
        """The card's id."""
        return self.teaser.card.id

    @property
    def story(self) -> str:
        """The id of the story that it points at; empty for a web address."""
        target = self.teaser.card.target
        return target.story if isinstance(target, StoryTarget) else ""

    @property
    def headline(self) -> str:
        """The headline as the page prints it, or words in its place that say what is missing."""
        if not self.teaser.headline:
            return _GONE if self.is_gone else _UNWORDED[self.mark is Mark.MANUAL]
        return typeset(self.teaser.headline, self.language)

    @property
    def excerpt(self) -> str:
        """The excerpt exactly as the page prints it; where a web card has none, its address."""
        if self.teaser.excerpt or not isinstance(self.teaser.card.target, WebTarget):
            return self.teaser.excerpt
        return self.teaser.card.target.url

    @property
    def over(self) -> str:
        """What stands above the headline: whence the card is, how it is set, its own label and kicker."""
        teaser = self.teaser
        kicker = teaser.kicker if CardField.KICKER in teaser.overridden else ""
        whence = f"Set: {self.of_set}" if self.of_set else "Suggested" if self.is_suggested else ""
        return " · ".join(filter(None, (whence, _LAYOUTS[teaser.layout], teaser.label, kicker)))

    @property
    def image(self) -> str:
        """The picture that the page shows on the card, as an asset's reference; empty for none."""
        return "" if self.teaser.layout is Layout.TEXT_ONLY else self.teaser.image

    @property
    def is_web(self) -> bool:
        """Whether it leads to a page elsewhere."""
        return isinstance(self.teaser.card.target, WebTarget)

    @property
    def mark(self) -> Mark:
        """Whose words it carries."""
        if self.is_web:
            return Mark.MANUAL
        return Mark.OVERRIDDEN if self.teaser.overridden else Mark.FOLLOWS

    @property
    def badges(self) -> tuple[Badge, ...]:
        """All that is the matter with it; what keeps it off the page comes first."""
        state = _BADGES.get(self.teaser.state, Badge.NONE)
        found = (
            state if state in _GRAVE else Badge.NONE,
            Badge.NONE if self.teaser.headline or self.is_gone else Badge.UNWORDED,
            Badge.STALE if self.teaser.stale else Badge.NONE,
            state if state not in _GRAVE else Badge.NONE,
        )
        return tuple(badge for badge in found if badge)

    @property
    def badge(self) -> Badge:
        """The gravest of what is the matter with it."""
        return next(iter(self.badges), Badge.NONE)

    @property
    def is_off_page(self) -> bool:
        """Whether the page leaves it out, or there is nothing to print."""
        return not self.teaser.printable

    @property
    def limit(self) -> int:
        """The length of its excerpt, in characters: its own, else the site's."""
        return self.teaser.excerpt_limit

    @property
    def is_suggested(self) -> bool:
        """Whether it was filled in from the suggestions, and nobody has stood by it yet."""
        return self.teaser.card.origin is Origin.MACHINE

    @property
    def length(self) -> int:
        """Characters of the whole excerpt, before it is cut."""
        return len(" ".join(self.teaser.full_excerpt.split()))

    @property
    def is_over(self) -> bool:
        """Whether the excerpt is cut."""
        return self.length > self.limit

    @property
    def counter(self) -> str:
        """The length of the excerpt over its limit: `142/160`; nothing where there is nobody to count for."""
        return "" if self.is_gone else f"{self.length}/{self.limit}"

    @property
    def is_gone(self) -> bool:
        """Whether the library knows nothing of the story any more."""
        return self.teaser.state is TargetState.MISSING

    @property
    def tip(self) -> str:
        """What has no room on the tile, as rich text: that wraps, and `<` is a letter."""
        byline = f"By {self.teaser.byline}" if self.teaser.byline else ""
        lines = (self.headline, byline, ", ".join(badge.value for badge in self.badges))
        return f"<qt>{'<br>'.join(escape(line) for line in lines if line)}</qt>"

    def spoken(self, position: int, count: int) -> str:
        """The tile for a screen reader; `position` counts from 1."""
        facts = [self.headline, self.mark.value.lower()]
        if self.over:
            facts.append(self.over.replace(" · ", ", ").lower())
        facts += [badge.value.lower() for badge in self.badges]
        if self.counter:
            facts.append(f"excerpt {self.length} of {self.limit}")
        return f"Card {position} of {count}: {', '.join(facts)}"
