"""What are all stories called? As little of each as a list of very many can do with."""

from collections.abc import Iterable
from typing import cast

from sqlalchemy import ColumnElement, Connection, func, select

from deskeditor.storage.tables import stories


class NameShelf:
    """The names of one transaction; trash is left out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, most: int, separator: str) -> list[str]:
        """A string for each of the stories changed last, newest first.

        In it stand id, headline, slug, status, tags and byline with `separator` between; tags and bylines one
        name a line, as they are stored. One string takes a fourth of the room of six in a tuple.
        """
        c = stories.c
        line: ColumnElement[str] = c.id
        for column in (c.headline, c.slug, c.status, c.tags, c.byline):
            line = line.concat(separator).concat(func.replace(column, separator, " "))
        query = select(line).where(c.trashed_at.is_(None)).order_by(c.changed_at.desc(), c.key.desc())
        rows = cast("Iterable[tuple[str]]", self._connection.execute(query.limit(most)).cursor)
        return [line for (line,) in rows]
