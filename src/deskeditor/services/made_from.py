"""What goes into an exported file, told so shortly that it can be compared without making the file again?"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import deskeditor
from deskeditor import resources
from deskeditor.domain.site import Site
from deskeditor.pages import theme_source
from deskeditor.pages.surroundings import Neighbour, Neighbours, Surroundings
from deskeditor.pages.theme_names import NAMES

if TYPE_CHECKING:
    from deskeditor.storage.story_shelf import Head

_MAKERS = ("domain", "markup", "pages", "formats/writing")  # our own code that a file's content comes from
_KINDS = tuple(sorted({one.name for one in fields(Surroundings)} - {"site", "theme", "neighbours"}))
_SAVED = 5  # fields of a `Head` that are of the story as it was saved: all but when it was exported
_LIBRARIES = ("Markdown", "nh3", "Jinja2", "pymdown-extensions", "tzdata")


class MadeFrom:
    """Tells what goes into the files of one export; a theme that is changed meanwhile counts as it was.

    `cards`: whether fragments have them.
    """

    def __init__(self, *, cards: bool = True) -> None:
        self._cards = cards
        self._sites: dict[tuple[str, Path | None], tuple[Site, str]] = {}
        self._theme = cache(_theme)

    def of(self, story: "Head", around: str, neighbours: Neighbours) -> str:
        """A hash of the story as it was saved last, and all that surrounds it as `around` says it."""
        said = (*story[:_SAVED], *_linked(neighbours.previous), *_linked(neighbours.next), around)
        return hashlib.sha256(repr(said).encode("utf-8", "surrogatepass")).hexdigest()

    def around(self, around: Surroundings) -> str:
        """A hash of what surrounds stories but for their neighbours: the theme and this program, too."""
        said = [self._site(around.site, around.theme), repr(self._cards)]
        for kind in _KINDS:
            named: Mapping[str, object] = getattr(around, kind)
            said += (f"{kind} {one} {values!r}" for one, values in sorted(named.items()))
        return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()

    def _site(self, site: Site, theme: Path | None) -> str:
        known = self._sites.get((site.id, theme))
        if known is None or known[0] is not site:  # else it is that of the story before
            plain = repr(replace(site, hidden=frozenset())), sorted(site.hidden)
            known = site, repr((plain, self._theme(site.theme, theme), _program()))
            self._sites[site.id, theme] = known
        return known[1]


def _linked(neighbour: Neighbour | None) -> tuple[str, str]:
    return (neighbour.headline, neighbour.slug) if neighbour else ("", "")


def _theme(name: str, folder: Path | None) -> tuple[object, ...]:
    """What changes whenever a file of the theme does, or one of House's, on which all others stand."""
    ours = resources.path(name) if name in NAMES else None
    return tuple(theme_source.stamp(one) for one in (theme_source.house(), folder or ours) if one)


@cache
def _program() -> tuple[object, ...]:
    """What changes whenever this program is another one."""
    return deskeditor.__version__, tuple(_installed()), tuple(_own_code())


def _installed() -> Iterator[str]:
    for name in _LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:  # a program that is built whole knows its own version only
            continue


def _own_code() -> Iterator[tuple[str, int, int]]:
    """In a checkout, the code that is being worked on."""
    home = Path(deskeditor.__file__).parent
    for folder in _MAKERS:
        for path in sorted((home / folder).glob("*.py")):
            seen = path.stat()
            yield f"{folder}/{path.name}", seen.st_mtime_ns, seen.st_size
