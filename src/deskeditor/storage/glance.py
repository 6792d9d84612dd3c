"""What does the window show first? One quick look at a library, before anything heavy is loaded.

Python's own `sqlite3`, for reading only. Whatever is unusual gives None: the ordinary way of opening the
library then says what is the matter.
"""

import contextlib
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from deskeditor.domain.story import Story
from deskeditor.storage import mapping, place
from deskeditor.storage.rows import COLUMNS, StoryRow, story_row
from deskeditor.storage.versions import CURRENT

_ROWS = 60  # more than the tallest screen shows
_COUNTED = (  # far faster than to count those that are not in the trash
    "SELECT (SELECT count(*) FROM stories) - (SELECT count(*) FROM stories WHERE trashed_at >= 0)"
)
_LISTED = "FROM stories WHERE trashed_at IS NULL"


@dataclass(frozen=True, slots=True)
class Glance:
    """The story to show, whole, the first rows of the list, and how many there are; trash left out."""

    story: Story | None
    rows: tuple[StoryRow, ...]
    total: int


def glance(folder: Path, story_id: str | None) -> Glance | None:
    """A look at the named story, or else at the one changed last; None when anything is unusual."""
    address = (folder / place.DATABASE).absolute().as_uri()
    try:
        with contextlib.closing(sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=0.2)) as connection:
            connection.row_factory = sqlite3.Row
            connection.execute("BEGIN")
            return _look(connection, story_id) if _is_ours(connection) else None
    except (sqlite3.Error, ValueError, KeyError):
        return None


def _is_ours(connection: sqlite3.Connection) -> bool:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != place.APPLICATION_ID:
        return False
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return version is not None and version[0] == CURRENT


def _look(connection: sqlite3.Connection, story_id: str | None) -> Glance:
    (total,) = connection.execute(_COUNTED).fetchone()
    listed = connection.execute(
        f"SELECT {', '.join(COLUMNS)} {_LISTED} ORDER BY changed_at DESC, key DESC LIMIT {_ROWS}"
    )
    rows = tuple(story_row(row) for row in listed)
    return Glance(_story(connection, story_id, rows), rows, total)


def _story(connection: sqlite3.Connection, story_id: str | None, rows: tuple[StoryRow, ...]) -> Story | None:
    newest = rows[0].id if rows else ""
    row = _story_row(connection, story_id or newest) or _story_row(connection, newest)
    if row is None:
        return None
    cards = connection.execute("SELECT * FROM cards WHERE story = ? ORDER BY position", (row["id"],))
    return mapping.story(row, cards)


def _story_row(connection: sqlite3.Connection, story_id: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = connection.execute("SELECT * FROM stories WHERE id = ?", (story_id,)).fetchone()
    return row
