"""Which stories are there, and which hold these words?"""

from typing import TYPE_CHECKING

from deskeditor.storage.rows import ALL, Hit, Listing, ListQuery, SearchResult, Sort, StoryRow

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

__all__ = [
    "ALL", "Hit", "ListQuery", "Listing", "SearchResult", "Sort", "StoryRow",
    "author_names", "rows", "search", "sections", "tags",
]  # fmt: skip


def rows(library: "Library", query: ListQuery) -> Listing:
    """One page of the library's list; `query.text` is searched as it is typed."""
    with library.read() as reading:
        return reading.lists.rows(query)


def search(library: "Library", text: str, limit: int = 20) -> SearchResult:
    """The stories that best match words, "phrases" and -unwanted words; snippets mark the hits."""
    with library.read() as reading:
        return reading.lists.ranked(text, limit)


def sections(library: "Library") -> tuple[str, ...]:
    """The sections in use, in order of the alphabet."""
    with library.read() as reading:
        return reading.lists.sections()


def tags(library: "Library") -> tuple[str, ...]:
    """The tags in use, in order of the alphabet."""
    with library.read() as reading:
        return reading.lists.tags()


def author_names(library: "Library") -> tuple[str, ...]:
    """The names of authors on file and in bylines, in order of the alphabet."""
    with library.read() as reading:
        return reading.lists.author_names()
