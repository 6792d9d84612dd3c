"""How are small values that belong to a library, and to no story's text, kept in the database?"""

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.storage.tables import settings

_LAST = "\U0010ffff"  # sorts after every character of a key


class SettingShelf:
    """The settings of one transaction: a key such as `goal/…`, and a value as JSON."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, key: str) -> str | None:
        """The value of a key as JSON; None where there is none."""
        return self._connection.execute(select(settings.c.value).where(settings.c.key == key)).scalar()

    def put(self, key: str, value: str) -> None:
        """Write a value."""
        query = insert(settings).values(key=key, value=value)
        self._connection.execute(query.on_conflict_do_update(index_elements=["key"], set_={"value": value}))

    def delete(self, key: str) -> None:
        """Take a value away, if it is there."""
        self._connection.execute(delete(settings).where(settings.c.key == key))

    def keys(self, start: str) -> tuple[str, ...]:
        """The keys that begin like that, in order."""
        query = select(settings.c.key).where(settings.c.key.between(start, start + _LAST))
        return tuple(self._connection.execute(query.order_by(settings.c.key)).scalars())

    def delete_all(self, start: str) -> None:
        """Take away every value whose key begins like that."""
        self._connection.execute(delete(settings).where(settings.c.key.between(start, start + _LAST)))
