"""Which stories are there, and which hold these words?

What is typed may hold operators, such as `tag:coast` or `before:2026-11`: see `domain.query`.
"""

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from deskeditor.domain.query import Query, parse, remark
from deskeditor.services import section_order
from deskeditor.storage.rows import ALL, Hit, Listing, ListQuery, SearchResult, Sort, StoryRow

if TYPE_CHECKING:
    from array import array
    from contextlib import AbstractContextManager

    from deskeditor.storage.library import Library, Reading

__all__ = [
    "ALL", "Hit", "ListQuery", "Listing", "SearchResult", "Sort", "StoryRow",
    "author_names", "order", "remarks", "rows", "search", "sections", "stretch", "tags", "understood",
]  # fmt: skip


def rows(library: "Library", query: ListQuery) -> Listing:
    """One page of the library's list; `query.text` is searched as it is typed."""
    wanted = understood(query)
    with _reading(library, wanted.text) as reading:
        return reading.lists.rows(wanted)


def order(library: "Library", query: ListQuery) -> "array[int]":
    """What stands in the whole list, for `stretch`: a number for each row, in order, in 8 bytes.

    Made once, it makes a stretch far down a long list as quick to read as its beginning.
    """
    wanted = understood(query)
    with _reading(library, wanted.text) as reading:
        return reading.lists.order(wanted)


def stretch(
    library: "Library", query: ListQuery, order: "array[int]", first: int, count: int
) -> tuple[StoryRow, ...]:
    """Rows of a list from `first` (counted from 0) on; stories that have gone since are left out."""
    wanted = understood(query)
    with _reading(library, wanted.text) as reading:
        return reading.lists.rows_at(wanted, order[first : first + count])


def _reading(library: "Library", words: str) -> "AbstractContextManager[Reading]":
    return library.search() if words else library.read()


def understood(query: ListQuery) -> ListQuery:
    """The query with the operators among its words taken for the conditions that they are."""
    asked = _parsed(query.text)
    return replace(query, text=_words(asked), conditions=(*query.conditions, *asked.conditions))


def search(library: "Library", text: str, limit: int = 20) -> SearchResult:
    """The stories that best match words, "phrases", -unwanted words and operators; snippets mark the hits."""
    asked = _parsed(text)
    with library.search() as reading:
        found = reading.lists.ranked(_words(asked), limit, asked.conditions)
    return replace(found, query=text)


def remarks(text: str) -> tuple[str, ...]:
    """What can be meant by the operators in a search that are not understood: a sentence for each."""
    return tuple(remark(one) for one in _parsed(text).unknown)


def _parsed(text: str) -> Query:
    return parse(text, datetime.now().astimezone().date())


def _words(asked: Query) -> str:
    """The words to search for; an operator that cannot be meant is searched as text, and finds nothing."""
    return " ".join([*(f'"{one}"' for one in asked.unknown), asked.words]) if asked.unknown else asked.words


def sections(library: "Library") -> tuple[str, ...]:
    """The sections in use and those that the desk keeps: in its order, the others behind them by name."""
    with library.read() as reading:
        kept = section_order.read(reading)
        others = {one.casefold(): one for one in reading.lists.sections()}
        known = {one.casefold() for one in kept}
        return (*kept, *(one for folded, one in others.items() if folded not in known))


def tags(library: "Library") -> tuple[str, ...]:
    """The tags in use, in order of the alphabet."""
    with library.read() as reading:
        return reading.lists.tags()


def author_names(library: "Library") -> tuple[str, ...]:
    """The names of authors on file and in bylines, in order of the alphabet."""
    with library.read() as reading:
        return reading.lists.author_names()
