"""How are the reminders of stories kept in the database?"""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, RowMapping, delete, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.domain.reminder import Reminder
from deskeditor.storage import mapping, times
from deskeditor.storage.tables import reminders, stories


class ReminderShelf:
    """The reminders of one transaction; a story has one at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, story: str) -> Reminder | None:
        """The reminder of a story."""
        row = self._connection.execute(select(reminders).where(reminders.c.story == story)).mappings().first()
        return None if row is None else _reminder(row)

    def all(self) -> tuple[Reminder, ...]:
        """Every reminder, the soonest first; those of stories in the trash are left out."""
        query = select(reminders).join(stories, stories.c.id == reminders.c.story)
        listed = query.where(stories.c.trashed_at.is_(None)).order_by(reminders.c.at, reminders.c.story)
        return tuple(_reminder(row) for row in self._connection.execute(listed).mappings())

    def put(self, reminder: Reminder) -> None:
        """Write a reminder, over one of the same story."""
        row = {
            "story": reminder.story,
            "at": times.stored(reminder.at),
            "at_offset": times.offset(reminder.at),
            "about": mapping.storable(reminder.about),
        }
        query = insert(reminders).values(row)
        self._connection.execute(query.on_conflict_do_update(index_elements=["story"], set_=row))

    def delete(self, ids: Collection[str]) -> None:
        """Take the reminders of stories away."""
        self._connection.execute(delete(reminders).where(reminders.c.story.in_(ids)))

    def embargoes(self, now: datetime) -> dict[str, datetime]:
        """The stories that are under embargo, and until when; the trash left out."""
        columns = stories.c.id, stories.c.embargo_until, stories.c.embargo_offset
        query = select(*columns).where(stories.c.embargo_until > times.stored(now))
        found = self._connection.execute(query.where(stories.c.trashed_at.is_(None)))
        return {story: times.moment(until, offset) for story, until, offset in found}


def _reminder(row: RowMapping) -> Reminder:
    return Reminder(story=row["story"], at=times.moment(row["at"], row["at_offset"]), about=row["about"])
