"""Which lines of the stories on one page of a list hold what was searched for?"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, select

from deskeditor.storage import search
from deskeditor.storage.hits import INDEX, INDEX_KEY, LINE, Found, among, matches, one_line
from deskeditor.storage.owed import Owed

_NEAR = 2_000  # rows of the index that are read past for one that is wanted
_SLOW_TO_OPEN = re.compile(r'"[^"]{4,}"\*')  # a beginning that the index does not know, but for its words


class Snippets:
    """The snippets of one transaction: asked for the rows of one page only, because they are costly."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def typed(self, typed: str, hits: Found, keys: Sequence[int]) -> dict[int, str]:
        """The line of each row that was found; `typed` is what was typed for it."""
        known = {key: hits.lines[key] for key in keys if key in hits.lines}
        found = known | self.of(hits.expression, [key for key in keys if key not in known])
        guessed = [key for key in keys if key not in found] if search.unfinished(typed) else []
        return found | self.of(search.parse(typed, as_typed=True, guessing=True).expression, guessed)

    def of(self, expression: str, keys: Sequence[int]) -> dict[int, str]:
        """The line of each row that matches an expression.

        Asked for row by row, the index would be opened anew for each; so rows near to each other are read in
        one go.
        """
        if not (expression and keys):
            return {}
        owed = Owed(self._connection)
        indexed = [key for key in keys if key not in owed.keys]
        return owed.snippets(expression, keys) | (self._indexed(expression, indexed) if indexed else {})

    def _indexed(self, expression: str, keys: Sequence[int]) -> dict[int, str]:
        near = keys if _SLOW_TO_OPEN.search(expression) else _near(keys)
        far = [key for key in keys if key < min(near)]
        found = dict(self._where(expression, near, INDEX.c.rowid.between(min(near), max(near))))
        return found | dict(self._where(expression, far, among(INDEX_KEY, far)) if far else ())

    def _where(
        self, expression: str, keys: Sequence[int], place: ColumnElement[bool]
    ) -> Iterator[tuple[int, str]]:
        wanted = among(f"+{INDEX_KEY}", keys)  # the plus: looked at as the rows come by
        rows = select(INDEX.c.rowid, LINE)
        for key, words in self._connection.execute(rows.where(matches(expression), place, wanted)):
            yield key, one_line(words)


def _near(keys: Sequence[int]) -> list[int]:
    """The newest of keys, as far as one follows the other closely."""
    ordered = sorted(keys, reverse=True)
    gaps = (at for at, (key, older) in enumerate(pairwise(ordered), 1) if key - older > _NEAR)
    return ordered[: next(gaps, None)]
