"""Which exported files still stand as they were written, and what were they made from?"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from sqlalchemy import Connection, Row, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.storage import mapping
from deskeditor.storage.tables import standing

Wants = Mapping[str, tuple[str, ...]]


class StandingFile(NamedTuple):
    """A file as it was written: size in bytes and time of change in nanoseconds tell whether it still is."""

    name: str  # in the folder
    size: int
    changed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The files of a story in one folder: first the one of that format, then pictures.

    `made_from` is a hash of all that went into them, and `wants` what the story names elsewhere.
    """

    story: str
    folder: str
    format: str
    made_from: str
    wants: Wants
    files: tuple[StandingFile, ...]


class StandingShelf:
    """The standing files of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, stories: Collection[str], folder: str, format_: str) -> dict[str, Standing]:
        """What is known of the files of these stories in a folder, by story."""
        query = select(standing).where(
            standing.c.story.in_(stories),
            standing.c.folder == mapping.storable(folder),
            standing.c.format == format_,
        )
        return {row.story: _standing(row) for row in self._connection.execute(query)}

    def put(self, found: Collection[Standing]) -> None:
        """Write down files of stories that are there, over what was known of them."""
        query = insert(standing)
        keys, values = ("story", "folder", "format"), ("made_from", "wants", "files")
        set_ = {name: query.excluded[name] for name in values}
        if found:
            query = query.on_conflict_do_update(index_elements=keys, set_=set_)
            self._connection.execute(query, [_row(one) for one in found])


def _row(found: Standing) -> dict[str, str]:
    return {
        "story": found.story,
        "folder": mapping.storable(found.folder),
        "format": found.format,
        "made_from": found.made_from,
        "wants": json.dumps(found.wants),
        "files": json.dumps(found.files),
    }


def _standing(row: Row[tuple[str, ...]]) -> Standing:
    return Standing(
        story=row.story,
        folder=row.folder,
        format=row.format,
        made_from=row.made_from,
        wants=_wants(row.wants),
        files=tuple(StandingFile(*file) for file in json.loads(row.files)),
    )


@lru_cache(maxsize=1000)
def _wants(stored: str) -> Wants:
    """What a story names; many name the same."""
    return {name: tuple(values) for name, values in json.loads(stored).items()}
