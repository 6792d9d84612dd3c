"""How are earlier states of stories kept in the database?

One revision in a while is kept whole; now and then one as what differs from that, and those after it as
what differs from this one. A revision that others are packed against is never simply dropped: they are
packed anew.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    RowMapping,
    Select,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from deskeditor.domain.revision import Reason, Revision, RevisionRow
from deskeditor.domain.story import Story
from deskeditor.errors import DamagedLibrary
from deskeditor.storage import mapping, snapshots, times
from deskeditor.storage.strange import damage_if_strange
from deskeditor.storage.tables import revisions

_WHOLE_EVERY = 64  # revisions
_STEP_EVERY = 8  # revisions: the first of so many is packed against the whole one, the others against it
_ROW = tuple(
    revisions.c[name]
    for name in ("number", "at", "reason", "label", "who", "words", "added", "removed", "seq")
)


@dataclass(frozen=True, slots=True)
class Kept:
    """When and why the newest revision of a story was kept, and of which of its saves."""

    number: int
    at: datetime
    seq: int
    reason: Reason


class RevisionShelf:
    """The revisions of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def newest(self, story_id: str) -> Kept | None:
        """The newest revision of a story in brief, or None."""
        row = self._connection.execute(_newest(), {"wanted": story_id}).first()
        return None if row is None else Kept(row.number, times.moment(row.at), row.seq, Reason(row.reason))

    def add(self, story: Story, row: RevisionRow) -> int:
        """Keep the story as it is; returns the revision's number, whatever the row says of that."""
        number = self._next_number(story.id)
        packed = self._packed(story.id, number, snapshots.text(story))
        self._connection.execute(insert(revisions), _values(story, row) | {"number": number} | packed)
        return number

    def _next_number(self, story_id: str) -> int:
        return (self._connection.execute(_highest(), {"wanted": story_id}).scalar() or 0) + 1

    def _packed(self, story_id: str, number: int, text: bytes) -> dict[str, Any]:
        base = self._base(story_id, number)
        try:
            before = None if base is None else self._texts(story_id, (base,))[base]
        except ValueError:  # the past is damaged: the present is kept whole
            before = None
        codec, snapshot = snapshots.packed(text, before)
        return {"codec": codec, "snapshot": snapshot, "base": base if codec == snapshots.DELTA else None}

    def _base(self, story_id: str, number: int) -> int | None:
        """The number of the revision to pack a revision against, or None where it is to be kept whole."""
        asked: dict[str, Any] = {"wanted": story_id, "number": number, "base": None}
        whole: int | None = self._connection.execute(_newest_on(), asked).scalar()
        if whole is None or number - whole >= _WHOLE_EVERY:
            return None
        step = self._connection.execute(_newest_on(), asked | {"base": whole}).scalar()
        return step if step is not None and step > whole and number - step < _STEP_EVERY else whole

    def rows(self, story_id: str) -> tuple[RevisionRow, ...]:
        """All revisions of a story without their snapshots, newest first."""
        found = self._connection.execute(_all_of(), {"wanted": story_id}).mappings()
        return tuple(_row(row) for row in found)

    def get(self, story_id: str, number: int) -> Revision | None:
        """A revision with its snapshot, or None."""
        return next(iter(self._several(story_id, (number,))), None)

    def of(self, story_id: str) -> tuple[Revision, ...]:
        """All revisions of a story with their snapshots, newest first."""
        return self._several(story_id, None)

    def _several(self, story_id: str, numbers: Collection[int] | None) -> tuple[Revision, ...]:
        query = select(revisions).where(revisions.c.story == story_id).order_by(revisions.c.number.desc())
        if numbers is not None:
            query = query.where(revisions.c.number.in_(numbers))
        found = self._connection.execute(query).mappings().all()
        try:
            texts = self._texts(story_id, [row["number"] for row in found])
            return tuple(_revision(row, texts[row["number"]]) for row in found)
        except ValueError as error:
            raise DamagedLibrary(
                f"An earlier version of the story “{story_id}” cannot be read: {error}; check the library."
            ) from error

    def _texts(self, story_id: str, numbers: Collection[int]) -> dict[int, bytes]:
        """The unpacked texts of revisions, by number, and of those that they are packed against."""
        columns = revisions.c.number, revisions.c.codec, revisions.c.snapshot, revisions.c.base
        query = select(*columns).where(revisions.c.story == story_id, revisions.c.number.in_(numbers))
        found = self._connection.execute(query).all() if numbers else []
        bases = {row.base for row in found if row.base is not None}
        texts = self._texts(story_id, bases) if bases else {}
        return texts | {
            row.number: snapshots.unpacked(row.codec, row.snapshot, texts.get(row.base)) for row in found
        }

    def unreadable(self) -> Iterator[tuple[str, int]]:
        """The story and the number of each revision that cannot be unpacked."""
        for story, number, text in self._every_text():
            try:
                if text is None:
                    raise ValueError
                snapshots.story(text)
            except (ValueError, KeyError, TypeError):
                yield story, number

    def every_text(self) -> Iterator[bytes]:
        """The unpacked text of every revision of every story that can be read."""
        return (text for _, _, text in self._every_text() if text is not None)

    def _every_text(self) -> Iterator[tuple[str, int, bytes | None]]:
        columns = (
            revisions.c.story,
            revisions.c.number,
            revisions.c.codec,
            revisions.c.snapshot,
            revisions.c.base,
        )
        query = select(*columns).order_by(revisions.c.story, revisions.c.number)
        of, texts = "", dict[int, bytes]()
        for row in self._connection.execute(query):
            if row.story != of:
                of, texts = row.story, {}
            try:
                text = snapshots.unpacked(row.codec, row.snapshot, texts.get(row.base))
            except (ValueError, KeyError, TypeError):
                yield row.story, row.number, None
            else:
                texts[row.number] = text
                yield row.story, row.number, text

    def name(self, story_id: str, number: int, label: str) -> bool:
        """Give a revision a name, or with "" none; False if there is no such revision."""
        query = update(revisions).where(revisions.c.story == story_id, revisions.c.number == number)
        return bool(self._connection.execute(query.values(label=mapping.storable(label))).rowcount)

    def drop(self, story_id: str, numbers: Iterable[int]) -> None:
        """Let revisions go; those that lean on one are packed anew. Where one is damaged, all stay."""
        gone = set(numbers)
        if not gone:
            return
        leaning = self._leaning(story_id, gone)
        try:
            texts = self._texts(story_id, leaning)
        except ValueError:
            return
        away = delete(revisions).where(revisions.c.story == story_id)
        self._connection.execute(away.where(revisions.c.number.in_(gone)))
        for number in leaning:
            query = update(revisions).where(revisions.c.story == story_id, revisions.c.number == number)
            self._connection.execute(query.values(self._packed(story_id, number, texts[number])))

    def _leaning(self, story_id: str, gone: Collection[int]) -> list[int]:
        """The others that are packed against one of these, or against one that is; oldest first."""
        query = select(revisions.c.number, revisions.c.base).where(revisions.c.story == story_id)
        lost, leaning = set(gone), []
        for row in self._connection.execute(query.order_by(revisions.c.number)):
            if row.number not in gone and row.base in lost:
                lost.add(row.number)
                leaning.append(row.number)
        return leaning

    def count(self) -> int:
        """How many revisions there are of all stories."""
        return self._connection.execute(select(func.count()).select_from(revisions)).scalar_one()


