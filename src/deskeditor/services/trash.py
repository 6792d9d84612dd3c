"""How long do stories stay in the trash, and what is done before they go for ever?"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.services import backups

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

KEPT = timedelta(days=30)


def purge(library: "Library", now: datetime | None = None) -> Changes:
    """Delete the stories that have been in the trash for longer than `KEPT`; the library is backed up first.

    Raises `CannotWrite` or `DamagedLibrary` where it cannot be; then nothing is deleted.
    """
    before = (now or datetime.now(UTC)) - KEPT
    with library.read() as reading:
        if not reading.stories.trashed_before(before):
            return Changes()
    backups.make(library.folder, backups.Why.DELETE)
    with library.write() as work:
        gone = work.stories.trashed_before(before)
        work.stories.delete(gone)
        work.commit()
    return Changes(stories=gone, cards=gone, listing=bool(gone))
