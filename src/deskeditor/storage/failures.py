"""What does a database error mean to the person in front of it?"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from deskeditor.errors import (
    BrokenOff,
    CannotWrite,
    DamagedLibrary,
    DeskError,
    LibraryBusy,
    LibraryError,
    LibraryReadOnly,
)
from deskeditor.storage import lock
from deskeditor.storage.strange import StrangeValue

_SIGNS_OF_DAMAGE = re.compile(  # in messages that SQLite gives no code of their own
    "Could not decode to UTF-8|malformed database|unsupported file format|no such (column|table)"
    "|foreign key mismatch|(table|index) \\S+ already exists|duplicate column name|SQL logic error"
    "|invalid fts5 file format|error in tokenizer|parse error in"  # the search index
)
_PRIMARY = 0xFF  # SQLite's extended result codes carry the primary one in their lowest byte


@contextmanager
def said_plainly(folder: Path) -> Iterator[None]:
    """Turn errors of SQLite about this library into ours; all others, bugs among them, pass as they are."""
    try:
        yield
    except DBAPIError as error:
        plain = _plain(folder, error.orig)
        if plain is None:
            raise
        raise plain from error
    except sqlite3.Error as error:
        plain = _plain(folder, error)
        if plain is None:
            raise
        raise plain from error
    except (UnicodeDecodeError, StrangeValue) as error:  # the first: SQLite's message, with damage in it
        raise damaged(folder) from error


def _plain(folder: Path, error: BaseException | None) -> DeskError | None:
    code = getattr(error, "sqlite_errorcode", 0) & _PRIMARY
    say = _BY_CODE.get(code)
    if say is not None:
        return say(folder)
    return damaged(folder) if _SIGNS_OF_DAMAGE.match(str(error)) else None


def _busy(folder: Path) -> LibraryBusy:
    return LibraryBusy(lock.busy(folder))


def _full(folder: Path) -> CannotWrite:
    return CannotWrite(
        f"The library “{folder}” cannot be written: the disk is full; make room and try again."
    )


def _unsteady(folder: Path) -> CannotWrite:
    return CannotWrite(f"The library “{folder}” cannot be read or written: check its disk, then try again.")


def _closed(folder: Path) -> LibraryError:
    return LibraryError(f"The library “{folder}” cannot be opened; check that you may read and write it.")


def _broken_off(folder: Path) -> BrokenOff:
    return BrokenOff(f"What was done with the library “{folder}” was broken off.")


def read_only(folder: Path) -> LibraryReadOnly:
    """The error of a library that can be read and not written."""
    return LibraryReadOnly(
        f"The library “{folder}” is read-only; make its folder writable, or copy it to one that is."
    )


def damaged(folder: Path) -> DamagedLibrary:
    """The error of a library whose database cannot be read as one."""
    return DamagedLibrary(
        f"The library “{folder}” is damaged and was left as it is; restore it from a backup."
    )


_BY_CODE: Mapping[int, Callable[[Path], DeskError]] = {
    sqlite3.SQLITE_BUSY: _busy,
    sqlite3.SQLITE_LOCKED: _busy,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_CORRUPT: damaged,
    sqlite3.SQLITE_NOTADB: damaged,
    sqlite3.SQLITE_FULL: _full,
    sqlite3.SQLITE_IOERR: _unsteady,
    sqlite3.SQLITE_CANTOPEN: _closed,
    sqlite3.SQLITE_PERM: _closed,
    sqlite3.SQLITE_AUTH: _closed,
    sqlite3.SQLITE_INTERRUPT: _broken_off,
}
