"""Where is a library copied before it stands in its new place, and what becomes of what a killed move left?

The copy is made in a hidden folder beside the new place. The library notes where that is, and the folder
notes whose copy it is; whoever makes it holds its lock, which the system lets go when the program ends.
"""

import contextlib
import json
import os
import shutil
from pathlib import Path

from deskeditor.errors import CannotWrite, DeskError, LibraryBusy
from deskeditor.storage import files, medium, place
from deskeditor.storage.lock import NAME as LOCK
from deskeditor.storage.lock import WriterLock

NOTE = "library.moving"  # in the library: where its copy is made; in the copy: of which library it is
COPYING = f"{place.DATABASE}-copying"  # the database, until all of it is there
_PREFIX = ".moving-"
_MOST = 10_000


class Staging:
    """The hidden folder of one move."""

    def __init__(self, library: Path, to: Path) -> None:
        names = (f"{_PREFIX}{to.name}{f'-{number}' if number else ''}" for number in range(_MOST))
        self._library = library
        self.folder = next(one for one in map(to.parent.joinpath, names) if not os.path.lexists(one))
        self._claim = contextlib.ExitStack()
        self._is_ours = False

    def begin(self) -> None:
        """Make the folder, and say in it and in the library what it is for. Raises `OSError`."""
        _note(self._library, self.folder)
        self.folder.mkdir()
        self._is_ours = True
        lock = WriterLock(self.folder, 0)
        self._claim.callback(lock.close)
        self._claim.enter_context(lock.held())
        _note(self.folder, self._library)  # from now on nobody else takes it for one that was left

    def put(self, to: Path) -> None:
        """Rename the finished copy to the place where it is used from now on. Raises `OSError`."""
        self._claim.close()  # Windows moves no folder with an open file in it
        (self.folder / NOTE).unlink()
        self.folder.rename(to)
        self._is_ours = False
        _forget(self._library)

    def drop(self) -> None:
        """Take the copy away, wherever it is half way; one that was put is not there any more.

        What stands there by that name may be another program's, which was faster: that stays.
        """
        self._claim.close()
        if self._is_ours:
            shutil.rmtree(self.folder, ignore_errors=True)
        if not self.folder.exists():
            _forget(self._library)


def _note(folder: Path, other: Path) -> None:
    files.write_atomically(folder / NOTE, json.dumps(os.fspath(other)).encode())


def _forget(library: Path) -> None:
    with contextlib.suppress(OSError):  # it says where nothing is any more: that does no harm
        (library / NOTE).unlink(missing_ok=True)


def sweep(library: Path) -> Path | None:
    """Take away what a killed move of this library has left, where that is certainly no use to anybody.

    That is a copy without its database, marked as one of the library that stands here whole. Gives the
    folder in which something else was left, which is nobody's but the user's to remove; else None.
    """
    left = _noted(library)
    if left is None or not left.is_dir():
        _forget(library)
        return None
    if _is_being_made(left):
        return None
    if _is_incomplete(left, library) and _stands(library):
        shutil.rmtree(left, ignore_errors=True)
        if not left.exists():
            _forget(library)
            return None
    return left


def said_of(left: Path) -> str:
    """One sentence about a folder that `sweep` gave."""
    return (
        f"A move of the library was broken off, and a copy was left in “{left}”; the library is where it was"
        ". Delete that folder when all is well here."
    )


def _noted(folder: Path) -> Path | None:
    try:
        return Path(json.loads((folder / NOTE).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _is_being_made(copy: Path) -> bool:
    if not (copy / LOCK).exists():
        return False
    lock = WriterLock(copy, 0)
    try:
        with lock.held():
            return False
    except (LibraryBusy, CannotWrite):
        return True
    finally:
        lock.close()


def _is_incomplete(copy: Path, library: Path) -> bool:
    """Certainly: hidden, no link to elsewhere, marked as this library's, without a database of its own.

    On a share nobody can tell whether another computer is still at it.
    """
    is_marked = copy.name.startswith(_PREFIX) and not copy.is_symlink() and _noted(copy) == library
    return is_marked and not (copy / place.DATABASE).exists() and not medium.is_far(copy)


def _stands(library: Path) -> bool:
    try:
        place.require_library(library)
    except DeskError:
        return False
    return True
