"""Where did stories come from, and where were they sent? The records of imports and exports."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from deskeditor.storage import mapping, times
from deskeditor.storage.tables import exports, imports


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """A file that became a story; `hash` is the SHA-256 of its bytes."""

    source: str  # the file's path
    hash: str
    story: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportRecord:
    """A story that was written to disk; `page_hash` tells whether the same would be written again."""

    story: str
    at: datetime
    format: str
    folder: str
    files: tuple[str, ...]
    page_hash: str


class RecordShelf:
    """The records of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add_import(self, record: ImportRecord) -> None:
        """Write down an import."""
        values: dict[str, Any] = {
            "source": mapping.storable(record.source),
            "hash": record.hash,
            "story": record.story,
            "at": times.stored(record.at),
        }
        self._connection.execute(insert(imports), values)

    def imported_from(self, source: str) -> ImportRecord | None:
        """The newest import of the file at that path."""
        query = select(imports).where(imports.c.source == mapping.storable(source))
        row = self._connection.execute(query.order_by(imports.c.id.desc()).limit(1)).first()
        if row is None:
            return None
        return ImportRecord(source=row.source, hash=row.hash, story=row.story, at=times.moment(row.at))

    def add_export(self, record: ExportRecord) -> None:
        """Write down an export."""
        values: dict[str, Any] = {
            "story": record.story,
            "at": times.stored(record.at),
            "format": record.format,
            "folder": mapping.storable(record.folder),
            "files": json.dumps(record.files),
            "page_hash": record.page_hash,
        }
        self._connection.execute(insert(exports), values)

    def last_export(self, story_id: str, *, format: str = "", folder: str = "") -> ExportRecord | None:  # noqa: A002
        """The newest export of a story: of any kind, or of that format and into that folder."""
        query = select(exports).where(exports.c.story == story_id)
        if format:
            query = query.where(exports.c.format == format)
        if folder:
            query = query.where(exports.c.folder == mapping.storable(folder))
        row = self._connection.execute(query.order_by(exports.c.id.desc()).limit(1)).mappings().first()
        return None if row is None else _export(row)


def _export(row: mapping.Row) -> ExportRecord:
    return ExportRecord(
        story=row["story"],
        at=times.moment(row["at"]),
        format=row["format"],
        folder=row["folder"],
        files=tuple(json.loads(row["files"])),
        page_hash=row["page_hash"],
    )
