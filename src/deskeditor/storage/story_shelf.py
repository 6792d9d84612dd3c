"""How are whole stories read from and written to the database?"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache, lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from sqlalchemy import (
    Connection,
    Select,
    Update,
    bindparam,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from deskeditor.domain.card import TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.storage import mapping, targets, times
from deskeditor.storage.card_shelf import CardShelf
from deskeditor.storage.place import references
from deskeditor.storage.tables import stories, story_assets, story_sets, story_tags

_ALWAYS = ("seq", "changed_at", "body")  # written with every save
_LAST = "\U0010ffff"  # sorts after every character of a slug or an id
_TOGETHER = 500  # stories in one statement


class Head(NamedTuple):
    """As much of a story as tells whether it has changed; its times as they are stored."""

    id: str
    site: str
    slug: str
    seq: int
    changed_at: int
    exported_at: int | None
    embargo_until: int | None


class Published(NamedTuple):
    """As much of a story with a publish date as a link to it says."""

    id: str
    site: str
    slug: str
    headline: str


class StoryShelf:
    """The stories of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._cards = CardShelf(connection)

    def get(self, story_id: str) -> Story | None:
        """The story of that id with its cards, or None."""
        row = self._connection.execute(_whole(), {"wanted": story_id}).mappings().first()
        return None if row is None else mapping.story(row, self._cards.rows(story_id))

    def several(self, ids: Collection[str]) -> dict[str, Story]:
        """Those of the stories that exist with their cards, by id."""
        cards = groupby(self._cards.rows_of(ids), key=lambda row: str(row["story"]))
        by_story = {story: list(rows) for story, rows in cards}
        found = self._connection.execute(select(stories).where(stories.c.id.in_(ids))).mappings()
        return {row["id"]: mapping.story(row, by_story.get(row["id"], ())) for row in found}

    def without_bodies(self, ids: Collection[str]) -> dict[str, Story]:
        """The same with empty bodies, for whoever asks for their cards alone: long ones take long to read."""
        columns = (one for one in stories.c if one.name not in ("body", "other_words"))
        cards = groupby(self._cards.rows_of(ids), key=lambda row: str(row["story"]))
        by_story = {story: list(rows) for story, rows in cards}
        query = select(*columns, literal("").label("body")).where(stories.c.id.in_(ids))
        found = self._connection.execute(query).mappings()
        return {row["id"]: mapping.story(row, by_story.get(row["id"], ())) for row in found}

    def heads(self, ids: Collection[str]) -> dict[str, Head]:
        """Of those of the stories that exist, what tells whether they have changed, by id."""
        columns = (stories.c[name] for name in Head._fields)
        found = self._connection.execute(select(*columns).where(stories.c.id.in_(ids))).all()
        return {row[0]: Head._make(row) for row in found}  # an export of many asks for all of them at once

    def ids(self, reference: str, limit: int) -> tuple[str, ...]:
        """The ids of stories with that slug, else of those whose id starts so; `limit` at most."""
        named = select(stories.c.id).where(stories.c.slug == reference)
        begun = select(stories.c.id).where(stories.c.id.between(reference, reference + _LAST))
        return self._ids(named, limit) or self._ids(begun, limit)

    def _ids(self, query: "Select[str]", limit: int) -> tuple[str, ...]:
        return tuple(self._connection.execute(query.limit(limit)).scalars())

    def newest(self) -> str | None:
        """The id of the story changed last, trash left out."""
        return self._connection.execute(_newest()).scalar()

    def published(self) -> tuple[Published, ...]:
        """The stories that have a publish date, trash left out: site by site, the oldest first."""
        columns = stories.c.id, stories.c.site, stories.c.slug, stories.c.headline
        query = select(*columns).where(stories.c.published_at.is_not(None), stories.c.trashed_at.is_(None))
        query = query.order_by(stories.c.site, stories.c.published_at, stories.c.id)
        return tuple(map(Published._make, self._connection.execute(query).all()))

    def slugs(self, site: str, stem: str, apart_from: str) -> frozenset[str]:
        """The slugs of a site that begin with `stem`, but for that of the story `apart_from`."""
        asked = {"wanted": site, "first": stem, "last": stem + _LAST, "apart_from": apart_from}
        return frozenset(self._connection.execute(_slugs(), asked).scalars())

    def insert(self, story: Story, *, words: int, lede: str) -> None:
        """Put in a story that is not there; `words` and `lede` are counted from its body."""
        row = {**_row(story, words, lede), "teased_at": _now()}
        self._connection.execute(insert(stories), row)
        self._put_tags(story)
        self._cards.put(story.id, story.cards)
        self._put_sets(story)
        self._put_assets(story, frozenset())

    def update(self, old: Story, new: Story, *, words: int, lede: str) -> bool:
        """Write a story over its `old` state; False if that is not what stands there, and nothing is done."""
        row = self._differing(old, new, _row(new, words, lede))
        values = {f"new_{name}": value for name, value in row.items()}
        values |= {"old_id": old.id, "old_seq": old.seq}
        if self._connection.execute(_update(tuple(row)), values).rowcount == 0:
            return False
        if old.details.tags != new.details.tags:
            self._put_tags(new)
        if old.cards != new.cards:
            self._cards.put(new.id, new.cards)
        if old.sets != new.sets:
            self._put_sets(new)
        self._put_assets(new, _assets(old))
        return True

    def _differing(self, old: Story, new: Story, row: dict[str, Any]) -> dict[str, Any]:
        """What is to be written of a row: each column costs its indexes, even where it is what it was."""
        before = mapping.story_row(replace(old, body=""))
        same = {name for name in before if name not in _ALWAYS and row[name] == before[name]}
        if new.body == old.body:
            same |= {"words", "lede"}
        differing = {name: value for name, value in row.items() if name not in same}
        teased = differing.keys() & set(targets.WRITTEN)
        if teased == {"lede"}:  # worked out anew with each body
            lede = self._connection.execute(_lede(), {"wanted": old.id}).scalar()
            teased = set() if lede == row["lede"] else teased
        return {**differing, "teased_at": _now()} if teased else differing

    def _put_sets(self, story: Story) -> None:
        self._connection.execute(delete(story_sets).where(story_sets.c.story == story.id))
        if rows := [{"story": story.id, "card_set": one} for one in dict.fromkeys(story.sets)]:
            self._connection.execute(insert(story_sets), rows)

    def _put_assets(self, story: Story, before: frozenset[str]) -> None:
        now = _assets(story)
        if now == before:
            return
        self._connection.execute(delete(story_assets).where(story_assets.c.story == story.id))
        if now:
            self._connection.execute(
                insert(story_assets), [{"story": story.id, "asset": one} for one in sorted(now)]
            )

    def _put_tags(self, story: Story) -> None:
        self._connection.execute(delete(story_tags).where(story_tags.c.story == story.id))
        rows = [{"story": story.id, "tag": tag} for tag in mapping.names(mapping.lines(story.details.tags))]
        if rows:  # tags that differ in case alone are one tag to whoever filters by it
            self._connection.execute(insert(story_tags).prefix_with("OR IGNORE"), rows)

    def set_trashed(self, ids: Iterable[str], at: datetime | None) -> frozenset[str]:
        """Put stories into the trash, or with None back; returns the ids of those that moved."""
        there = stories.c.trashed_at.is_not(None) if at is None else stories.c.trashed_at.is_(None)
        values = {"trashed_at": times.maybe_stored(at), "teased_at": _now()}
        wanted, moved = list(ids), set[str]()
        for start in range(0, len(wanted), _TOGETHER):
            these = stories.c.id.in_(wanted[start : start + _TOGETHER]), there
            moved.update(self._connection.execute(select(stories.c.id).where(*these)).scalars())
            self._connection.execute(update(stories).where(*these).values(values))
        return frozenset(moved)

    def trashed_before(self, at: datetime) -> frozenset[str]:
        """The ids of the stories that were put into the trash before a moment."""
        query = select(stories.c.id).where(stories.c.trashed_at < times.stored(at))
        return frozenset(self._connection.execute(query).scalars())

    def in_trash(self, ids: Collection[str]) -> frozenset[str]:
        """Those of the ids whose stories are in the trash."""
        query = select(stories.c.id).where(stories.c.id.in_(ids), stories.c.trashed_at.is_not(None))
        return frozenset(self._connection.execute(query).scalars())

    def delete(self, ids: Collection[str]) -> None:
        """Delete stories for ever, with their cards and revisions."""
        for story_id in ids:
            self._connection.execute(delete(stories).where(stories.c.id == story_id))

    def set_exported(self, story_id: str, at: datetime) -> None:
        """Write down when a story was last exported."""
        query = update(stories).where(stories.c.id == story_id)
        self._connection.execute(query.values(exported_at=times.stored(at)))

    def changed_by_nobody(self) -> Iterator[tuple[str, str]]:
        """The id and the headline of each story whose text is not the one that was saved."""
        texts = (stories.c.headline, stories.c.standfirst, stories.c.body)
        query = select(stories.c.id, stories.c.text_sum, *texts).where(stories.c.text_sum.is_not(None))
        for row in self._connection.execute(query):
            if mapping.text_sum(row.headline, row.standfirst, row.body) != row.text_sum:
                yield row.id, row.headline

    def targets(self, ids: Collection[str]) -> dict[str, TargetValues]:
        """What those of the stories that exist say as targets of cards, by id."""
        return targets.of(self._connection, ids)

    def totals(self) -> tuple[int, int, int]:
        """How many stories there are, how many of them in the trash, and their words."""
        row = self._connection.execute(
            select(
                func.count(), func.count(stories.c.trashed_at), func.coalesce(func.sum(stories.c.words), 0)
            )
        ).one()
        return row[0], row[1], row[2]


