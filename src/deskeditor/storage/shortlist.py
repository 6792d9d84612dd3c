"""Which stories are let through by conditions, where those are few?

A search among few stories asks the full-text index of them alone: otherwise it would look at each hit of a
word, of which nearly all stories may have one.
"""

from collections.abc import Sequence
from functools import cached_property

from sqlalchemy import ColumnElement, Connection, func, literal_column, select

from deskeditor.storage.tables import stories

FEW = 4000


class Shortlist:
    """The stories of one transaction that fulfil conditions; asked for when it is needed, and then once."""

    def __init__(self, connection: Connection, conditions: Sequence[ColumnElement[bool]]) -> None:
        self._connection = connection
        self._conditions = conditions

    @cached_property
    def keys(self) -> tuple[int, ...] | None:
        """The keys of all of them in their order; None where there are more than `FEW`."""
        query = select(stories.c.key).where(*self._conditions).limit(FEW + 1)
        found = self._connection.execute(query).scalars().all()
        return tuple(sorted(found)) if len(found) <= FEW else None

    @cached_property
    def newest(self) -> int:
        """The highest key of one of them; 0 where there is none."""
        key: ColumnElement[int] = literal_column("+stories.key")  # the plus: by the index of the conditions
        return self._connection.execute(select(func.max(key)).where(*self._conditions)).scalar() or 0
