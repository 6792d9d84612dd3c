"""Which images does anything in the library name: a story, an earlier version, an author, a site, a file?"""

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import JSON, Connection, Text, cast, select

from deskeditor.storage import place
from deskeditor.storage.library import Reading
from deskeditor.storage.tables import metadata

_NAME = re.compile(r"images/([0-9a-f]{16}\.[a-z0-9]{1,8})")
_NAME_IN_BYTES = re.compile(_NAME.pattern.encode())
_SAYS_NOTHING = ("assets", "exports", "imports", "standing", "revisions")  # of what is in use now
_BOOKS = (place.ASSETS, place.DERIVED, "removed")
_LONGEST = 4_000_000  # bytes of a file beside the database that is read


def used(folder: Path, reading: Reading) -> frozenset[str]:
    """The names of all assets that something names."""
    found: set[str] = set()
    for text in _values(reading.connection):
        found.update(_NAME.findall(text))
    for snapshot in reading.revisions.every_text():
        found.update(name.decode() for name in _NAME_IN_BYTES.findall(snapshot))
    for content in _files(folder):
        found.update(name.decode() for name in _NAME_IN_BYTES.findall(content))
    return frozenset(found)


def _values(connection: Connection) -> Iterator[str]:
    for table in metadata.sorted_tables:
        for column in table.columns:
            if table.name not in _SAYS_NOTHING and isinstance(column.type, Text | JSON):
                words = cast(column, Text)
                yield from connection.execute(select(words).where(words.contains("images/"))).scalars()


def _files(folder: Path) -> Iterator[bytes]:
    """Templates, snippets and themes."""
    for path in folder.glob("*/**/*"):
        if path.relative_to(folder).parts[0] in _BOOKS:
            continue
        with suppress(OSError):
            if path.is_file() and path.stat().st_size < _LONGEST:
                yield path.read_bytes()
