"""How does a library give back the room that it does not need?"""

import contextlib

from deskeditor.storage import database, failures, place, search_index
from deskeditor.storage.library import Library


def compact(library: Library) -> tuple[int, int]:
    """Write the database anew without gaps, and its search index in one piece; sizes before and after."""
    if library.is_read_only:
        raise failures.read_only(library.folder)
    path = library.folder / place.DATABASE
    before = path.stat().st_size
    with (
        library.alone(),
        failures.said_plainly(library.folder),
        contextlib.closing(database.connect(library.folder)) as connection,
    ):
        connection.execute("BEGIN IMMEDIATE")
        search_index.settle(connection.execute)
        search_index.optimize(connection.execute)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return before, path.stat().st_size
