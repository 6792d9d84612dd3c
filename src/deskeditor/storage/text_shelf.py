"""Which stories may hold what is looked for, so that not all of them need be read?

Stories are gone through by their keys, newest first, a stretch at a time: no question takes long, however
large the library is.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, literal, literal_column, not_, or_, select

from deskeditor.storage import search
from deskeditor.storage.hits import INDEX, holding, keys_of
from deskeditor.storage.list_shelf import filters
from deskeditor.storage.rows import ListQuery
from deskeditor.storage.tables import search_owed, stories, story_sets

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import ColumnElement

_PLAIN = re.compile(r"[!#-&(-~]+")  # no blank and no quotation mark: those stand for several signs
_IN_ROW = ("search_title", "social_title", "social_description")  # texts that the search index does not have
_TEXTS = ("headline", "standfirst", *_IN_ROW, "other_words", "body")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words that a story must hold; `whole` ones are found by the index. Empty: any story may hold it."""

    words: str = ""
    whole: bool = False


class TextShelf:
    """The texts of the stories of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_key(self) -> int:
        """The highest key of a story, 0 where there is none."""
        return self._connection.execute(select(func.max(stories.c.key))).scalar() or 0

    def may_hold(self, wanted: Wanted, among: ListQuery, first: int, last: int) -> tuple[str, ...]:
        """The ids of the stories with keys from `first` to `last` that may hold it, newest first.

        None is left out that holds it; of `among`, words and filters count.
        """
        ends = stories.c.key >= first, stories.c.key <= last
        stretch = (func.likelihood(end, literal_column("0.001")) for end in ends)  # else all rows are walked
        conditions = [*stretch, *self._among(among), *_holding(wanted, first, last)]
        query = select(stories.c.id).where(*conditions).order_by(stories.c.key.desc())
        return tuple(self._connection.execute(query).scalars())

    def is_any_over(self, card_set: str, among: ListQuery) -> bool:
        """Whether a set of cards stands under one of the stories; of `among`, words and filters count."""
        under = select(story_sets.c.story).where(story_sets.c.card_set == card_set)
        query = select(literal(1)).where(stories.c.id.in_(under), *self._among(among)).limit(1)
        return self._connection.execute(query).scalar() is not None

    def _among(self, among: ListQuery) -> "Iterator[ColumnElement[bool]]":
        yield from filters(among)
        asked = search.parse(among.text, as_typed=True)
        if asked.wanted:
            yield holding(self._connection, asked.expression)
        elif asked.unwanted:
            yield not_(holding(self._connection, asked.unwanted))


def _holding(wanted: Wanted, first: int, last: int) -> "list[ColumnElement[bool]]":
    plain = max(_PLAIN.findall(wanted.words), key=len, default="")
    elsewhere = [_says(name, plain) for name in _IN_ROW]
    words = search.parse('"' + wanted.words.replace('"', " ") + '"')
    if wanted.whole and words.wanted and words != search.NOTHING:
        indexed = keys_of(words.wanted).where(INDEX.c.rowid.between(first, last))
        return [or_(stories.c.key.in_(indexed), stories.c.key.in_(select(search_owed.c.key)), *elsewhere)]
    return [or_(*(_says(name, plain) for name in _TEXTS))] if plain else []


def _says(name: str, plain: str) -> "ColumnElement[bool]":
    """Whether a text holds some ASCII letters, whatever their case; without any, whether it says anything."""
    column = stories.c[name]
    return column.contains(plain, autoescape=True) if plain else column != ""
