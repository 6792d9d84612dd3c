"""How long do stories stay in the trash, and what is done before they go for ever?"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from deskeditor.domain.changes import Changes
from deskeditor.services import backups

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

KEPT = timedelta(days=30)
_AT_ONCE = 200  # stories in one transaction: others get to write in between


def purge(library: "Library", now: datetime | None = None) -> Changes:
    """Delete the stories that have been in the trash for longer than `KEPT`; the library is backed up first.

    Raises `CannotWrite` or `DamagedLibrary` where it cannot be; then nothing is deleted.
    """
    return _backed_up_and_deleted(library, (now or datetime.now(UTC)) - KEPT)


def empty(library: "Library") -> Changes:
    """Delete all that is in the trash now for ever; the library is backed up first, as above."""
    return _backed_up_and_deleted(library, datetime.now(UTC))


def _backed_up_and_deleted(library: "Library", before: datetime) -> Changes:
    with library.read() as reading:
        gone = reading.stories.trashed_before(before)
    return delete(library, gone)


def ids(library: "Library") -> frozenset[str]:
    """The ids of the stories that are in the trash."""
    with library.read() as reading:
        return reading.stories.trashed_before(datetime.now(UTC))


def delete(library: "Library", ids: Collection[str], *, is_backed_up: bool = False) -> Changes:
    """Delete those of the stories for ever that are in the trash; backed up first, unless that is done.

    Raises `CannotWrite` or `DamagedLibrary` where it cannot be; then nothing is deleted.
    """
    if not ids:
        return Changes()
    if not is_backed_up:
        backups.make(library.folder, backups.Why.DELETE)
    gone: set[str] = set()
    wanted = sorted(ids)
    for at in range(0, len(wanted), _AT_ONCE):
        with library.write() as work:
            some = work.stories.in_trash(wanted[at : at + _AT_ONCE])
            work.stories.delete(some)
            work.commit()
        gone |= some
    them = frozenset(gone)
    return Changes(stories=them, cards=them, listing=bool(them))
