"""How are earlier states of stories kept in the database?"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, select

from deskeditor.domain.revision import Reason, Revision
from deskeditor.domain.story import Story
from deskeditor.storage import mapping, snapshots, times
from deskeditor.storage.tables import revisions


@dataclass(frozen=True, slots=True)
class Kept:
    """When and why the newest revision of a story was kept, and of which of its saves."""

    at: datetime
    seq: int
    reason: Reason


class RevisionShelf:
    """The revisions of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self, story_id: str) -> Kept | None:
        """The newest revision of a story in brief, or None."""
        query = select(revisions.c.at, revisions.c.seq, revisions.c.reason)
        query = query.where(revisions.c.story == story_id)
        row = self._connection.execute(query.order_by(revisions.c.number.desc()).limit(1)).first()
        return None if row is None else Kept(times.moment(row.at), row.seq, Reason(row.reason))

    def add(self, story: Story, reason: Reason, *, at: datetime, words: int, label: str = "") -> int:
        """Keep the story as it is; returns the revision's number."""
        highest = select(func.max(revisions.c.number)).where(revisions.c.story == story.id)
        number = (self._connection.execute(highest).scalar() or 0) + 1
        values = {
            "story": story.id,
            "number": number,
            "at": times.stored(at),
            "reason": reason.value,
            "label": mapping.storable(label),
            "words": words,
            "seq": story.seq,
            "codec": snapshots.CODEC,
            "snapshot": snapshots.packed(story),
        }
        self._connection.execute(insert(revisions), values)
        return number

    def of(self, story_id: str) -> tuple[Revision, ...]:
        """All revisions of a story with their snapshots, newest first."""
        query = select(revisions).where(revisions.c.story == story_id).order_by(revisions.c.number.desc())
        return tuple(_revision(row) for row in self._connection.execute(query).mappings())

    def count(self) -> int:
        """How many revisions there are of all stories."""
        return self._connection.execute(select(func.count()).select_from(revisions)).scalar_one()


def _revision(row: RowMapping) -> Revision:
    return Revision(
        story=row["story"],
        number=row["number"],
        at=times.moment(row["at"]),
        reason=Reason(row["reason"]),
        label=row["label"],
        words=row["words"],
        snapshot=snapshots.unpacked(row["snapshot"]),
    )
