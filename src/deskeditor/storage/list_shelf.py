"""How are lists of stories, and hits of a search, read from the database?"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import cast

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, func, literal_column, not_, select, text

from deskeditor.domain.query import Condition
from deskeditor.storage import distinct, search
from deskeditor.storage.conditions import clauses, tagged
from deskeditor.storage.hits import FROM_INDEX, INDEX, INDEX_KEY, Found, Hits, among, holding, matches
from deskeditor.storage.list_order import is_walked, ordering
from deskeditor.storage.owed import Owed
from deskeditor.storage.rows import (
    ALL,
    COLUMNS,
    Hit,
    Listing,
    ListQuery,
    SearchResult,
    Sort,
    StoryRow,
    story_row,
)
from deskeditor.storage.shortlist import Shortlist
from deskeditor.storage.snippets import Snippets
from deskeditor.storage.tables import IN_TRASH, authors, stories, story_tags

_NAMES = ("key", *COLUMNS)
_ROW = tuple(stories.c[name] for name in COLUMNS)
_SCORE = text(f"-bm25({search.TABLE}, {', '.join(map(str, search.WEIGHTS))}) AS score")
_TOGETHER = 1000  # rows that are asked for by their keys in one go


class ListShelf:
    """The lists of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, query: ListQuery) -> Listing:
        """One page of a list, with snippets where it is searched; see `hits` for what a search looks at."""
        conditions, hits = self._asked(query)
        keys, total = self._page(query, conditions, hits)
        rows = self._told(query, hits, keys)
        return Listing(rows, total, at_least=hits is not None and not hits.is_all)

    def _page(
        self, query: ListQuery, conditions: Sequence[ColumnElement[bool]], hits: Found | None
    ) -> tuple[Sequence[int], int]:
        """The keys of the rows of one page, and how many there are on all pages."""
        total = self._count(query, conditions) if hits is None else len(hits.keys)
        page = self._ordered(query, conditions, total, hits).limit(query.limit).offset(query.offset)
        return self._connection.execute(page).scalars().all(), total

    def order(self, query: ListQuery) -> "array[int]":
        """The keys of all rows of a list in its order, whatever its limit and offset: 8 bytes for each."""
        every = replace(query, limit=ALL, offset=0)
        conditions, hits = self._asked(every)
        found = self._connection.execute(self._ordered(every, conditions, 0, hits))
        rows = cast("Iterable[tuple[int]]", found.cursor)  # the driver's own: a million rows are much to wrap
        return array("q", chain.from_iterable(rows))

    def rows_at(self, query: ListQuery, keys: Sequence[int]) -> tuple[StoryRow, ...]:
        """The rows of a list with these keys, in their order; those that are gone are left out."""
        _, hits = self._asked(query) if query.text else ([], None)
        parts = (keys[start : start + _TOGETHER] for start in range(0, len(keys), _TOGETHER))
        return tuple(row for part in parts for row in self._told(query, hits, part))

    def _asked(self, query: ListQuery) -> tuple[list[ColumnElement[bool]], Found | None]:
        """The conditions of a list, and what was found: where words are searched for, or few fulfil them."""
        conditions = filters(query)
        wanted = search.parse(query.text, as_typed=True)
        if wanted.wanted:
            hits = Hits(self._connection, conditions, narrow=_narrows(query)).typed(query.text)
            return [among("stories.key", hits.keys)], hits
        if wanted.unwanted:
            conditions.append(not_(holding(self._connection, wanted.unwanted)))
            return conditions, None  # each question more would gather all stories with the word once more
        few = Shortlist(self._connection, conditions).keys if _narrows(query) else None
        return (conditions, None) if few is None else ([among("stories.key", few)], Found(few))

    def _ordered(
        self,
        query: ListQuery,
        conditions: Sequence[ColumnElement[bool]],
        matching: int,
        found: Found | None,
    ) -> Select[int]:
        """The keys of a list in its order; those that were `found` are sorted."""
        walked = is_walked(query, matching, self._every()) if _is_narrow(query) else True
        order = ordering(query.sort, walked=walked and found is None)
        return select(stories.c.key).where(*conditions).order_by(order)

    def _every(self) -> int:
        """How many stories there are, the trash included."""
        return self._connection.execute(select(func.count()).select_from(stories)).scalar_one()

    def _told(self, query: ListQuery, hits: Found | None, keys: Sequence[int]) -> tuple[StoryRow, ...]:
        """The rows with these keys, in their order; those that are gone are left out."""
        snippets = Snippets(self._connection)
        told = snippets.typed(query.text, hits, keys) if hits and hits.expression else {}
        found = self._connection.execute(select(stories.c.key, *_ROW).where(among("stories.key", keys)))
        named = (dict(zip(_NAMES, row, strict=True)) for row in found)  # far quicker to look into than rows
        rows = {row["key"]: story_row(row, told.get(row["key"], "")) for row in named}
        return tuple(rows[key] for key in keys if key in rows)

    def _count(self, query: ListQuery, conditions: Sequence[ColumnElement[bool]]) -> int:
        counted = select(func.count()).select_from(stories)
        if query == ListQuery(sort=query.sort, limit=query.limit, offset=query.offset):
            trashed = counted.where(IN_TRASH).scalar_subquery()
            counted = select(counted.scalar_subquery() - trashed)  # far faster than to count the others
        else:
            counted = counted.where(*conditions)
        return self._connection.execute(counted).scalar_one()

    def ranked(self, typed: str, limit: int, asked: tuple[Condition, ...] = ()) -> SearchResult:
        """The stories that match best, trash left out; where very many match, by where the words stand."""
        query = search.parse(typed)
        if not query.wanted:  # nothing to rank by: newest first
            listing = self.rows(ListQuery(text=typed, limit=limit, conditions=asked))
            return SearchResult(typed, listing.total, tuple(Hit(row, "", 0.0) for row in listing.rows))
        conditions = filters(ListQuery(conditions=asked))
        hits = Hits(self._connection, conditions, narrow=bool(asked))
        found = hits.of(query.expression)
        rows = (
            self._scored(query, limit, conditions, found)
            if found.is_all
            else self._weighed(hits.best(query.expression, found, limit), limit)
        )
        snippets = Snippets(self._connection).of(query.expression, [row["key"] for row, _ in rows])
        ordered = tuple(Hit(story_row(row), snippets.get(row["key"], ""), score) for row, score in rows)
        return SearchResult(typed, len(found.keys), ordered, at_least=not found.is_all)

    def _scored(
        self, query: search.Query, limit: int, conditions: Sequence[ColumnElement[bool]], found: Found
    ) -> list[tuple[RowMapping, float]]:
        if not found.keys:
            return []
        owed = Owed(self._connection)
        is_found = among(f"+{INDEX_KEY}", found.keys)
        ranked = (
            select(stories.c.key, *_ROW, _SCORE)
            .select_from(INDEX.join(stories, stories.c.key == FROM_INDEX))
            .where(matches(query.expression), *owed.without(INDEX.c.rowid), is_found)
            .order_by(text("score DESC"), stories.c.changed_at.desc())
            .limit(limit)
        )
        scored = [(row, row["score"]) for row in self._connection.execute(ranked).mappings()]
        if lately := owed.matching(query.expression, conditions):  # being written: they come first
            scored = self._weighed(dict.fromkeys(lately, scored[0][1] if scored else 1.0), limit) + scored
        return scored[:limit]

    def _weighed(self, scores: Mapping[int, float], limit: int) -> list[tuple[RowMapping, float]]:
        query = select(stories.c.key, *_ROW).where(among("stories.key", scores))
        found = self._connection.execute(query).mappings().all()
        ordered = sorted(found, key=lambda row: (scores[row["key"]], row["changed_at"]), reverse=True)
        return [(row, scores[row["key"]]) for row in ordered[:limit]]

    def sections(self) -> tuple[str, ...]:
        """The sections in use, in order of the alphabet."""
        return self._distinct(stories.c.section, stories.c.trashed_at.is_(None))

    def tags(self) -> tuple[str, ...]:
        """The tags in use, in order of the alphabet."""
        lists = self._connection.execute(select(stories.c.tags).where(IN_TRASH))
        doubtful = {tag.casefold() for tags in lists.scalars() for tag in tags.split("\n")}
        tags = self._distinct(story_tags.c.tag)
        kept = (self._used_tag(tag) if tag.casefold() in doubtful else tag for tag in tags)
        return tuple(tag for tag in kept if tag)

    def _used_tag(self, tag: str) -> str:
        """The tag as a story spells it that is not in the trash; else ""."""
        used = select(story_tags.c.tag).join(stories, stories.c.id == story_tags.c.story)
        query = used.where(story_tags.c.tag == tag, stories.c.trashed_at.is_(None)).limit(1)
        return self._connection.execute(query).scalar() or ""

    def author_names(self) -> tuple[str, ...]:
        """The names on file and in bylines, in order of the alphabet."""
        lists = self._connection.execute(distinct.values(stories.c.byline)).scalars()
        named = {name for names in lists for name in names.split("\n") if name}
        named.update(self._connection.execute(select(authors.c.name)).scalars())
        return tuple(sorted(named, key=str.casefold))

    def _distinct(self, column: ColumnElement[str], *conditions: ColumnElement[bool]) -> tuple[str, ...]:
        found = self._connection.execute(distinct.values(column, *conditions)).scalars()
        return tuple(sorted(found, key=str.casefold))


def filters(query: ListQuery) -> list[ColumnElement[bool]]:
    """What a story must be to stand in a list, its words apart."""
    conditions: list[ColumnElement[bool]] = [IN_TRASH if query.trashed else stories.c.trashed_at.is_(None)]
    if query.status is not None:
        conditions.append(stories.c.status == query.status.value)
    if query.section:
        conditions.append(stories.c.section == query.section)
    if query.site:
        is_alone = not (query.status or query.section or query.tag)
        # The plus: SQLite begins with what else is asked for; most stories are of one site.
        conditions.append((stories.c.site if is_alone else literal_column("+stories.site")) == query.site)
    if query.tag:
        conditions.append(tagged(query.tag))
    return [*conditions, *clauses(query.conditions)]


def _is_narrow(query: ListQuery) -> bool:
    """Whether it is not told beforehand that the order's own index gives the rows of a list one by one."""
    return _narrows(query) and not query.text and query.sort is not Sort.EDITED


def _narrows(query: ListQuery) -> bool:
    return bool(query.status or query.section or query.tag or query.site or query.conditions or query.trashed)
