"""What can be looked at in a library in which nobody has written yet?"""

import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from deskeditor import resources
from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Comments, Newsletter, ShareTarget, Site
from deskeditor.services import importing, listing, sites, stories

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

TAG = "sample"  # every sample story bears it, so that they can be found and removed together
_EVERY = 1000


def add_samples(library: "Library") -> Changes:
    """Add the sample stories with their pictures and authors; those that are there already stay as they are.

    The sample site's settings are taken over only where nobody has named the site yet.
    """
    changes = _add_site(library)
    for author in _read("authors.toml")["author"]:
        changes |= sites.save_author(library, Author(**author))
    result = importing.collect(importing.import_paths(library, [resources.path("samples")]))
    added = frozenset(each.story.id for each in result.stories)
    return changes | Changes(stories=added, cards=added, listing=bool(added))


def remove_samples(library: "Library") -> Changes:
    """Put every sample story in the trash."""
    rows = listing.rows(library, listing.ListQuery(tag=TAG, limit=_EVERY)).rows
    return stories.trash(library, [row.id for row in rows])


def _add_site(library: "Library") -> Changes:
    if sites.site(library) != Site():
        return Changes()
    return sites.save_site(library, _site(_read("site.toml")))


def _site(said: Mapping[str, Any]) -> Site:
    words: dict[str, Any] = {name: value for name, value in said.items() if isinstance(value, str)}
    return Site(
        **words,
        share_targets=tuple(ShareTarget(**target) for target in said["share_targets"]),
        newsletter=Newsletter(**said["newsletter"]),
        comments=Comments(**said["comments"]),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.path("samples", name).read_text(encoding="utf-8"))
