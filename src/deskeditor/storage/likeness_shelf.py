"""Which stories have the most telling words of another in common, or share its tags, or name whom it names?

The full-text index is asked with a few rare words only, so that the answer is quick whatever the library's
size: how rare a word is, the index itself knows.
"""

import math
import operator
from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    TextClause,
    bindparam,
    column,
    func,
    select,
    table,
    text,
)

from deskeditor.domain.story import Status
from deskeditor.storage import mapping, search, search_index
from deskeditor.storage.owed import Owed
from deskeditor.storage.rows import COLUMNS, StoryRow, story_row
from deskeditor.storage.tables import stories, story_tags

_MOST_WORDS = 160  # of a text whose rareness is asked for
_MOST_TERMS = 30  # that are looked for
_MOST_MATCHES = 6000  # stories that any of them may match
_FEW = 500  # stories to which every word is counted
_COMMON = 0.1  # of all stories: a word that stands in more of them tells nothing
_SMALL = 60  # stories: in so few every word counts
_MOST_TAGGED = 3000  # stories with a tag that is worth following
_OF_A_TAG = 40
_OF_A_NAME = 40
_OF_A_HEADLINE = 20
_INDEX = table(search.TABLE, column("rowid"))
_MATCHES = text(f"{search.TABLE} MATCH :expression")
_SCORE = text(f"-bm25({search.TABLE}, {', '.join(map(str, search.WEIGHTS))}) AS score")


@dataclass(frozen=True, slots=True)
class Term:
    """A word as it stands in the text, and how much it tells of it."""

    word: str
    weight: float


