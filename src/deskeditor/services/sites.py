"""What does a publication say about its pages, and who writes for it?

A library has one site or several; a story belongs to one of them. The first, `default`, is there from the
start and cannot be taken away.
"""

from typing import TYPE_CHECKING

from deskeditor.domain import slug
from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.domain.site import Site
from deskeditor.errors import InvalidValue

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Reading

DEFAULT = "default"


def site(library: "Library", id: str = DEFAULT) -> Site:  # noqa: A002  # the domain's own word
    """The settings of a site; one that nobody has set up has every default."""
    with library.read() as reading:
        return reading.sites.get(id)


def sites(library: "Library") -> tuple[Site, ...]:
    """Every site: the default one, and then the others in order of their names."""
    with library.read() as reading:
        return sites_in(reading)


def sites_in(reading: "Reading") -> tuple[Site, ...]:
    """The same inside a transaction that is open already."""
    found = reading.sites.all()
    first = found.pop(DEFAULT, Site())
    return (first, *sorted(found.values(), key=lambda one: (one.name.casefold(), one.id)))


def usual(library: "Library") -> str:
    """The id of the site that a new story belongs to where nobody says it: that of the story changed last."""
    with library.read() as reading:
        newest = reading.stories.newest()
        story = reading.stories.get(newest) if newest else None
    return story.site if story else DEFAULT


def known(library: "Library", id: str) -> str:  # noqa: A002  # the domain's own word
    """The id of a site that is there; raises `InvalidValue` with those that are."""
    with library.read() as reading:
        check(reading, id)
    return id


def check(reading: "Reading", id: str) -> None:  # noqa: A002  # the domain's own word
    """The same inside a transaction that is open already."""
    ids = [one.id for one in sites_in(reading)]
    if id not in ids:
        raise InvalidValue(f"There is no site “{id}” in this library; use one of {', '.join(ids)}.")


def new_site(library: "Library", name: str, *, origin: str = "") -> tuple[Site, Changes]:
    """Set up another site; its id, which is its for life, is made from its name."""
    if not name.strip():
        raise InvalidValue("A site needs a name; type one.")
    with library.write() as work:
        taken = {one.id for one in sites_in(work)}
        made = Site(id=slug.distinct(slug.from_headline(name), taken), name=name.strip())
        work.sites.put(made)
        work.commit()
    return made, Changes(sites=frozenset({made.id}), origin=origin)


def save_site(library: "Library", site: Site, *, origin: str = "") -> Changes:
    """Write the settings of a site."""
    with library.write() as work:
        work.sites.put(site)
        work.commit()
    return Changes(sites=frozenset({site.id}), origin=origin)


def delete_site(library: "Library", id: str, *, origin: str = "") -> Changes:  # noqa: A002  # the domain's
    """Take a site away; raises `InvalidValue` for the default one, and while stories belong to it."""
    if id == DEFAULT:
        raise InvalidValue("The first site of a library stays; change its settings instead.")
    with library.write() as work:
        total, trashed = work.sites.stories(id)
        if total:
            raise InvalidValue(_still_used(work.sites.get(id), total, trashed))
        work.sites.delete(id)
        work.commit()
    return Changes(sites=frozenset({id}), origin=origin)


def _still_used(site: Site, total: int, trashed: int) -> str:
    belong = "1 story belongs" if total == 1 else f"{total} stories belong"
    trash = f" ({trashed} in the trash)" if trashed else ""
    return f"{belong} to “{site.name}”{trash}; give them another site before you delete it."


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
    return _of_every_site(library, origin)


def delete_author(library: "Library", name: str, *, origin: str = "") -> Changes:
    """Take an author off file; bylines keep the name."""
    with library.write() as work:
        work.sites.delete_author(name)
        work.commit()
    return _of_every_site(library, origin)


def _of_every_site(library: "Library", origin: str) -> Changes:
    return Changes(sites=frozenset(one.id for one in sites(library)), origin=origin)
