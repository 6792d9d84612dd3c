"""Which exported files still stand as they were written, and what were they made from?"""

import json
from collections.abc import Collection, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, select
from sqlalchemy.dialects.sqlite import insert

from deskeditor.storage import mapping
from deskeditor.storage.story_shelf import Head
from deskeditor.storage.tables import standing, stories

Wants = Mapping[str, tuple[str, ...]]


class StandingFile(NamedTuple):
    """A file as it was written: size in bytes and time of change in nanoseconds tell whether it still is."""

    name: str  # in the folder
    size: int
    changed: int


class Standing(NamedTuple):
    """The files of a story in one folder: first the one of that format, then pictures.

    `made_from` is a hash of all that went into them, and `wants` what the story names elsewhere.
    """

    story: str
    folder: str
    format: str
    made_from: str
    wants: Wants
    files: tuple[StandingFile, ...]


class Known(NamedTuple):
    """A story as it is now, and its files in one folder and format as they were seen to last."""

    head: Head
    made_from: str
    wants: Wants  # the same object for stories that name the same
    files: tuple[StandingFile, ...]


class StandingShelf:
    """The standing files of one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, ids: Collection[str], folder: str, format_: str) -> dict[str, Known]:
        """Those of the stories whose files in a folder are known, by id, in the order of `ids`.

        One question, whose answer is read in one go: it is asked of every story of each export.
        """
        asked = {"ids": json.dumps(list(ids)), "folder": mapping.storable(folder), "format": format_}
        rows = self._connection.execute(_known(), asked).all()
        files = json.loads(f"[{','.join([row[-1] for row in rows])}]")
        found = {row[0]: _read(row, named) for row, named in zip(rows, files, strict=True)}
        return {one: found[one] for one in ids if one in found}

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


@cache
def _known() -> Select[Any]:
    wanted = func.json_each(bindparam("ids")).table_valued("value")  # a thousand ids are one value
    columns = (*(stories.c[name] for name in Head._fields), standing.c.made_from, standing.c.wants)
    return (
        select(*columns, standing.c.files)
        .join(standing, standing.c.story == stories.c.id)
        .where(
            stories.c.id.in_(select(wanted.c.value)),
            standing.c.folder == bindparam("folder"),
            standing.c.format == bindparam("format"),
        )
    )


def _read(row: Sequence[Any], files: list[list[Any]]) -> Known:
    *head, made_from, wants, _ = row
    return Known(Head._make(head), made_from, _wants(wants), tuple(map(StandingFile._make, files)))


@lru_cache(maxsize=1000)
def _wants(stored: str) -> Wants:
    """What a story names; many name the same."""
    return {name: tuple(values) for name, values in json.loads(stored).items()}
