"""How does a story stand in rows, and rows as a story? Plain values only, whatever reads the database."""

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Protocol

from deskeditor.domain.asset import Asset, Look
from deskeditor.domain.author import Author
from deskeditor.domain.card import Card, CardField, Layout, Origin, Override, StoryTarget, WebTarget
from deskeditor.domain.story import Correction, Details, LeadImage, Status, Story
from deskeditor.storage import times
from deskeditor.storage.strange import damage_if_strange

Values = dict[str, Any]


class Row(Protocol):
    """A row of either database library: values by column name."""

    def __getitem__(self, name: str, /) -> Any:  # each column has a type of its own
        """The value of a column."""


_DETAILS_TEXTS = (
    "section", "kicker", "dateline", "language", "search_title", "description", "canonical",
    "social_title", "social_description", "social_image", "notes", "extra",
)  # fmt: skip


def storable(text: str) -> str:
    """The text without what UTF-8 cannot hold: halves of surrogate pairs are joined or replaced by U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def text_sum(headline: str, standfirst: str, body: str) -> int:
    """A number that is nearly always another one when a letter of the three, as they are stored, is."""
    return zlib.crc32(f"{headline}\0{standfirst}\0{body}".encode())


def lines(names: Iterable[str]) -> str:
    """Names as they are stored, one a line."""
    return "\n".join(" ".join(name.splitlines()) for name in names if name)


def names(stored: str) -> tuple[str, ...]:
    """The names of a stored list."""
    return tuple(stored.split("\n")) if stored else ()


def story_row(story: Story) -> Values:
    """The columns of a story, but for what is counted from it (`words`, `lede`, `other_words`)."""
    row = {
        "id": story.id,
        "site": story.site,
        "headline": story.headline,
        "standfirst": story.standfirst,
        "body": story.body,
        "created_at": times.stored(story.created_at),
        "changed_at": times.stored(story.changed_at),
        "exported_at": times.maybe_stored(story.exported_at),
        "trashed_at": times.maybe_stored(story.trashed_at),
        "seq": story.seq,
        "card_sets": lines(story.sets),
        **_details_row(story.details),
    }
    return _storable(row)


def _storable(row: Values) -> Values:
    return {name: storable(value) if isinstance(value, str) else value for name, value in row.items()}


def _details_row(details: Details) -> Values:
    return {
        **{name: getattr(details, name) for name in _DETAILS_TEXTS},
        **_lead_row(details.lead_image),
        "slug": details.slug,
        "slug_is_own": details.slug_is_own,
        "status": details.status.value,
        "byline": lines(details.byline),
        "tags": lines(details.tags),
        "published_at": times.maybe_stored(details.published_at),
        "published_offset": times.offset(details.published_at),
        "updated_at": times.maybe_stored(details.updated_at),
        "updated_offset": times.offset(details.updated_at),
        "embargo_until": times.maybe_stored(details.embargo_until),
        "embargo_offset": times.offset(details.embargo_until),
        "corrections": json.dumps([_correction_value(one) for one in details.corrections]),
    }


def _lead_row(lead: LeadImage | None) -> Values:
    shown = lead or LeadImage(image="")
    return {
        "lead_image": lead.image if lead else None,
        "lead_alt": shown.alt,
        "lead_caption": shown.caption,
        "lead_credit": shown.credit,
    }


def _correction_value(correction: Correction) -> Values:
    return {"at": correction.at.isoformat(), "text": correction.text, "kind": correction.kind}


@damage_if_strange
def story(row: Row, cards: Iterable[Row] = ()) -> Story:
    """The story of a row and of its cards' rows, which come in order of position."""
    return Story(
        id=row["id"],
        site=row["site"],
        headline=row["headline"],
        standfirst=row["standfirst"],
        body=row["body"],
        details=details(row),
        cards=tuple(card(one) for one in cards),
        sets=names(row["card_sets"]),
        created_at=times.moment(row["created_at"]),
        changed_at=times.moment(row["changed_at"]),
        exported_at=times.maybe_moment(row["exported_at"]),
        trashed_at=times.maybe_moment(row["trashed_at"]),
        seq=row["seq"],
    )


