"""How do the files of an export get onto the disk, many at once and each of them wholly or not at all?"""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from deskeditor.errors import CannotWrite
from deskeditor.services import export_edited
from deskeditor.storage import files
from deskeditor.storage.files import Draft

TOGETHER = 128  # files that the disk is asked to keep in one go: hundreds take it little longer than one
_AT_ONCE = 8  # files, where each is asked for alone
_MANY = 12  # from here on it is cheaper to ask for the whole disk than for each of the files


class Put(NamedTuple):
    """A file that stands in the folder: its name there, what tells that it is untouched, and if it is new."""

    name: str
    size: int
    changed: int  # nanoseconds
    is_new: bool
    set_aside: Path | None = None  # where the file went that stood there


@dataclass(slots=True)
class _Portion:
    """Drafts that are synced together; `synced` is there as soon as they are."""

    drafts: list[Draft] = field(default_factory=list)
    synced: "Future[dict[Draft, OSError]] | None" = None  # those of them that are not on the disk, and why

    @property
    def is_synced(self) -> bool:
        """Whether the disk has been heard."""
        return self.synced is not None and self.synced.done()


class Writing(NamedTuple):
    """A file that is being written; called for it, it has it stand, or raises `CannotWrite`."""

    finish: Callable[[], Put]
    portion: _Portion | None  # that the disk is asked for; None where there is nothing to wait for

    def __call__(self) -> Put:
        """The file as it stands now."""
        return self.finish()

    @property
    def is_ready(self) -> bool:
        """Whether it can be finished without waiting for the disk."""
        return self.portion is None or self.portion.is_synced


@dataclass(slots=True)
class ExportFiles:
    """The folder of one export; with `force` files are written that would not change, too."""

    folder: Path
    force: bool
    _owners: dict[str, str] = field(default_factory=dict)  # the story that a file is of
    _inside: dict[str, Path] = field(default_factory=dict)  # folders that do not lead elsewhere, by name
    _drafts: set[Draft] = field(default_factory=set)
    _open: _Portion = field(default_factory=_Portion)
    _unsynced: set[Path] = field(default_factory=set)
    _thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "export-files"))

    def own(self, name: str, story_id: str) -> None:
        """Raises `CannotWrite` where a file of that name is one of another story of this export."""
        if self._owners.setdefault(name, story_id) != story_id:
            raise CannotWrite(
                f"Another story of this export goes to “{self.folder / name}”; "
                "change the slug of one of them."
            )

    def begin(self, name: str, content: bytes, is_edited: Callable[[Path], bool] | None = None) -> Writing:
        """Begin to write a file, unless just that stands there; its folder is made if there is none.

        What stands there and is edited is kept under another name.

        Raises `CannotWrite`. A thread waits for the disk alone: in all else it would wait for the others.
        """
        below, _, own = name.rpartition("/")
        path = (self._inside.get(below) or self._entered(below)) / own
        if not self.force and _stands(path, content):
            return Writing(partial(self._put, name, is_new=False), None)
        keep = is_edited is not None and is_edited(path)
        draft = Draft(path)
        self._drafts.add(draft)
        try:
            draft.write(content)
            draft.rest()
        except OSError as error:
            raise CannotWrite(files.why(path, error)) from error
        portion = self._open
        portion.drafts.append(draft)
        if len(portion.drafts) == TOGETHER:
            self._begin_sync()
        return Writing(partial(self._finished, name, draft, portion, keep=keep), portion)

    def _begin_sync(self) -> "Future[dict[Draft, OSError]]":
        portion, self._open = self._open, _Portion()
        portion.synced = self._thread.submit(_synced, self.folder, portion.drafts)
        return portion.synced

    def _finished(self, name: str, draft: Draft, portion: _Portion, *, keep: bool) -> Put:
        failed = (portion.synced or self._begin_sync()).result()
        try:
            if draft in failed:
                raise failed[draft]
            aside = export_edited.set_aside(draft.path) if keep else None
            draft.put()
        except OSError as error:
            raise CannotWrite(files.why(draft.path, error)) from error
        finally:
            draft.drop()
            self._drafts.discard(draft)
        self._unsynced.add(draft.path.parent)
        return self._put(name, is_new=True)._replace(set_aside=aside)

    def sync_names(self) -> "Future[None]":
        """Begin to make sure of the names of all that was finished; the answer may raise `CannotWrite`."""
        folders, self._unsynced = self._unsynced, set()
        return self._thread.submit(_sync_folders, folders)

    def close(self) -> None:
        """End the writing; what was not finished leaves nothing."""
        self._thread.shutdown()
        for draft in self._drafts:
            draft.drop()

    def _entered(self, below: str) -> Path:
        """A folder in the export's own, which is made if there is none; it is looked at once."""
        place = self.folder / below
        if not place.resolve().is_relative_to(self.folder.resolve()):
            raise CannotWrite(f"“{place}” leads out of the export's folder; choose another folder.")
        if place != self.folder:
            files.make_folder(place)
        self._inside[below] = place
        return place

    def _put(self, name: str, *, is_new: bool) -> Put:
        try:
            seen = os.lstat(f"{self.folder}/{name}")
        except OSError as error:
            raise CannotWrite(files.why(self.folder / name, error)) from error
        return Put(name, seen.st_size, seen.st_mtime_ns, is_new)


def _sync_folders(folders: Iterable[Path]) -> None:
    for folder in folders:
        try:
            files.sync_folder(folder)
        except OSError as error:
            raise CannotWrite(files.why(folder, error)) from error


def _synced(folder: Path, drafts: list[Draft]) -> dict[Draft, OSError]:
    """Wait until drafts are on the disk; gives those that are not, and why."""
    if len(drafts) >= _MANY and _are_synced_at_once(folder):
        return {}
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        errors = zip(drafts, threads.map(_sync_error, drafts), strict=True)
        return {draft: error for draft, error in errors if error}


def _sync_error(draft: Draft) -> OSError | None:
    try:
        draft.sync()
    except OSError as error:
        return error
    return None


def _are_synced_at_once(folder: Path) -> bool:
    from deskeditor.storage.syncing import sync_file_system  # not for one story

    try:
        return sync_file_system(folder)
    except OSError:
        return False  # asked for one by one, they tell which of them are concerned


def _stands(path: Path, content: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False  # writing will say what is the matter
