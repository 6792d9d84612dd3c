"""Where do stories and pictures stand, and which suggestions does nobody want?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Select, case, delete, literal, select, union_all
from sqlalchemy.dialects.sqlite import insert

from deskeditor.domain.story import Status
from deskeditor.storage.tables import (
    NOT_IN_TRASH,
    authors,
    card_sets,
    cards,
    dismissals,
    set_cards,
    sites,
    stories,
    story_assets,
    story_sets,
)

_AT_ONCE = 500  # stories in one question


class Way(StrEnum):
    """How something stands under or in a story."""

    CARD = "card"
    SET = "set"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A story where something stands; `set_name` is that of the set through which it does."""

    id: str
    slug: str
    headline: str
    status: Status
    is_exported: bool
    way: Way
    position: int = 0  # of the card, counting from 1; 0: it has none
    set_name: str = ""


class UseShelf:
    """The uses, and the dismissed suggestions, of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_story(self, target: str) -> tuple[Use, ...]:
        """The stories under which a card for this one stands, trash left out; those changed last first."""
        own = _uses(Way.CARD, cards.c.position + 1, literal("")).join(cards, cards.c.story == stories.c.id)
        by_set = _uses(Way.SET, literal(0), card_sets.c.name).join(
            story_sets, story_sets.c.story == stories.c.id
        )
        by_set = by_set.join(set_cards, set_cards.c.card_set == story_sets.c.card_set)
        by_set = by_set.join(card_sets, card_sets.c.id == set_cards.c.card_set)
        return self._found(own.where(cards.c.target == target), by_set.where(set_cards.c.target == target))

    def over(self, targets: Collection[str]) -> frozenset[str]:
        """The ids of the stories under which cards for any of these stand, trash left out."""
        wanted, found = list(targets), set[str]()
        for at in range(0, len(wanted), _AT_ONCE):
            some = wanted[at : at + _AT_ONCE]
            own = select(cards.c.story).where(cards.c.target.in_(some))
            sets = select(set_cards.c.card_set).where(set_cards.c.target.in_(some))
            by_set = select(story_sets.c.story).where(story_sets.c.card_set.in_(sets))
            both = union_all(own, by_set).subquery()
            query = select(stories.c.id).where(stories.c.id.in_(select(both.c.story)), NOT_IN_TRASH)
            found.update(self._connection.execute(query).scalars())
        return frozenset(found)

    def of_asset(self, reference: str) -> tuple[Use, ...]:
        """The stories that name a picture in their text, details or cards, or whose sets do."""
        own = _uses(Way.PICTURE, literal(0), literal("")).join(
            story_assets, story_assets.c.story == stories.c.id
        )
        by_set = _uses(Way.SET, literal(0), card_sets.c.name).join(
            story_sets, story_sets.c.story == stories.c.id
        )
        by_set = by_set.join(set_cards, set_cards.c.card_set == story_sets.c.card_set)
        by_set = by_set.join(card_sets, card_sets.c.id == set_cards.c.card_set)
        named = (set_cards.c.image == reference) | set_cards.c.overrides.contains(
            f'"{reference}"', autoescape=True
        )
        return self._found(own.where(story_assets.c.asset == reference), by_set.where(named))

    def _found(self, *queries: "Select[tuple[object, ...]]") -> tuple[Use, ...]:
        both = union_all(*(one.where(NOT_IN_TRASH) for one in queries)).subquery()
        rows = self._connection.execute(select(both).order_by(both.c.changed_at.desc(), both.c.id))
        found: dict[str, Use] = {}
        for row in rows:
            use = Use(
                id=row.id,
                slug=row.slug,
                headline=row.headline,
                status=Status(row.status),
                is_exported=bool(row.is_exported),
                way=Way(row.way),
                position=row.position,
                set_name=row.set_name,
            )
            if row.id not in found or use.way is not Way.SET:
                found[row.id] = use
        return tuple(found.values())

    def apart_from_stories(self, reference: str) -> Iterator[str]:
        """The authors and sites that show a picture, in words."""
        query = select(authors.c.name).where(authors.c.avatar == reference).order_by(authors.c.name)
        yield from (f"the picture of {name}" for name in self._connection.execute(query).scalars())
        logo = sites.c.settings.contains(f'"{reference}"', autoescape=True)
        query = select(sites.c.id).where(logo).order_by(sites.c.id)
        yield from (f"the logo of the site “{one}”" for one in self._connection.execute(query).scalars())

    def dismissed(self, story: str) -> frozenset[str]:
        """The ids of the stories that nobody wants to be suggested for this one."""
        query = select(dismissals.c.target).where(dismissals.c.story == story)
        return frozenset(self._connection.execute(query).scalars())

    def dismiss(self, story: str, target: str) -> None:
        """No longer suggest a story for this one."""
        self._connection.execute(
            insert(dismissals).values(story=story, target=target).on_conflict_do_nothing()
        )

    def readmit(self, story: str, targets: Collection[str] | None) -> None:
        """Suggest these again, or with None all of them."""
        query = delete(dismissals).where(dismissals.c.story == story)
        self._connection.execute(query if targets is None else query.where(dismissals.c.target.in_(targets)))


def _uses(way: Way, position: object, set_name: object) -> "Select[tuple[object, ...]]":
    exported = case((stories.c.exported_at.is_not(None), 1), else_=0).label("is_exported")
    shown = stories.c.id, stories.c.slug, stories.c.headline, stories.c.status, stories.c.changed_at
    said = literal(way.value).label("way"), position.label("position"), set_name.label("set_name")  # type: ignore[attr-defined]  # columns and literals alike have labels
    return select(*shown, exported, *said).select_from(stories)
