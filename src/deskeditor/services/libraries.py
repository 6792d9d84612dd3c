"""How is a library made, opened and looked after?"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from deskeditor import user_dirs
from deskeditor.errors import CannotWrite, MissingLibrary
from deskeditor.storage import files, place
from deskeditor.storage.problems import Problem
from deskeditor.storage.steps import Moved, Step

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

__all__ = [
    "LibraryInfo", "Moved", "Problem", "Step", "choose", "compact", "create_library", "info", "move",
    "open_library", "open_or_create", "rebuild_index", "require", "room", "verify",
    "warnings",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryInfo:
    """What a library holds."""

    path: Path
    stories: int
    trashed: int  # of `stories`
    words: int
    cards: int
    assets: int
    revisions: int
    size_bytes: int  # of the database and the assets on disk
    schema: str
    sqlite: str
    read_only: bool = False


def create_library(folder: Path) -> "Library":
    """Make a library where nothing or an empty folder stands; raises `CannotWrite` or `NotALibrary`."""
    from deskeditor.storage.library import Library

    return Library.create(folder)


def open_library(folder: Path) -> "Library":
    """Open the library that is there; never makes one. Raises the members of `LibraryError`."""
    from deskeditor.storage.library import Library

    return Library.open(folder)


def open_or_create(folder: Path) -> "Library":
    """Open the library, or make one where nothing or an empty folder stands.

    Where the library that was chosen for every start is gone, no empty one takes its place.
    """
    if not place.is_free(folder):
        return open_library(folder)
    if folder == user_dirs.chosen_library():
        raise MissingLibrary(
            f"The library “{folder}” is not there; connect its disk, or name another one with --library."
        )
    try:
        return create_library(folder)
    except CannotWrite:
        if place.is_free(folder):
            raise
        return open_library(folder)  # another program made one at the same time


def info(library: "Library") -> LibraryInfo:
    """Count what the library holds."""
    with library.read() as reading:
        stories, trashed, words = reading.stories.totals()
        return LibraryInfo(
            path=library.folder,
            stories=stories,
            trashed=trashed,
            words=words,
            cards=reading.cards.count(),
            assets=reading.assets.count(),
            revisions=reading.revisions.count(),
            size_bytes=sum(_sizes(library.folder)),
            schema=library.schema,
            sqlite=library.sqlite,
            read_only=library.is_read_only,
        )


def _sizes(folder: Path) -> Iterator[int]:
    for path in (*folder.glob(f"{place.DATABASE}*"), *folder.glob(f"{place.ASSETS}/*/*")):
        with suppress(FileNotFoundError):  # SQLite removes its journal when the last program leaves
            yield path.stat().st_size


def require(folder: Path) -> None:
    """Raise the error that says why no library can be opened at a folder, if none can."""
    place.require_library(folder)


def choose(folder: Path) -> None:
    """Open this library from now on where none is named; raises `CannotWrite`."""
    said = str(folder.absolute()).encode(errors="surrogateescape")
    files.make_folder(user_dirs.choice().parent)
    files.write_atomically(user_dirs.choice(), said + b"\n")


def move(folder: Path, to: Path, *, keep: bool = False) -> Iterator[Step | Moved]:
    """Let the library stand elsewhere: copied, proved, then used from there; the last thing is a `Moved`.

    The old folder is renamed, or with `keep` left as it is. The library that is opened where none is named
    is so afterwards, too. Closing the generator stops it, and leaves all as it was. Raises the members of
    `LibraryError`, or `CannotWrite`.
    """
    from deskeditor.storage import moving

    is_usual = folder.absolute() == user_dirs.default_library().absolute()
    for step in moving.move(folder, to, keep=keep):
        if isinstance(step, Moved) and is_usual:
            choose(step.folder)
        yield step


def rebuild_index(library: "Library") -> None:
    """Make the search index anew from the stories; raises the members of `LibraryError`."""
    from deskeditor.storage import search_index

    with library.write() as work:
        search_index.rebuild(work.connection.exec_driver_sql)
        work.commit()


def compact(library: "Library") -> tuple[int, int]:
    """Give back the room that the database does not need; gives its size before and after, in bytes.

    The library is backed up first. Raises `LibraryBusy` while somebody else has it open for writing.
    """
    from deskeditor.storage import backup_file, compacting

    backup_file.make(library.folder, backup_file.Why.BY_HAND)
    return compacting.compact(library)


def warnings(library: "Library") -> tuple[str, ...]:
    """What somebody who works in the library should know of its place, each in one sentence.

    What a killed move has left, and is of no use to anybody, is taken away on the way.
    """
    from deskeditor.storage import medium, staging

    said = []
    if library.is_read_only:
        said.append(
            f"The library “{library.folder}” is read-only: what you type stays in this window. "
            "Make its folder writable, or copy it to one that is."
        )
    if medium.is_far(library.folder):
        said.append("The library lies on another computer: work on it from one computer at a time.")
    left = staging.sweep(library.folder)
    if left is not None:
        said.append(staging.said_of(left))
    return (*said, *filter(None, (room(library.folder),)))


def room(folder: Path) -> str:
    """One sentence where a library's disk is nearly full, else nothing."""
    from deskeditor.storage import medium

    left = medium.free(folder)
    if left is None or left >= medium.NEARLY_FULL:
        return ""
    return f"The disk is nearly full: {left / 1e6:.0f} MB are left. Make room before saving fails."


def verify(library: "Library", stopped: Callable[[], bool] | None = None) -> tuple[Problem, ...]:
    """Examine the library from end to end; no problem means that every part of it is sound.

    Long work: it raises `BrokenOff` soon after `stopped` says so.
    """
    from deskeditor.storage import checkup

    return tuple(checkup.problems(library, stopped))
