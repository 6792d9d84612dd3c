"""What must a page know that does not stand in the story itself?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from deskeditor.domain.asset import Asset
from deskeditor.domain.author import Author
from deskeditor.domain.card import TargetValues
from deskeditor.domain.card_set import CardSet
from deskeditor.domain.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """A story of the same site that is exported with this one."""

    headline: str
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbours:
    """The story published before this one, and the one after it."""

    previous: Neighbour | None = None
    next: Neighbour | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The site, and what the library says about the stories, people and pictures that a story names."""

    site: Site = field(default_factory=Site)
    theme: Path | None = None  # the folder of the theme that the site names, where it is not one of ours
    targets: Mapping[str, TargetValues] = field(default_factory=lambda: MappingProxyType({}))  # by story id
    authors: Mapping[str, Author] = field(default_factory=lambda: MappingProxyType({}))  # by name
    assets: Mapping[str, Asset] = field(default_factory=lambda: MappingProxyType({}))  # by reference
    sets: Mapping[str, CardSet] = field(default_factory=lambda: MappingProxyType({}))  # of cards, by id
    neighbours: Neighbours = field(default_factory=Neighbours)  # only an export of several stories knows them

    def author(self, name: str) -> Author:
        """The author of that name; one who is not on file has a name and nothing else."""
        return self.authors.get(name) or Author(name=name)
