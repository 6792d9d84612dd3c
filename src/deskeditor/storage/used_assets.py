"""Which images does anything in the library name: a story, an earlier version, an author, a site, a file?"""

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import JSON, Connection, Table, Text, cast, select

from deskeditor.storage import place
from deskeditor.storage.library import Reading
from deskeditor.storage.tables import authors, metadata, set_cards, settings, sites, story_assets

_NAME = re.compile(r"images/([0-9a-f]{16}\.[a-z0-9]{1,8})")
_NAME_IN_BYTES = re.compile(_NAME.pattern.encode())
_SAYS_NOTHING = ("assets", "exports", "imports", "standing", "revisions")  # of what is in use now
_BOOKS = (place.ASSETS, place.DERIVED, "removed")
_LONGEST = 4_000_000  # bytes of a file beside the database that is read


def used(folder: Path, reading: Reading) -> frozenset[str]:
    """The names of all assets that something names."""
    found: set[str] = set()
    for text in _values(reading.connection, metadata.sorted_tables):
        found.update(_NAME.findall(text))
    for snapshot in reading.revisions.every_text():
        found.update(name.decode() for name in _NAME_IN_BYTES.findall(snapshot))
    for content in _files(folder):
        found.update(name.decode() for name in _NAME_IN_BYTES.findall(content))
    return frozenset(found)


def used_since(reading: Reading, names: Collection[str]) -> frozenset[str]:
    """Those of a few names that something names now. Quick: what stories name is written down."""
    references = [f"images/{name}" for name in names]
    query = select(story_assets.c.asset).where(story_assets.c.asset.in_(references))
    texts = [*reading.connection.execute(query).scalars()]
    texts += _values(reading.connection, (authors, sites, settings, set_cards))
    return frozenset(name for text in texts for name in _NAME.findall(text)).intersection(names)


def _values(connection: Connection, tables: Iterable[Table]) -> Iterator[str]:
    for table in tables:
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
