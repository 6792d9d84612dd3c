"""Which words are on the screen first? A story's text alone, read before anything else is loaded.

Python's own `sqlite3`, for reading only, and none of the domain: what is imported here delays the first
paint. Whatever is unusual gives None.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from deskeditor.storage.versions import CURRENT

_DATABASE = "library.db"  # `place.DATABASE`, whose module costs more to load than this one
_STORY = "SELECT id, headline, standfirst, body FROM stories WHERE"
_NAMED = f"{_STORY} id = ? OR slug = ?"
_LEFT = f"{_STORY} id = ? AND trashed_at IS NULL"
_NEWEST = f"{_STORY} trashed_at IS NULL ORDER BY changed_at DESC, key DESC LIMIT 1"


class FirstWords(NamedTuple):
    """What the editor shows of a story; `story` is its id."""

    story: str
    headline: str
    standfirst: str
    body: str


def first_words(folder: Path, ref: str | None, left: str = "") -> FirstWords | None:
    """The words of the named story (id or slug), else of the one that was `left` open, else changed last."""
    address = f"{(folder / _DATABASE).absolute().as_uri()}?mode=ro"
    try:
        with closing(sqlite3.connect(address, uri=True, timeout=0.2)) as connection:
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return _read(connection, ref, left) if version == CURRENT else None
    except (sqlite3.Error, ValueError, TypeError):
        return None


def _read(connection: sqlite3.Connection, ref: str | None, left: str) -> FirstWords | None:
    named = connection.execute(_NAMED, (ref, ref)).fetchone() if ref else None
    if named is None and left and not ref:
        named = connection.execute(_LEFT, (left,)).fetchone()
    row = named or connection.execute(_NEWEST).fetchone()
    return FirstWords(*row) if row else None
