"""What goes into an exported file, told so shortly that it can be compared without making the file again?"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import deskeditor
from deskeditor import resources
from deskeditor.domain.site import Site
from deskeditor.pages import theme_source
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.theme_names import NAMES

if TYPE_CHECKING:
    from deskeditor.storage.story_shelf import Head

_MAKERS = ("domain", "markup", "pages", "formats/writing")  # our own code that a file's content comes from
_LIBRARIES = ("Markdown", "nh3", "Jinja2", "pymdown-extensions", "tzdata")


class MadeFrom:
    """Tells what goes into the files of one export; a theme that is changed meanwhile counts as it was.

    `cards`: whether fragments have them.
    """

    def __init__(self, *, cards: bool = True) -> None:
        self._cards = cards
        self._sites: dict[tuple[str, Path | None], tuple[Site, str]] = {}

    def of(self, story: "Head", around: Surroundings) -> str:
        """A hash of the story as it was saved last, all that surrounds it, the theme and this program."""
        said = [
            repr((story.id, story.site, story.slug, story.seq, story.changed_at)),
            self._site(around.site, around.theme),
            *(f"{one} {values!r}" for one, values in sorted(around.targets.items())),
            *(f"{one} {values!r}" for one, values in sorted(around.authors.items())),
            *(f"{one} {values!r}" for one, values in sorted(around.assets.items())),
            *(f"{one} {values!r}" for one, values in sorted(around.sets.items())),
            repr((around.neighbours, self._cards)),
        ]
        return hashlib.sha256("\n".join(said).encode("utf-8", "surrogatepass")).hexdigest()

    def _site(self, site: Site, theme: Path | None) -> str:
        known = self._sites.get((site.id, theme))
        if known is None or known[0] is not site:  # else it is that of the story before
            plain = repr(replace(site, hidden=frozenset())), sorted(site.hidden)
            known = site, repr((plain, _theme(site, theme), _program()))
            self._sites[site.id, theme] = known
        return known[1]


def _theme(site: Site, folder: Path | None) -> tuple[object, ...]:
    """What changes whenever a file of the theme does, or one of House's, on which all others stand."""
    ours = resources.path(site.theme) if site.theme in NAMES else None
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
