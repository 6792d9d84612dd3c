"""How are sites and authors kept in the database?"""

from collections.abc import Collection

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.domain.author import Author
from deskeditor.domain.site import Part, Site
from deskeditor.storage import mapping, site_settings
from deskeditor.storage.carried_shelf import CarriedShelf
from deskeditor.storage.tables import authors, sites, stories


class SiteShelf:
    """The sites and authors of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._carried = CarriedShelf(connection)

    def get(self, site_id: str) -> Site:
        """The site of that id; one that nobody has set up has every default."""
        settings = self._settings(site_id)
        return Site(id=site_id) if settings is None else site_settings.read(site_id, settings)

    def _settings(self, site_id: str) -> str | None:
        return self._connection.execute(select(sites.c.settings).where(sites.c.id == site_id)).scalar()

    def all(self) -> dict[str, Site]:
        """The sites that somebody has set up, by id."""
        found = self._connection.execute(select(sites.c.id, sites.c.settings)).all()
        return {row.id: site_settings.read(row.id, row.settings) for row in found}

    def stories(self, site_id: str) -> tuple[int, int]:
        """How many stories belong to a site, and how many of them are in the trash."""
        columns = func.count(), func.count(stories.c.trashed_at)
        total, trashed = self._connection.execute(select(*columns).where(stories.c.site == site_id)).one()
        return total, trashed

    def delete(self, site_id: str) -> None:
        """Take away a site's settings."""
        self._connection.execute(delete(sites).where(sites.c.id == site_id))

    def put(self, site: Site) -> None:
        """Write a site's settings; what a newer version wrote down about it stays."""
        if _of_cards(self.get(site.id)) != _of_cards(site):
            self._carried.doubt_site(site.id)
        settings = site_settings.written(site, self._settings(site.id) or "{}")
        query = insert(sites).values(id=site.id, settings=settings)
        self._connection.execute(
            query.on_conflict_do_update(index_elements=["id"], set_={"settings": settings})
        )

    def authors(self, names: Collection[str] | None = None) -> dict[str, Author]:
        """The authors on file, by name: all of them, or those of `names`."""
        query = select(authors).order_by(authors.c.name)
        if names is not None:
            query = query.where(authors.c.name.in_([mapping.storable(name) for name in names]))
        found = self._connection.execute(query).mappings()
        return {row["name"]: mapping.author(row) for row in found}

    def delete_author(self, name: str) -> None:
        """Take an author off file."""
        self._carried.doubt_author(Author(name=name))
        self._connection.execute(delete(authors).where(authors.c.name == name))

    def put_author(self, author: Author) -> None:
        """Write an author, over one of the same name."""
        before = self.authors([author.name]).get(author.name, Author(name=author.name))
        if (before.shown_initials, before.avatar) != (author.shown_initials, author.avatar):
            self._carried.doubt_author(author)
        row = mapping.author_row(author)
        query = insert(authors).values(row)
        self._connection.execute(query.on_conflict_do_update(index_elements=["name"], set_=row))


def _of_cards(site: Site) -> tuple[object, ...]:
    """The settings that a page's section of cards is printed by."""
    limits = site.card_limit, site.excerpt_limit, site.cards_unpublished
    return (*limits, site.related_title, site.language, site.shows(Part.RELATED))
