"""What are all stories called? As little of each as a list of very many can do with."""

from typing import NamedTuple

from sqlalchemy import Connection, select

from deskeditor.storage.tables import stories


class StoryName(NamedTuple):
    """A story in few words; tags and bylines one name a line, as they are stored."""

    id: str
    headline: str
    slug: str
    status: str
    tags: str
    byline: str


class NameShelf:
    """The names of one transaction; trash is left out."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, most: int) -> list[StoryName]:
        """The stories changed last, newest first."""
        c = stories.c
        query = select(c.id, c.headline, c.slug, c.status, c.tags, c.byline)
        query = query.where(c.trashed_at.is_(None)).order_by(c.changed_at.desc(), c.key.desc()).limit(most)
        return [StoryName(*row) for row in self._connection.execute(query)]
