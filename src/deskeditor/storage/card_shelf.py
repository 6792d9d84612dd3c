"""How are cards read from and written to the database?"""

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, bindparam, delete, func, insert, select

from deskeditor.domain.card import Card
from deskeditor.storage import mapping
from deskeditor.storage.tables import cards


class CardShelf:
    """The cards of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, story_id: str) -> Sequence[RowMapping]:
        """The rows of the cards under a story, in their order."""
        return self._connection.execute(_of_story(), {"wanted": story_id}).mappings().all()

    def rows_of(self, stories: Collection[str]) -> Sequence[RowMapping]:
        """The rows of the cards under several stories, story by story, in their order."""
        query = select(cards).where(cards.c.story.in_(stories)).order_by(cards.c.story, cards.c.position)
        return self._connection.execute(query).mappings().all()

    def put(self, story_id: str, wanted: Sequence[Card]) -> None:
        """Make these the cards under a story, in this order."""
        self._connection.execute(delete(cards).where(cards.c.story == story_id))
        rows = [mapping.card_row(card, story_id, at) for at, card in enumerate(wanted)]
        if rows:
            self._connection.execute(insert(cards), rows)

    def count(self) -> int:
        """How many cards there are."""
        return self._connection.execute(select(func.count()).select_from(cards)).scalar_one()


@cache  # asked with every save: it takes longer to make than to carry out
def _of_story() -> Select[Any]:
    return select(cards).where(cards.c.story == bindparam("wanted")).order_by(cards.c.position)
