"""Which themes can a site have: ours, and those that somebody has put into the library's folder?"""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor import resources
from deskeditor.domain.site import Site
from deskeditor.pages import page, theme_source, theme_specimen
from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_names import FOLDER, NAMES, folder_of

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedTheme:
    """A theme that a site can name, and what is wrong with it if something is."""

    id: str  # what `Site.theme` says: the name of the theme's folder
    name: str
    description: str
    version: str
    where: Path  # its folder
    is_ours: bool
    trouble: str = ""  # one sentence; empty: its files are in order


def themes(library: "Library") -> tuple[ListedTheme, ...]:
    """Every theme, ours first; templates are looked at but not run (`check` does that)."""
    ours = [_listed(resources.path(name), is_ours=True) for name in NAMES]
    return (*ours, *(_listed(folder, is_ours=False) for folder in _folders(library)))


def theme_of(library: "Library", site: Site) -> Path | None:
    """The folder of the theme that a site names; None if it is one of ours, or there is none of that name."""
    return folder_of(library.folder, site.theme)


def check(folder: Path) -> None:
    """Make a page that has every part in a theme; raises `BrokenTheme`."""
    page.render(theme_specimen.story(), replace(theme_specimen.around(), theme=folder))


def _folders(library: "Library") -> list[Path]:
    place = library.folder / FOLDER
    try:
        return sorted(path for path in place.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError:  # nobody has put one there
        return []


def _listed(folder: Path, *, is_ours: bool) -> ListedTheme:
    name, description, version, trouble = folder.name, "", "", ""
    try:
        said = theme_source.read(folder).manifest
        name, description, version = said.name, said.description, said.version
    except Flaw as flaw:
        trouble = str(flaw.of(folder.name))
    if not is_ours and folder.name in NAMES:
        trouble = f"“{folder.name}” is the name of a theme of ours; give the folder “{folder}” another one."
    return ListedTheme(
        id=folder.name,
        name=name,
        description=description,
        version=version,
        where=folder,
        is_ours=is_ours,
        trouble=trouble,
    )
