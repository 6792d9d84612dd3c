"""What is asked of the library for the page of the sites? Jobs of its lane, all plain Python."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site

if TYPE_CHECKING:
    from deskeditor.services.themes import ListedTheme
    from deskeditor.storage.library import Library

ORIGIN = "settings"

Edit = Callable[[Site], Site]


@dataclass(frozen=True, slots=True)
class Known:
    """The sites and the themes that there are."""

    sites: tuple[Site, ...]
    themes: "tuple[ListedTheme, ...]"


def known(library: "Library") -> Known:
    """What there is to choose from."""
    from deskeditor.services import sites, themes  # loads SQLAlchemy: not on the UI thread

    return Known(sites.sites(library), themes.themes(library))


def change(site: str, edits: Sequence[Edit], library: "Library") -> Changes:
    """Make edits to a site's settings as they stand now."""
    from deskeditor.services import sites

    settings = sites.site(library, site)
    for edit in edits:
        settings = edit(settings)
    return sites.save_site(library, settings, origin=ORIGIN)


def begin(name: str, library: "Library") -> tuple[Site, Changes]:
    """Set up another site."""
    from deskeditor.services import sites

    return sites.new_site(library, name, origin=ORIGIN)


def delete(site: str, library: "Library") -> Changes:
    """Take a site away."""
    from deskeditor.services import sites

    return sites.delete_site(library, site, origin=ORIGIN)
