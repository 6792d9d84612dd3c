"""How are lists of stories, and hits of a search, read from the database?"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    Select,
    TextClause,
    UnaryExpression,
    and_,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
    text,
)

from deskeditor.storage import search
from deskeditor.storage.rows import COLUMNS, Hit, Listing, ListQuery, SearchResult, Sort, story_row
from deskeditor.storage.tables import authors, stories, story_tags

_ROW = tuple(stories.c[name] for name in COLUMNS)
_INDEX = table(search.TABLE, column("rowid"))
_SCORE = text(f"-bm25({search.TABLE}, {', '.join(map(str, search.WEIGHTS))}) AS score")
_SNIPPET = text(f"snippet({search.TABLE}, -1, :mark_start, :mark_end, '…', :tokens) AS snippet").bindparams(
    mark_start=search.MARK_START, mark_end=search.MARK_END, tokens=search.SNIPPET_TOKENS
)

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
        """One page of a list, with snippets where it is searched."""
        conditions = [*_filters(query), *_typed(query.text)]
        page = (
            select(stories.c.key, *_ROW)
            .where(*conditions)
            .order_by(_ORDER[query.sort], stories.c.key.desc())
            .limit(query.limit)
            .offset(query.offset)
        )
        found = self._connection.execute(page).mappings().all()
        snippets = self._typed_snippets(query.text, [row["key"] for row in found])
        rows = tuple(story_row(row, snippets.get(row["key"], "")) for row in found)
        return Listing(rows, self._count(conditions))

    def _typed_snippets(self, typed: str, keys: Sequence[int]) -> dict[int, str]:
        snippets = self._snippets(search.parse(typed, as_typed=True), keys)
        guessed = [key for key in keys if key not in snippets] if search.unfinished(typed) else []
        return snippets | self._snippets(search.parse(typed, as_typed=True, guessing=True), guessed)

    def _count(self, conditions: Sequence[ColumnElement[bool]]) -> int:
        query = select(func.count()).select_from(stories).where(*conditions)
        return self._connection.execute(query).scalar_one()

    def ranked(self, typed: str, limit: int) -> SearchResult:
        """The stories that match best, trash left out."""
        query = search.parse(typed)
        if not query.wanted:  # nothing to rank by: newest first
            listing = self.rows(ListQuery(text=typed, limit=limit))
            return SearchResult(typed, listing.total, tuple(Hit(row, "", 0.0) for row in listing.rows))
        ranked = (
            select(stories.c.key, *_ROW, _SCORE)
            .select_from(_INDEX.join(stories, stories.c.key == _INDEX.c.rowid))
            .where(_matches(query.expression), stories.c.trashed_at.is_(None))
            .order_by(text("score DESC"), stories.c.changed_at.desc())
            .limit(limit)
        )
        found = self._connection.execute(ranked).mappings().all()
        snippets = self._snippets(query, [row["key"] for row in found])
        total = self._count([stories.c.trashed_at.is_(None), *_matching(query)])
        hits = tuple(Hit(story_row(row), snippets.get(row["key"], ""), row["score"]) for row in found)
        return SearchResult(typed, total, hits)

    def _snippets(self, query: search.Query, keys: Sequence[int]) -> dict[int, str]:
        """The line that matches, by row: asked for the rows of one page only, because it is costly."""
        if not (query.wanted and keys):
            return {}
        snippets = select(_INDEX.c.rowid, _SNIPPET).where(
            _matches(query.expression), _INDEX.c.rowid.in_(keys)
        )
        found = self._connection.execute(snippets)
        return {key: " ".join(snippet.split()) for key, snippet in found}

    def sections(self) -> tuple[str, ...]:
        """The sections in use, in order of the alphabet."""
        return self._distinct(stories.c.section, stories.c.trashed_at.is_(None))

    def tags(self) -> tuple[str, ...]:
        """The tags in use, in order of the alphabet."""
        listed = select(stories.c.id).where(stories.c.trashed_at.is_(None))
        return self._distinct(story_tags.c.tag, story_tags.c.story.in_(listed))

    def author_names(self) -> tuple[str, ...]:
        """The names on file and in bylines, in order of the alphabet."""
        lists = self._connection.execute(select(stories.c.byline).distinct()).scalars()
        named = {name for names in lists for name in names.split("\n") if name}
        named.update(self._connection.execute(select(authors.c.name)).scalars())
        return tuple(sorted(named, key=str.casefold))

    def _distinct(self, values: ColumnElement[str], condition: ColumnElement[bool]) -> tuple[str, ...]:
        query = select(values).where(values != "", condition).distinct()
        return tuple(sorted(self._connection.execute(query).scalars(), key=str.casefold))


def _filters(query: ListQuery) -> list[ColumnElement[bool]]:
    trashed = stories.c.trashed_at
    conditions: list[ColumnElement[bool]] = [trashed.is_not(None) if query.trashed else trashed.is_(None)]
    if query.status is not None:
        conditions.append(stories.c.status == query.status.value)
    if query.section:
        conditions.append(stories.c.section == query.section)
    if query.tag:
        tagged = select(story_tags.c.story).where(story_tags.c.tag == query.tag)
        conditions.append(stories.c.id.in_(tagged))
    return conditions


def _matching(query: search.Query) -> list[ColumnElement[bool]]:
    if query.is_empty:
        return []
    if query.wanted:
        return [stories.c.key.in_(_keys(query.expression))]
    return [stories.c.key.not_in(_keys(query.unwanted))]


def _typed(typed: str) -> list[ColumnElement[bool]]:
    """What matches as it is typed, and what holds the unfinished word under whatever stem."""
    conditions = _matching(search.parse(typed, as_typed=True))
    word = search.unfinished(typed)
    if not word:
        return conditions
    guessed = _matching(search.parse(typed, as_typed=True, guessing=True))
    return [or_(and_(*conditions), and_(*guessed, _holds(word)))]


def _holds(word: str) -> ColumnElement[bool]:
    return or_(*(stories.c[name].contains(word, autoescape=True) for name in search.COLUMNS))


def _keys(expression: str) -> Select[Any]:
    return select(_INDEX.c.rowid).where(_matches(expression))


def _matches(expression: str) -> TextClause:
    wanted: BindParameter[str] = bindparam("expression", expression, unique=True)
    return text(f"{search.TABLE} MATCH :expression").bindparams(wanted)
