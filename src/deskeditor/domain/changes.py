"""What did a write touch?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """The ids of stories whose text or details changed, of those whose cards changed, and of sites."""

    stories: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()  # ids of the stories that the cards stand under
    sites: frozenset[str] = frozenset()
    listing: bool = False  # stories came, went or moved in lists
    origin: str = ""  # who asked for the write; lets a view skip the echo of its own edit

    def __or__(self, other: "Changes") -> "Changes":
        return Changes(
            stories=self.stories | other.stories,
            cards=self.cards | other.cards,
            sites=self.sites | other.sites,
            listing=self.listing or other.listing,
            origin=self.origin if self.origin == other.origin else "",
        )