@cache  # asked with every save: it takes longer to make than to carry out
def _newest() -> Select[Any]:
    columns = revisions.c.number, revisions.c.at, revisions.c.seq, revisions.c.reason
    query = select(*columns).where(revisions.c.story == bindparam("wanted"))
    return query.order_by(revisions.c.number.desc()).limit(1)


@cache
def _highest() -> Select[Any]:
    return select(func.max(revisions.c.number)).where(revisions.c.story == bindparam("wanted"))


@cache
def _all_of() -> Select[Any]:
    query = select(*_ROW).where(revisions.c.story == bindparam("wanted"))
    return query.order_by(revisions.c.number.desc())


@cache
def _newest_on() -> Select[Any]:
    """The newest revision before one that is packed against another, or with None against nothing."""
    number, base = revisions.c.number, bindparam("base", type_=Integer)
    earlier = revisions.c.story == bindparam("wanted"), number < bindparam("number")
    query = select(number).where(*earlier, revisions.c.base.is_not_distinct_from(base))
    return query.order_by(number.desc()).limit(1)


def _values(story: Story, row: RevisionRow) -> dict[str, Any]:
    return {
        "story": story.id,
        "at": times.stored(row.at),
        "reason": row.reason.value,
        "label": mapping.storable(row.label),
        "who": mapping.storable(row.who),
        "words": row.words,
        "added": row.added,
        "removed": row.removed,
        "seq": story.seq,
    }


@damage_if_strange
def _row(row: RowMapping) -> RevisionRow:
    return RevisionRow(
        number=row["number"],
        at=times.moment(row["at"]),
        reason=Reason(row["reason"]),
        label=row["label"],
        who=row["who"],
        words=row["words"],
        added=row["added"],
        removed=row["removed"],
        seq=row["seq"],
    )


@damage_if_strange
def _revision(row: RowMapping, text: bytes) -> Revision:
    return Revision(
        story=row["story"],
        number=row["number"],
        at=times.moment(row["at"]),
        reason=Reason(row["reason"]),
        label=row["label"],
        who=row["who"],
        words=row["words"],
        snapshot=snapshots.story(text),
    )