@damage_if_strange
def details(row: Row) -> Details:
    """The details of a story's row."""
    return Details(
        **{name: row[name] for name in _DETAILS_TEXTS},
        slug=row["slug"],
        slug_is_own=bool(row["slug_is_own"]),
        status=Status(row["status"]),
        byline=names(row["byline"]),
        tags=names(row["tags"]),
        published_at=times.maybe_moment(row["published_at"], row["published_offset"]),
        updated_at=times.maybe_moment(row["updated_at"], row["updated_offset"]),
        embargo_until=times.maybe_moment(row["embargo_until"], row["embargo_offset"]),
        lead_image=_lead_image(row),
        corrections=tuple(_correction(value) for value in json.loads(row["corrections"])),
    )


def _lead_image(row: Row) -> LeadImage | None:
    if row["lead_image"] is None:
        return None
    return LeadImage(
        image=row["lead_image"], alt=row["lead_alt"], caption=row["lead_caption"], credit=row["lead_credit"]
    )


def _correction(value: Mapping[str, str]) -> Correction:
    return Correction(at=datetime.fromisoformat(value["at"]), text=value["text"], kind=value["kind"])


def card_row(card: Card, story_id: str, position: int) -> Values:
    """The columns of a card; `position` counts from 0."""
    target = card.target
    web = target if isinstance(target, WebTarget) else WebTarget(url="")
    row = {
        "story": story_id,
        "position": position,
        "id": card.id,
        "target": target.story if isinstance(target, StoryTarget) else None,
        "url": web.url,
        "headline": web.headline,
        "excerpt": web.excerpt,
        "image": web.image,
        "source": web.source,
        "overrides": json.dumps({name: [one.value, one.against] for name, one in card.overrides.items()}),
        "layout": card.layout.value,
        "excerpt_limit": card.excerpt_limit,
        "origin": card.origin.value,
    }
    return _storable(row)


@damage_if_strange
def card(row: Row) -> Card:
    """The card of a row."""
    return Card(
        id=row["id"],
        target=_target(row),
        overrides=_overrides(row),
        layout=Layout(row["layout"]),
        excerpt_limit=row["excerpt_limit"],
        origin=Origin(row["origin"] or Origin.EDITOR),
    )


def pictures(cards: Iterable[Card]) -> Iterator[str]:
    """The references of the pictures that cards name themselves; some are empty."""
    for one in cards:
        if override := one.overrides.get(CardField.IMAGE):
            yield override.value
        if isinstance(one.target, WebTarget):
            yield one.target.image


def _target(row: Row) -> StoryTarget | WebTarget:
    if row["target"] is not None:
        return StoryTarget(row["target"])
    return WebTarget(
        url=row["url"],
        headline=row["headline"],
        excerpt=row["excerpt"],
        image=row["image"],
        source=row["source"],
    )


def _overrides(row: Row) -> Mapping[CardField, Override]:
    stored: dict[str, tuple[str, str]] = json.loads(row["overrides"])
    return MappingProxyType(
        {CardField(name): Override(value, against) for name, (value, against) in stored.items()}
    )


def asset(row: Row) -> Asset:
    """The asset of a row."""
    return Asset(
        hash=row["hash"],
        suffix=row["suffix"],
        width=row["width"],
        height=row["height"],
        size=row["size"],
        original_name=row["original_name"],
        look=Look(row["look"]),
    )


def author_row(author: Author) -> Values:
    """The columns of an author."""
    row = {
        "name": author.name,
        "initials": author.initials,
        "avatar": author.avatar,
        "address": author.address,
        "bio": author.bio,
        "colour": author.colour,
    }
    return _storable(row)


def author(row: Row) -> Author:
    """The author of a row."""
    return Author(
        name=row["name"],
        initials=row["initials"],
        avatar=row["avatar"],
        address=row["address"],
        bio=row["bio"],
        colour=row["colour"],
    )
