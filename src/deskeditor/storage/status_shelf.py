"""Which status did a story get when, and from whom, in the database?"""

from sqlalchemy import Connection, insert, select

from deskeditor.domain.status_change import StatusChange
from deskeditor.domain.story import Status
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import status_changes


class StatusShelf:
    """The changes of status in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, story: str, change: StatusChange) -> None:
        """Write down a change of a story's status."""
        row = {
            "story": story,
            "status": change.status.value,
            "at": times.stored(change.at),
            "who": mapping.storable(change.who),
        }
        self._connection.execute(insert(status_changes), row)

    def of(self, story: str) -> tuple[StatusChange, ...]:
        """The changes of a story's status, newest first."""
        query = select(status_changes).where(status_changes.c.story == story)
        found = self._connection.execute(query.order_by(status_changes.c.id.desc())).mappings()
        return tuple(
            StatusChange(status=Status(row["status"]), at=times.moment(row["at"]), who=row["who"])
            for row in found
        )
