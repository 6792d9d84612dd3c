"""What does a card's tile say, in words and figures?"""

from dataclasses import dataclass
from enum import StrEnum

from deskeditor.domain.card import CardField, Layout, StoryTarget, TargetState, WebTarget
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
    STALE = "Stale"
    ARCHIVED = "Archived"
    UNWORDED = "No headline"
    MISSING = "Missing"


@dataclass(frozen=True, slots=True)
class Tile:
    """One card as the panel shows it; `limit` is the site's length of an excerpt, in characters."""

    teaser: Teaser
    limit: int
    language: str = "en-GB"  # the site's: it decides the quotation marks

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
        """What stands above the headline: how the card is set, and a label or a kicker of its own."""
        teaser = self.teaser
        kicker = teaser.kicker if CardField.KICKER in teaser.overridden else ""
        return " · ".join(filter(None, (_LAYOUTS[teaser.layout], teaser.label, kicker)))

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
    def badge(self) -> Badge:
        """What is the matter with it; what keeps it off the page comes first."""
        if self.teaser.state in (TargetState.TRASHED, TargetState.MISSING):
            return Badge.MISSING
        if not self.teaser.headline:
            return Badge.UNWORDED
        if self.teaser.stale:
            return Badge.STALE
        return Badge.ARCHIVED if self.teaser.state is TargetState.ARCHIVED else Badge.NONE

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

    def spoken(self, position: int, count: int) -> str:
        """The tile for a screen reader; `position` counts from 1."""
        facts = [self.headline, self.mark.value.lower()]
        if self.over:
            facts.append(self.over.replace(" · ", ", ").lower())
        if self.badge:
            facts.append(self.badge.value.lower())
        if self.counter:
            facts.append(f"excerpt {self.length} of {self.limit}")
        return f"Card {position} of {count}: {', '.join(facts)}"
