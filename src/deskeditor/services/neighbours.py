"""Which stories stand before and after each story of an export?"""

from collections.abc import Collection, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from deskeditor.domain import slug
from deskeditor.errors import InvalidValue
from deskeditor.pages.surroundings import Neighbour, Neighbours

if TYPE_CHECKING:
    from deskeditor.storage.library import Library
    from deskeditor.storage.story_shelf import Published


def among(library: "Library", ids: Collection[str]) -> dict[str, Neighbours]:
    """The neighbours of each of these stories that has any, by id.

    They are those published just before and just after it, of the same site and of these stories; a story
    without a publish date is nobody's neighbour. One story alone has none.
    """
    if len(ids) < 2:  # a neighbour takes two
        return {}
    wanted = frozenset(ids)
    with library.read() as reading:
        found = [one for one in reading.stories.published() if one.id in wanted and _has_page(one.slug)]
    return {
        story: neighbours
        for _, of_one in groupby(found, key=lambda one: one.site)
        for story, neighbours in _in_row(list(of_one))
    }


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
