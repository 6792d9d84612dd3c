"""Which words of a card can be changed in its tile?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

HEADLINE, EXCERPT, SOURCE = "headline", "excerpt", "source"
KICKER, LABEL, BYLINE = "kicker", "label", "byline"
MORE = (KICKER, LABEL, BYLINE)  # shown when they are asked for, or when the card has its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of a card as they stand, and the story's own where it has a story to follow."""

    words: Mapping[str, str]
    story: Mapping[str, str] = field(default_factory=dict)  # empty: a web address, which has none
    own: frozenset[str] = frozenset()  # the fields that are overridden now
    excerpt_limit: int
