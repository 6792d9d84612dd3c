"""Where in a library's folder is what, and is a library there at all? Standard library only."""

import os
import re
from pathlib import Path

from deskeditor.domain.rendition import Rendition
from deskeditor.errors import (
    DamagedLibrary,
    DeskError,
    InvalidValue,
    LibraryError,
    MissingLibrary,
    NotALibrary,
)
from deskeditor.storage import files

DATABASE = "library.db"
ASSETS = "assets"
DERIVED = "derived"  # what is made of assets, and can be made again
APPLICATION_ID = 0x44534B45  # "DSKE": SQLite keeps it in the file's header

_MAGIC = b"SQLite format 3\0"
_HEADER = 100  # bytes
_LOG_VERSION = 18  # the byte of the header that is 2 where there is a write-ahead log
_REFERENCE = re.compile(r"images/([0-9a-f]{16}\.[a-z0-9]{1,8})")


def asset_path(folder: Path, reference: str) -> Path:
    """The file that a reference `images/…` names; raises `InvalidValue` for one that no asset can have."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise InvalidValue(
            f"“{reference}” names no image of the library; add the image and use its own name."
        )
    name = found[1]
    return folder / ASSETS / name[:2] / name


def derived_path(folder: Path, rendition: Rendition) -> Path:
    """Where a file that is made of an asset is kept."""
    return folder / DERIVED / rendition.stem[:2] / rendition.name


def original(folder: Path, stem: str) -> Path | None:
    """The file of the asset whose hash begins with `stem`, 16 hexadecimal digits; None where it is gone."""
    found = sorted((folder / ASSETS / stem[:2]).glob(f"{stem}.*"))
    return found[0] if found else None


def references(text: str) -> tuple[str, ...]:
    """The references `images/…` that stand in a text, each once."""
    return tuple(dict.fromkeys(f"images/{name}" for name in _REFERENCE.findall(text)))


def require_library(folder: Path) -> None:
    """Raise the error that says why no library can be opened at `folder`, if none can."""
    database = folder / DATABASE
    try:
        if not folder.exists():
            raise _missing(folder)
        if not folder.is_dir():
            raise NotALibrary(f"“{folder}” is a file, not a library's folder; choose a folder.")
        if is_free(folder):
            raise _missing(folder)
        if not database.is_file():
            raise _foreign(folder)
        _check_header(folder, database)
    except OSError as error:
        raise LibraryError(
            f"The library “{folder}” cannot be opened: {error.strerror}; check that you may read it."
        ) from error


def has_write_ahead_log(folder: Path) -> bool:
    """Whether SQLite keeps a write-ahead log for the library in `folder`: its header says so."""
    with (folder / DATABASE).open("rb") as file:
        return file.read(_HEADER)[_LOG_VERSION : _LOG_VERSION + 1] == b"\2"


def is_free(folder: Path) -> bool:
    """Whether a new library may be made there: nothing or an empty folder stands there."""
    if not folder.exists():
        return True
    return folder.is_dir() and all(files.is_temporary(path) for path in folder.iterdir())


def _missing(folder: Path) -> DeskError:
    return MissingLibrary(f"There is no library at “{folder}”; check the path, or make a new library there.")


def _foreign(folder: Path) -> DeskError:
    return NotALibrary(
        f"“{folder}” holds other things and no library; choose a library's folder or an empty one."
    )


def _damaged(folder: Path) -> DeskError:
    return DamagedLibrary(
        f"The library “{folder}” is damaged and was left as it is; restore it from a backup."
    )


def _check_header(folder: Path, database: Path) -> None:
    header, size = _beginning(database)
    if size == 0 or not any(header):
        raise _damaged(folder)
    if not header.startswith(_MAGIC):
        raise NotALibrary(f"“{database}” is no deskeditor library; choose another folder.")
    if len(header) < _HEADER or _is_cut_off_for_good(database):
        raise _damaged(folder)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise NotALibrary(f"“{database}” belongs to another program; choose another folder.")


def _beginning(database: Path) -> tuple[bytes, int]:
    """The header, and the size of the whole."""
    with database.open("rb") as file:
        return file.read(_HEADER), os.fstat(file.fileno()).st_size


def _is_cut_off_for_good(database: Path) -> bool:
    """Whether pages are missing that no journal holds.

    A program that closes the library just now puts them there and then removes its journal: without one it is
    looked at again.
    """
    return (
        _is_cut_off(*_beginning(database))
        and not _has_journal(database)
        and _is_cut_off(*_beginning(database))
    )


def _is_cut_off(header: bytes, size: int) -> bool:
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    return size < pages * (65536 if page == 1 else page)


def _has_journal(database: Path) -> bool:
    return bool(files.size(database.with_name(database.name + "-wal")))
