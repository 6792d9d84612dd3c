"""How do the files of an export get onto the disk, many at once and each of them wholly or not at all?"""

import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from deskeditor.errors import CannotWrite
from deskeditor.storage import files

_AT_ONCE = 8  # files that the disk is asked to keep: several take it little longer than one


class Put(NamedTuple):
    """A file that stands in the folder: its name there, what tells that it is untouched, and if it is new."""

    name: str
    size: int
    changed: int  # nanoseconds
    is_new: bool


Writing = Callable[[], Put]  # finishes what was begun; raises `CannotWrite`


@dataclass(slots=True)
class ExportFiles:
    """The folder of one export; with `force` files are written that would not change, too."""

    folder: Path
    force: bool
    _owners: dict[str, str] = field(default_factory=dict)  # the story that a file is of
    _inside: set[Path] = field(default_factory=set)  # folders that do not lead elsewhere
    _drafts: set[files.Draft] = field(default_factory=set)
    _unsynced: set[Path] = field(default_factory=set)
    _threads: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(_AT_ONCE, "export-file"))

    def own(self, name: str, story_id: str) -> None:
        """Raises `CannotWrite` where a file of that name is one of another story of this export."""
        if self._owners.setdefault(name, story_id) != story_id:
            raise CannotWrite(
                f"Another story of this export goes to “{self.folder / name}”; "
                "change the slug of one of them."
            )

    def begin(self, name: str, content: bytes) -> Writing:
        """Begin to write a file, unless just that stands there; its folder is made if there is none.

        Raises `CannotWrite`. Threads do the disk's part alone: in all else they would wait for each other.
        """
        path = self.folder / name
        self._require_inside(path)
        if path.parent != self.folder:
            files.make_folder(path.parent)
        if not self.force and _stands(path, content):
            return partial(self._put, name, is_new=False)
        draft = files.Draft(path)
        self._drafts.add(draft)
        try:
            draft.write(content)
        except OSError as error:
            raise CannotWrite(files.why(path, error)) from error
        return partial(self._finished, name, draft, self._threads.submit(draft.sync))

    def _finished(self, name: str, draft: files.Draft, syncing: Future[None]) -> Put:
        try:
            syncing.result()
            draft.put()
        except OSError as error:
            raise CannotWrite(files.why(draft.path, error)) from error
        finally:
            draft.drop()
            self._drafts.discard(draft)
        self._unsynced.add(draft.path.parent)
        return self._put(name, is_new=True)

    def sync(self) -> None:
        """Make sure of all that was written; raises `CannotWrite`."""
        while self._unsynced:
            folder = self._unsynced.pop()
            try:
                files.sync_folder(folder)
            except OSError as error:
                raise CannotWrite(files.why(folder, error)) from error

    def close(self) -> None:
        """End the writing; what was not finished leaves nothing."""
        self._threads.shutdown()
        for draft in self._drafts:
            draft.drop()

    def _require_inside(self, path: Path) -> None:
        if path.parent in self._inside:
            return
        if not path.parent.resolve().is_relative_to(self.folder.resolve()):
            raise CannotWrite(f"“{path}” leads out of the export's folder; choose another folder.")
        self._inside.add(path.parent)

    def _put(self, name: str, *, is_new: bool) -> Put:
        try:
            seen = os.lstat(f"{self.folder}/{name}")
        except OSError as error:
            raise CannotWrite(files.why(self.folder / name, error)) from error
        return Put(name, seen.st_size, seen.st_mtime_ns, is_new)


def _stands(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False  # writing will say what is the matter
