"""Which values does an indexed column have? One look into the index for each, not for every row."""

from functools import cache
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, func, select

from deskeditor.storage.tables import stories


def values(column: ColumnElement[str], *conditions: ColumnElement[bool]) -> Select[Any]:
    """The column's values but for the empty one, each once, among the rows that conditions let through."""
    known = _walked(column, *conditions)
    return select(known.c.value).where(known.c.value.is_not(None))


def _walked(column: ColumnElement[str], *conditions: ColumnElement[bool]) -> CTE:
    first = select(func.min(column).label("value")).where(column > "", *conditions)
    known = first.cte("known", recursive=True)
    after = select(func.min(column)).where(column > known.c.value, *conditions).scalar_subquery()
    return known.union_all(select(after).where(known.c.value.is_not(None)))


@cache
def _bylines() -> CTE:
    return _walked(stories.c.byline)


def bylines(part: str) -> Select[Any]:
    """The bylines that hold a part of a name, in whatever case."""
    known = _bylines()  # one and the same in all conditions of a query: the database then makes it once
    return select(known.c.value).where(known.c.value.icontains(part, autoescape=True))
