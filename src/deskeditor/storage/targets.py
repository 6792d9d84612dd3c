"""What do stories say as targets of cards?"""

from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Connection, RowMapping, select

from deskeditor.domain.card import TargetState, TargetValues
from deskeditor.domain.story import Status
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import stories

WRITTEN = (  # the columns that cards speak from, but for the time in the trash
    "headline", "standfirst", "description", "lede", "lead_image", "lead_alt", "kicker", "section",
    "byline", "slug", "status", "embargo_until",
)  # fmt: skip
_COLUMNS = tuple(stories.c[name] for name in ("id", *WRITTEN, "embargo_offset", "trashed_at"))


def of(connection: Connection, ids: Collection[str]) -> dict[str, TargetValues]:
    """What those of the stories that exist say now, by id."""
    now = times.stored(datetime.now(UTC))
    found = connection.execute(select(*_COLUMNS).where(stories.c.id.in_(ids))).mappings()
    return {row["id"]: _values(row, now) for row in found}


def _values(row: RowMapping, now: int) -> TargetValues:
    return TargetValues(
        headline=row["headline"],
        excerpt=row["description"] or row["standfirst"] or row["lede"],
        image=row["lead_image"] or "",
        image_alt=row["lead_alt"],
        kicker=row["kicker"] or row["section"],
        byline=mapping.names(row["byline"]),
        slug=row["slug"],
        state=_state(row, now),
        embargo_until=times.maybe_moment(row["embargo_until"], row["embargo_offset"]),
    )


def _state(row: RowMapping, now: int) -> TargetState:
    if row["trashed_at"] is not None:
        return TargetState.TRASHED
    if row["embargo_until"] is not None and row["embargo_until"] > now:
        return TargetState.EMBARGOED
    by_status = {Status.ARCHIVED.value: TargetState.ARCHIVED, Status.PUBLISHED.value: TargetState.LIVE}
    return by_status.get(row["status"], TargetState.UNPUBLISHED)
