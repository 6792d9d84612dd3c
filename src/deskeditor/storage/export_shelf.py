"""How is an export of many stories written down at once?"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from pathlib import PurePath

from sqlalchemy import ColumnElement, Connection, and_, func, insert, literal, select, update

from deskeditor.domain.revision import Reason
from deskeditor.storage import mapping, times
from deskeditor.storage.record_shelf import ExportRecord
from deskeditor.storage.tables import NOT_IN_TRASH, exports, revisions, standing, stories

_PAGE = "html"
_SAME = ("words", "seq", "codec", "base", "snapshot")  # what a revision of the same state takes over


class ExportShelf:
    """The exports of one transaction; each call is a few statements, however many stories there are."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def every(self, status: str = "") -> tuple[str, ...]:
        """The ids of all stories that are not in the trash, or of those with a status; last edited first."""
        query = select(stories.c.id).where(NOT_IN_TRASH)
        query = query.where(stories.c.status == status) if status else query
        query = query.order_by(stories.c.changed_at.desc(), stories.c.key.desc())
        return tuple(self._connection.execute(query).scalars())

    def keep_states(self, seqs: Mapping[str, int], at: datetime, who: str) -> frozenset[str]:
        """Keep the states that went out as revisions, by story the seq of each, where that is cheap.

        It is where the newest revision holds that state already. Returns the other stories.
        """
        newest = self._newest(seqs)
        held = {story: reason for story, (seq, reason) in newest.items() if seqs[story] == seq}
        self._keep_again([story for story, reason in held.items() if reason != Reason.EXPORTED], at, who)
        return frozenset(seqs.keys() - held.keys())

    def _newest(self, ids: Collection[str]) -> dict[str, tuple[int, str]]:
        """The seq and the reason of each story's newest revision."""
        query = select(revisions.c.story, revisions.c.seq, revisions.c.reason).where(_are_newest(ids))
        return {row.story: (row.seq, row.reason) for row in self._connection.execute(query)}

    def _keep_again(self, ids: Collection[str], at: datetime, who: str) -> None:
        if not ids:
            return
        new = {
            "story": revisions.c.story,
            "number": revisions.c.number + 1,
            "at": literal(times.stored(at)),
            "reason": literal(Reason.EXPORTED.value),
            "who": literal(mapping.storable(who)),
            "added": literal(0),
            "removed": literal(0),
            **{name: revisions.c[name] for name in _SAME},
        }
        again = select(*new.values()).where(_are_newest(ids))
        self._connection.execute(insert(revisions).from_select(list(new), again))

    def set_exported(self, ids: Collection[str], at: datetime) -> None:
        """Write down when stories were last exported."""
        query = update(stories).where(stories.c.id.in_(ids))
        self._connection.execute(query.values(exported_at=times.stored(at)))

    def add(self, records: Iterable[ExportRecord]) -> None:
        """Write down exports."""
        values = [
            {
                "story": one.story,
                "at": times.stored(one.at),
                "format": one.format,
                "folder": mapping.storable(one.folder),
                "files": json.dumps(one.files),
                "page_hash": one.page_hash,
            }
            for one in records
        ]
        if values:
            self._connection.execute(insert(exports), values)

    def pages(self, folder: str) -> dict[str, str]:
        """The stories whose pages were ever exported into a folder, each with the name its page had last."""
        stored = mapping.storable(folder)
        newest = select(func.max(exports.c.id)).where(exports.c.folder == stored, exports.c.format == _PAGE)
        written = select(exports.c.story, exports.c.files).where(
            exports.c.id.in_(newest.group_by(exports.c.story))
        )
        found = {row.story: json.loads(row.files)[:1] for row in self._connection.execute(written)}
        there = select(standing.c.story, standing.c.files).where(
            standing.c.folder == stored, standing.c.format == _PAGE
        )  # pages that stood already and were only recognised
        found |= {row.story: json.loads(row.files)[0][:1] for row in self._connection.execute(there)}
        return {story: PurePath(files[0]).name for story, files in found.items() if files}

    def wrote(self, story: str, format_: str, page_hash: str) -> bool:
        """Whether an export of the story in that format ever wrote a file of that hash, wherever."""
        query = select(exports.c.id).where(
            exports.c.story == story, exports.c.format == format_, exports.c.page_hash == page_hash
        )
        return self._connection.execute(query.limit(1)).first() is not None


def _are_newest(ids: Collection[str]) -> ColumnElement[bool]:
    """What is true of the newest revision of each of these stories."""
    row = revisions.alias()
    highest = select(func.max(row.c.number)).where(row.c.story == revisions.c.story)
    return and_(revisions.c.story.in_(ids), revisions.c.number == highest.scalar_subquery())
