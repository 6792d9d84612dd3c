"""Which stories stand before and after each story of an export?"""

from collections.abc import Collection, Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor.domain import slug
from deskeditor.errors import InvalidValue
from deskeditor.pages.surroundings import Neighbour, Neighbours

if TYPE_CHECKING:
    from deskeditor.services.exporting import ExportRequest
    from deskeditor.storage.library import Library, Reading
    from deskeditor.storage.story_shelf import Published


def of(library: "Library", request: "ExportRequest") -> dict[str, Neighbours]:
    """The neighbours of the stories of an export, by id.

    Pages that other exports left in the folder count as if they came with this one: so a story that is
    exported alone leads to the same pages as in an export of all.
    """
    return among(library, request.among or request.stories, request.folder)


def among(library: "Library", ids: Collection[str], folder: Path | None = None) -> dict[str, Neighbours]:
    """The neighbours of each of these stories that has any, by id.

    They are those published just before and just after it, of the same site, and of these stories or with
    a page of theirs in the folder; a story without a publish date is nobody's neighbour.
    """
    wanted = frozenset(ids)
    with library.read() as reading:
        published = reading.stories.published()
        there = _in_folder(reading, folder) if any(one.id not in wanted for one in published) else {}
    found = [
        one
        for one in published
        if (one.id in wanted or there.get(one.id) == f"{one.slug}.html") and _has_page(one.slug)
    ]
    return {
        story: neighbours
        for _, of_one in groupby(found, key=lambda one: one.site)
        for story, neighbours in _in_row(list(of_one))
    }


def _in_folder(reading: "Reading", folder: Path | None) -> dict[str, str]:
    """The stories whose pages stand in the folder, each with its page's name."""
    if folder is None or not folder.is_dir():
        return {}
    from deskeditor.storage.export_shelf import ExportShelf

    try:
        there = {path.name for path in folder.iterdir()}
    except OSError:  # it has just been removed, or may not be looked into: the export says so
        return {}
    pages = ExportShelf(reading.connection).pages(str(folder.absolute()))
    return {story: name for story, name in pages.items() if name in there}


def _in_row(row: "list[Published]") -> "Iterator[tuple[str, Neighbours]]":
    links = [Neighbour(headline=one.headline, slug=one.slug) for one in row]
    for one, before, after in zip(row, [None, *links[:-1]], [*links[1:], None], strict=True):
        if before or after:
            yield one.id, Neighbours(previous=before, next=after)


def _has_page(name: str) -> bool:
    try:
        slug.checked(name)
    except InvalidValue:  # the export says so where it comes to the story
        return False
    return True
