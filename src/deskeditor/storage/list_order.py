"""In which order does a list stand, and how does the database walk it without sorting a whole library?"""

from sqlalchemy import TextClause, text

from deskeditor.storage.rows import ListQuery, Sort

_COLUMNS: dict[Sort, str] = {  # of each there is an index behind `trashed_at`
    Sort.EDITED: "changed_at",
    Sort.CREATED: "created_at",
    Sort.PUBLISHED: "published_at",  # stories without a date come last
    Sort.HEADLINE: "headline",
    Sort.WORDS: "words",
}


def ordering(sort: Sort, *, walked: bool) -> TextClause:
    """The order of a list: `walked` along its index until there are enough rows, or sorted when found.

    Equal rows stand in the direction of the others, so that the index gives them in order, too.
    """
    column = f"{'' if walked else '+'}stories.{_COLUMNS[sort]}"  # the plus hides it from its index
    if sort is Sort.HEADLINE:
        return text(f"{column} COLLATE NOCASE ASC, stories.key ASC")
    return text(f"{column} DESC, stories.key DESC")


def is_walked(query: ListQuery, matching: int, every: int) -> bool:
    """Whether to walk along the order's index past rows that do not match; `every` counts those that may.

    Where few match, walking would read most of the library for one page; sorting reads those few.
    """
    if query.limit < 0:
        return False
    passed = (query.offset + query.limit) * every // max(matching, 1)
    return passed <= matching