class LikenessShelf:
    """The likenesses of one transaction; stories are named by their row's `key`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, keys: Collection[int]) -> dict[int, StoryRow]:
        """The stories of these keys that may be offered, as lists show them: trash and archive left out."""
        query = select(stories.c.key, *(stories.c[name] for name in COLUMNS)).where(stories.c.key.in_(keys))
        found = self._connection.execute(query).mappings()
        return {row["key"]: story_row(row) for row in found if _is_offered(row)}

    def key(self, story_id: str) -> int | None:
        """The key of a story, if it is in the library."""
        return self._connection.execute(select(stories.c.key).where(stories.c.id == story_id)).scalar()

    def terms(self, words: Mapping[str, float]) -> tuple[Term, ...]:
        """The words that tell a text from others, the most telling first, as few as match not too much."""
        total = self._connection.execute(select(func.max(stories.c.key))).scalar() or 0
        most = min(_MOST_MATCHES, max(_SMALL, int(_COMMON * total)))
        heaviest = sorted(words, key=lambda word: (-words[word], word))[:_MOST_WORDS]
        alike: dict[str, list[str]] = defaultdict(list)
        for word, stem in self._stems(heaviest).items():
            alike[stem].append(word)
        weights = {some[0]: math.log1p(sum(words[word] for word in some)) for some in alike.values()}
        counts = self._telling_counts(weights, total, most)
        rated = [(_rated(weights[word], total, count), word) for word, count in counts.items()]
        return tuple(_within(sorted(rated, reverse=True), counts))

    def _telling_counts(self, weights: Mapping[str, float], total: int, most: int) -> dict[str, int]:
        """In how many stories each word stands, for those that may be among the most telling ones.

        Words are counted to a few hundred first; a common one is counted to its end only while it may still
        tell more than the words that are known by then.
        """
        few = min(_FEW, most)
        begun = self._counts(weights, few)
        counts = {word: count for word, count in begun.items() if 0 < count <= few}
        best = sorted((_rated(weights[word], total, count) for word, count in counts.items()), reverse=True)
        common = (word for word, count in begun.items() if count > few)
        for word in sorted(common, key=lambda one: -weights[one]):
            if len(best) >= _MOST_TERMS and _rated(weights[word], total, few) < best[_MOST_TERMS - 1]:
                break
            count = self._counts([word], most)[word]
            if count <= most:
                counts[word] = count
                insort(best, _rated(weights[word], total, count), key=operator.neg)
        return counts

    def _stems(self, words: Sequence[str]) -> dict[str, str]:
        """The form under which the index holds each word."""
        run = self._connection.exec_driver_sql
        run(f"CREATE VIRTUAL TABLE temp.like_words USING fts5(word, {search_index.TOKENS})")
        run("CREATE VIRTUAL TABLE temp.like_stems USING fts5vocab(temp, like_words, instance)")
        numbered = [{"number": number, "word": word} for number, word in enumerate(words, 1)]
        if numbered:
            put = text("INSERT INTO temp.like_words(rowid, word) VALUES (:number, :word)")
            self._connection.execute(put, numbered)
        found = run("SELECT term, doc FROM temp.like_stems WHERE offset = 0").all()
        run("DROP TABLE temp.like_stems")
        run("DROP TABLE temp.like_words")
        return {words[number - 1]: stem for stem, number in found}

    def _counts(self, words: Iterable[str], most: int) -> dict[str, int]:
        """In how many stories each word stands; one more than `most` where it is more than that."""
        counted = (
            f"SELECT count(*) FROM (SELECT 1 FROM {search.TABLE}"  # noqa: S608  # own names
            f" WHERE {search.TABLE} MATCH ? LIMIT {most + 1:d})"
        )
        run = self._connection.exec_driver_sql
        return {word: run(counted, (_quoted(word),)).scalar_one() for word in words}

    def matching(self, terms: Iterable[Term], limit: int) -> dict[int, float]:
        """The stories that hold most of these words, by key, with their scores: the higher the better."""
        expression = " OR ".join(_quoted(term.word) for term in terms)
        return self._ranked(expression, limit) if expression else {}

    def _ranked(self, expression: str, limit: int) -> dict[int, float]:
        owed = Owed(self._connection)
        query = select(_INDEX.c.rowid, _SCORE).where(*_asked(expression, owed))
        found = self._connection.execute(query.order_by(text("score DESC"), _INDEX.c.rowid).limit(limit))
        scores = {row.rowid: row.score for row in found}
        return scores | dict.fromkeys(owed.matching(expression), min(scores.values(), default=1.0))

    def with_headline(self, headline: str) -> tuple[str, ...]:
        """The newest stories whose headline holds these words in a row, by id; trash left out."""
        listed = stories.c.trashed_at.is_(None)
        keys = self._newest(f"{{headline}} : {_quoted(headline)}", _OF_A_HEADLINE, listed)
        query = select(stories.c.id).where(stories.c.key.in_(keys)).order_by(stories.c.key.desc())
        return tuple(self._connection.execute(query).scalars())

    def with_address(self, address: str) -> tuple[str, ...]:
        """The stories whose canonical address this is, by id; trash left out."""
        query = select(stories.c.id).where(stories.c.canonical == address, stories.c.trashed_at.is_(None))
        return tuple(self._connection.execute(query.limit(2)).scalars())

    def naming(self, name: str) -> tuple[int, ...]:
        """The newest stories that name somebody in their text."""
        return self._newest(f"{{headline standfirst body}} : {_quoted(name)}", _OF_A_NAME)

    def _newest(self, expression: str, limit: int, *conditions: ColumnElement[bool]) -> tuple[int, ...]:
        owed = Owed(self._connection)
        query = select(_INDEX.c.rowid).where(*_asked(expression, owed), *conditions)
        if conditions:
            query = query.join(stories, _INDEX.c.rowid == stories.c.key)
        found = self._connection.execute(query.order_by(_INDEX.c.rowid.desc()).limit(limit)).scalars()
        return tuple(sorted((*found, *owed.matching(expression, conditions)), reverse=True)[:limit])

    def tagged(self, tags: Collection[str]) -> dict[str, tuple[int, ...]]:
        """The stories with each of these tags, by key; of a tag that very many have, none."""
        return {tag: found for tag in tags if (found := self._with_tag(tag))}

    def _with_tag(self, tag: str) -> tuple[int, ...]:
        named = select(story_tags.c.story).where(story_tags.c.tag == mapping.storable(tag))
        named = named.limit(_MOST_TAGGED)
        counted = select(func.count()).select_from(named.subquery())
        if self._connection.execute(counted).scalar_one() >= _MOST_TAGGED:
            return ()
        query = select(stories.c.key).where(stories.c.id.in_(named)).order_by(stories.c.key.desc())
        return tuple(self._connection.execute(query.limit(_OF_A_TAG)).scalars())


def _is_offered(row: RowMapping) -> bool:
    """Asked of the row, not by SQL: SQLite would then walk all that is not in the trash."""
    return row["trashed_at"] is None and row["status"] != Status.ARCHIVED.value


def _rated(weight: float, total: int, count: int) -> float:
    return weight * math.log(1 + total / count)


def _within(rated: Sequence[tuple[float, str]], counts: Mapping[str, int]) -> Iterable[Term]:
    room = _MOST_MATCHES
    for weight, word in rated[:_MOST_TERMS]:
        if counts[word] <= room:
            room -= counts[word]
            yield Term(word, weight)


def _asked(expression: str, owed: Owed) -> Iterator[ColumnElement[bool] | TextClause]:
    yield _MATCHES.bindparams(bindparam("expression", expression))
    yield from owed.without(_INDEX.c.rowid)


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ").replace("\0", " ") + '"'
