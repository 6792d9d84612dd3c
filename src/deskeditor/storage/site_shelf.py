"""How are sites and authors kept in the database?"""

from collections.abc import Collection

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.domain.author import Author
from deskeditor.domain.site import Site
from deskeditor.storage import mapping, site_settings
from deskeditor.storage.tables import authors, sites


class SiteShelf:
    """The sites and authors of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, site_id: str) -> Site:
        """The site of that id; one that nobody has set up has every default."""
        settings = self._connection.execute(select(sites.c.settings).where(sites.c.id == site_id)).scalar()
        return Site(id=site_id) if settings is None else site_settings.read(site_id, settings)

    def put(self, site: Site) -> None:
        """Write a site's settings."""
        settings = site_settings.written(site)
        query = insert(sites).values(id=site.id, settings=settings)
        self._connection.execute(
            query.on_conflict_do_update(index_elements=["id"], set_={"settings": settings})
        )

    def authors(self, names: Collection[str] | None = None) -> dict[str, Author]:
        """The authors on file, by name: all of them, or those of `names`."""
        query = select(authors).order_by(authors.c.name)
        if names is not None:
            query = query.where(authors.c.name.in_(names))
        found = self._connection.execute(query).mappings()
        return {row["name"]: mapping.author(row) for row in found}

    def put_author(self, author: Author) -> None:
        """Write an author, over one of the same name."""
        row = mapping.author_row(author)
        query = insert(authors).values(row)
        self._connection.execute(query.on_conflict_do_update(index_elements=["name"], set_=row))
