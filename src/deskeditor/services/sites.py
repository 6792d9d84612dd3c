"""What does a publication say about its pages, and who writes for it?"""

from typing import TYPE_CHECKING

from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

DEFAULT = "default"


def site(library: "Library", id: str = DEFAULT) -> Site:  # noqa: A002  # the domain's own word
    """The settings of a site; one that nobody has set up has every default."""
    with library.read() as reading:
        return reading.sites.get(id)


def save_site(library: "Library", site: Site, *, origin: str = "") -> Changes:
    """Write the settings of a site."""
    with library.write() as work:
        work.sites.put(site)
        work.commit()
    return Changes(sites=frozenset({site.id}), origin=origin)


def authors(library: "Library") -> tuple[Author, ...]:
    """The authors on file, in order of their names."""
    with library.read() as reading:
        return tuple(sorted(reading.sites.authors().values(), key=lambda author: author.name.casefold()))


def save_author(library: "Library", author: Author, *, origin: str = "") -> Changes:
    """Write an author, over one of the same name; pages of every site may change by it."""
    if not author.name.strip():
        raise InvalidValue("An author needs a name; type one.")
    with library.write() as work:
        work.sites.put_author(author)
        work.commit()
    return Changes(sites=frozenset({DEFAULT}), origin=origin)