def _now() -> int:
    return times.stored(datetime.now(UTC))


@cache
def _newest() -> Select[Any]:
    query = select(stories.c.id).where(stories.c.trashed_at.is_(None))
    return query.order_by(stories.c.changed_at.desc()).limit(1)


@cache
def _whole() -> Select[Any]:
    return select(stories).where(stories.c.id == bindparam("wanted"))


@cache
def _slugs() -> Select[Any]:
    begun = stories.c.slug.between(bindparam("first"), bindparam("last"))
    there = stories.c.site == bindparam("wanted"), begun, stories.c.id != bindparam("apart_from")
    return select(stories.c.slug).where(*there)


@cache
def _lede() -> Select[Any]:
    return select(stories.c.lede).where(stories.c.id == bindparam("wanted"))


@lru_cache(maxsize=64)
def _update(names: tuple[str, ...]) -> Update:
    """The statement that writes a story over, made once: that takes longer than to carry it out."""
    there = stories.c.id == bindparam("old_id"), stories.c.seq == bindparam("old_seq")
    return update(stories).where(*there).values({name: bindparam(f"new_{name}") for name in names})


def _assets(story: Story) -> frozenset[str]:
    """The pictures that a story and its own cards name."""
    details = story.details
    lead = details.lead_image
    named = [details.social_image, lead.image if lead else "", *mapping.pictures(story.cards)]
    return frozenset((*references(story.body), *(one for name in named for one in references(name))))


def _row(story: Story, words: int, lede: str) -> dict[str, Any]:
    row = mapping.story_row(story)
    return {
        **row,
        "words": words,
        "lede": mapping.storable(lede),
        "other_words": _other_words(story),
        "text_sum": mapping.text_sum(row["headline"], row["standfirst"], row["body"]),
    }


def _other_words(story: Story) -> str:
    """What search finds of a story besides its text, tags and byline."""
    details = story.details
    lead = details.lead_image
    texts = [details.section, details.kicker, details.dateline, details.description, details.notes]
    texts += [lead.caption, lead.alt, lead.credit] if lead else []
    texts += [correction.text for correction in details.corrections]
    for card in story.cards:
        texts += [override.value for override in card.overrides.values()]
        if isinstance(card.target, WebTarget):
            texts += [card.target.headline, card.target.excerpt, card.target.source]
    return mapping.storable("\n".join(text for text in texts if text))
