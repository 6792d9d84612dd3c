"""Which images of the library does nothing use, and how are they taken out so that they can come back?"""

import os
import time
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from deskeditor.domain.asset import Asset
from deskeditor.services import backups
from deskeditor.storage import files, place

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

YOUNG = timedelta(hours=1)  # what was added just now may be on its way into a text
KEPT = timedelta(days=30)
REMOVED = "removed"  # the folder in the library where files wait for their end


@dataclass(frozen=True, slots=True)
class Removed:
    """Images that were taken out, for `put_back`."""

    rows: tuple[dict[str, Any], ...]

    def __len__(self) -> int:
        return len(self.rows)


def unused(library: "Library", now: datetime | None = None) -> tuple[Asset, ...]:
    """The images that no story, earlier version, card, author, site or template names. Long work."""
    from deskeditor.storage.used_assets import used

    with library.read() as reading:
        old = reading.assets.added_before((now or datetime.now(UTC)) - YOUNG)
        names = used(library.folder, reading) if old else frozenset()
    return tuple(asset for asset in old if asset.name not in names)


def remove(library: "Library", references: Collection[str], now: datetime | None = None) -> Removed:
    """Take those of the images out that nothing uses still; the library is backed up first.

    Their files wait in the library for `KEPT`. Raises `CannotWrite` or `DamagedLibrary` where no backup can
    be made; then nothing is taken out.
    """
    from deskeditor.storage.used_assets import used_since

    backups.make(library.folder, backups.Why.DELETE)
    unneeded = [one for one in unused(library, now) if one.reference in references]  # no save waits for this
    with library.write() as work:
        again = used_since(work, [one.name for one in unneeded])
        gone = [one for one in unneeded if one.name not in again]
        rows = work.assets.take_out([one.name for one in gone])
        work.commit()
    for one in gone:  # after the record: a crash between leaves a file too many, never one too few
        aside = library.folder / REMOVED / one.name
        with suppress(OSError):
            aside.parent.mkdir(exist_ok=True)
            library.asset_path(one).replace(aside)
            os.utime(aside)
    return Removed(rows)


def put_back(library: "Library", removed: Removed) -> None:
    """Undo a removal; raises `CannotWrite`."""
    for row in removed.rows:
        own = place.asset_path(library.folder, f"images/{row['name']}")
        aside = library.folder / REMOVED / row["name"]
        if not own.exists() and (content := _content(aside)) is not None:
            files.make_folder(own.parent)
            files.write_atomically(own, content)
            aside.unlink(missing_ok=True)
    with library.write() as work:
        work.assets.put_back(removed.rows)
        work.commit()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:  # swept by another program: `verify` finds that it is missing
        return None


def sweep(library: "Library") -> None:
    """Delete the files for ever that were taken out long ago."""
    for path in (library.folder / REMOVED).glob("*"):
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > KEPT.total_seconds():
                path.unlink()
