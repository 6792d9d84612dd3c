"""How are lists of stories, and hits of a search, read from the database?"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, UnaryExpression, func, select, text

from deskeditor.domain.query import Condition
from deskeditor.storage import search
from deskeditor.storage.conditions import clauses
from deskeditor.storage.hits import INDEX, INDEX_KEY, Hits, among, keys_of, matches
from deskeditor.storage.rows import COLUMNS, Hit, Listing, ListQuery, SearchResult, Sort, story_row
from deskeditor.storage.tables import authors, stories, story_tags

_ROW = tuple(stories.c[name] for name in COLUMNS)
_SCORE = text(f"-bm25({search.TABLE}, {', '.join(map(str, search.WEIGHTS))}) AS score")
_SNIPPET = f"snippet({search.TABLE}, -1, :mark_start, :mark_end, '…', :tokens)"
_MARKS = {"mark_start": search.MARK_START, "mark_end": search.MARK_END, "tokens": search.SNIPPET_TOKENS}
_NEAR = 20_000  # rows of the index that are read past for one that is wanted

_ORDER: dict[Sort, UnaryExpression[Any]] = {
    Sort.EDITED: stories.c.changed_at.desc(),
    Sort.CREATED: stories.c.created_at.desc(),
    Sort.PUBLISHED: stories.c.published_at.desc(),  # stories without a date come last
    Sort.HEADLINE: stories.c.headline.collate("NOCASE").asc(),
    Sort.WORDS: stories.c.words.desc(),
}


class ListShelf:
    """The lists of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, query: ListQuery) -> Listing:
        """One page of a list, with snippets where it is searched; see `hits` for what a search looks at."""
        conditions = filters(query)
        wanted = search.parse(query.text, as_typed=True)
        if not wanted.wanted:
            conditions += [stories.c.key.not_in(keys_of(wanted.unwanted))] if wanted.unwanted else []
            found = self._page(query, conditions)
            return Listing(tuple(map(story_row, found)), self._count(query, conditions))
        hits = Hits(self._connection, conditions).typed(query.text)
        found = self._page(query, [among("stories.key", hits.keys)])
        snippets = self._typed_snippets(query.text, [row["key"] for row in found])
        rows = tuple(story_row(row, snippets.get(row["key"], "")) for row in found)
        return Listing(rows, len(hits.keys), at_least=not hits.is_all)

    def _page(self, query: ListQuery, conditions: Sequence[ColumnElement[bool]]) -> Sequence[RowMapping]:
        page = (
            select(stories.c.key, *_ROW)
            .where(*conditions)
            .order_by(_ORDER[query.sort], stories.c.key.desc())
            .limit(query.limit)
            .offset(query.offset)
        )
        return self._connection.execute(page).mappings().all()

    def _typed_snippets(self, typed: str, keys: Sequence[int]) -> dict[int, str]:
        snippets = self._snippets(search.parse(typed, as_typed=True), keys)
        guessed = [key for key in keys if key not in snippets] if search.unfinished(typed) else []
        return snippets | self._snippets(search.parse(typed, as_typed=True, guessing=True), guessed)

    def _count(self, query: ListQuery, conditions: Sequence[ColumnElement[bool]]) -> int:
        counted = select(func.count()).select_from(stories)
        if query == ListQuery(sort=query.sort, limit=query.limit, offset=query.offset):
            trashed = counted.where(stories.c.trashed_at.is_not(None)).scalar_subquery()
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
        hits = Hits(self._connection, conditions)
        found = hits.of(query.expression)
        rows = (
            self._scored(query, limit, conditions)
            if found.is_all
            else self._weighed(hits.best(query.expression, limit), limit)
        )
        snippets = self._snippets(query, [row["key"] for row, _ in rows])
        ordered = tuple(Hit(story_row(row), snippets.get(row["key"], ""), score) for row, score in rows)
        return SearchResult(typed, len(found.keys), ordered, at_least=not found.is_all)

    def _scored(
        self, query: search.Query, limit: int, conditions: Sequence[ColumnElement[bool]]
    ) -> list[tuple[RowMapping, float]]:
        ranked = (
            select(stories.c.key, *_ROW, _SCORE)
            .select_from(INDEX.join(stories, stories.c.key == INDEX.c.rowid))
            .where(matches(query.expression), *conditions)
            .order_by(text("score DESC"), stories.c.changed_at.desc())
            .limit(limit)
        )
        return [(row, row["score"]) for row in self._connection.execute(ranked).mappings()]

    def _weighed(self, scores: Mapping[int, float], limit: int) -> list[tuple[RowMapping, float]]:
        query = select(stories.c.key, *_ROW).where(among("stories.key", scores))
        found = self._connection.execute(query).mappings().all()
        ordered = sorted(found, key=lambda row: (scores[row["key"]], row["changed_at"]), reverse=True)
        return [(row, scores[row["key"]]) for row in ordered[:limit]]

    def _snippets(self, query: search.Query, keys: Sequence[int]) -> dict[int, str]:
        """The line that matches, by row: asked for the rows of one page only, because it is costly.

        Asked for row by row, the index would be opened anew for each; so rows near to each other are read in
        one go.
        """
        if not (query.wanted and keys):
            return {}
        newest = max(keys)
        near = [key for key in keys if key > newest - _NEAR]
        far = [key for key in keys if key <= newest - _NEAR]
        found = dict(self._snippets_where(query, near, INDEX.c.rowid.between(min(near), newest)))
        return found | dict(self._snippets_where(query, far, among(INDEX_KEY, far)) if far else ())

    def _snippets_where(
        self, query: search.Query, keys: Sequence[int], place: ColumnElement[bool]
    ) -> Iterator[tuple[int, str]]:
        snippet = text(f"CASE WHEN {among(INDEX_KEY, keys)} THEN {_SNIPPET} END").bindparams(**_MARKS)
        rows = select(INDEX.c.rowid, snippet).where(matches(query.expression), place)
        found = self._connection.execute(rows)
        for key, words in found:
            if words is not None:
                yield key, " ".join(words.split())

    def sections(self) -> tuple[str, ...]:
        """The sections in use, in order of the alphabet."""
        return self._distinct(stories.c.section, stories.c.trashed_at.is_(None))

    def tags(self) -> tuple[str, ...]:
        """The tags in use, in order of the alphabet."""
        lists = self._connection.execute(select(stories.c.tags).where(stories.c.trashed_at.is_not(None)))
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
        lists = self._connection.execute(select(stories.c.byline).distinct()).scalars()
        named = {name for names in lists for name in names.split("\n") if name}
        named.update(self._connection.execute(select(authors.c.name)).scalars())
        return tuple(sorted(named, key=str.casefold))

    def _distinct(self, values: ColumnElement[str], *conditions: ColumnElement[bool]) -> tuple[str, ...]:
        """The distinct values of an indexed column: one look into the index for each, not for every row."""
        first = select(func.min(values).label("value")).where(values > "", *conditions)
        known = first.cte("known", recursive=True)
        after = select(func.min(values)).where(values > known.c.value, *conditions).scalar_subquery()
        known = known.union_all(select(after).where(known.c.value.is_not(None)))
        found = self._connection.execute(select(known.c.value).where(known.c.value.is_not(None))).scalars()
        return tuple(sorted(found, key=str.casefold))


def filters(query: ListQuery) -> list[ColumnElement[bool]]:
    """What a story must be to stand in a list, its words apart."""
    trashed = stories.c.trashed_at
    conditions: list[ColumnElement[bool]] = [trashed.is_not(None) if query.trashed else trashed.is_(None)]
    if query.status is not None:
        conditions.append(stories.c.status == query.status.value)
    if query.section:
        conditions.append(stories.c.section == query.section)
    if query.tag:
        named = stories.alias()
        tagged = select(named.c.key).join(story_tags, story_tags.c.story == named.c.id)
        conditions.append(stories.c.key.in_(tagged.where(story_tags.c.tag == query.tag)))
    return [*conditions, *clauses(query.conditions)]
