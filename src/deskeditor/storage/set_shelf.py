"""How are sets of cards kept in the database, and under which stories do they stand?"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from deskeditor.domain.card import Card
from deskeditor.domain.card_set import CardSet
from deskeditor.storage import mapping, times
from deskeditor.storage.carried_shelf import CarriedShelf
from deskeditor.storage.tables import card_sets, set_cards, stories, story_sets


class SetShelf:
    """The sets of cards of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[str, CardSet]:
        """Every set, by id, in order of their names."""
        return self._sets(None)

    def several(self, ids: Collection[str]) -> dict[str, CardSet]:
        """Those of the sets that exist, by id."""
        return self._sets(ids) if ids else {}

    def named(self, name: str) -> CardSet | None:
        """The set of that name, whatever its letters' case; else the one of that id."""
        query = select(card_sets.c.id).where((card_sets.c.name == name) | (card_sets.c.id == name))
        found = self._connection.execute(query.order_by(card_sets.c.name != name)).scalar()
        return None if found is None else self._sets([found])[found]

    def _sets(self, ids: Collection[str] | None) -> dict[str, CardSet]:
        heads, rows = select(card_sets).order_by(card_sets.c.name), select(set_cards)
        if ids is not None:
            heads, rows = heads.where(card_sets.c.id.in_(ids)), rows.where(set_cards.c.card_set.in_(ids))
        ordered = self._connection.execute(rows.order_by(set_cards.c.card_set, set_cards.c.position))
        by_set = groupby(ordered.mappings(), key=lambda row: str(row["card_set"]))
        cards = {one: tuple(mapping.card(row) for row in some) for one, some in by_set}
        return {
            row.id: CardSet(id=row.id, name=row.name, cards=cards.get(row.id, ()), seq=row.seq)
            for row in self._connection.execute(heads)
        }

    def insert(self, wanted: CardSet) -> None:
        """Put in a set that is not there."""
        values = {"id": wanted.id, "name": mapping.storable(wanted.name), "seq": wanted.seq}
        self._connection.execute(insert(card_sets), {**values, "changed_at": _now()})
        self._put_cards(wanted.id, wanted.cards)

    def update(self, wanted: CardSet, seq: int) -> bool:
        """Write a set over the state that was its `seq`-th save; False if that is not what stands there."""
        query = update(card_sets).where(card_sets.c.id == wanted.id, card_sets.c.seq == seq)
        values = {"name": mapping.storable(wanted.name), "seq": wanted.seq, "changed_at": _now()}
        if self._connection.execute(query.values(values)).rowcount == 0:
            return False
        self._put_cards(wanted.id, wanted.cards)
        return True

    def delete(self, set_id: str) -> None:
        """Take a set away; whoever reads a story that names it finds nothing there."""
        CarriedShelf(self._connection).doubt(self.stories(set_id))
        self._connection.execute(delete(card_sets).where(card_sets.c.id == set_id))

    def stories(self, set_id: str) -> frozenset[str]:
        """The ids of the stories that a set stands under."""
        query = select(story_sets.c.story).where(story_sets.c.card_set == set_id)
        return frozenset(self._connection.execute(query).scalars())

    def has_status(self, set_id: str, statuses: Collection[str]) -> bool:
        """Whether a set stands under a story that has come so far, and is not in the trash."""
        query = (
            select(stories.c.id)
            .join(story_sets, story_sets.c.story == stories.c.id)
            .where(story_sets.c.card_set == set_id, stories.c.trashed_at.is_(None))
            .where(stories.c.status.in_(statuses))
        )
        return self._connection.execute(query.limit(1)).scalar() is not None

    def _put_cards(self, set_id: str, cards: Iterable[Card]) -> None:
        self._connection.execute(delete(set_cards).where(set_cards.c.card_set == set_id))
        rows = [_row(card, set_id, at) for at, card in enumerate(cards)]
        if rows:
            self._connection.execute(insert(set_cards), rows)


def _row(card: Card, set_id: str, position: int) -> dict[str, Any]:
    row = mapping.card_row(card, set_id, position)
    return {"card_set": row.pop("story"), **row}


def _now() -> int:
    return times.stored(datetime.now(UTC))
