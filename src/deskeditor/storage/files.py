"""How is a file written so that a crash leaves the old one or the new one, and never half of one?"""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path
from typing import BinaryIO

from deskeditor.errors import CannotWrite

_PREFIX = ".deskeditor-"
_SUFFIX = ".tmp"
_ABANDONED = 600.0  # seconds after which a temporary file belongs to nobody


def write_atomically(path: Path, content: bytes) -> None:
    """Put `content` at `path`, wholly or not at all; its folder must exist. Raises `CannotWrite`."""
    draft = Draft(path)
    try:
        draft.write(content)
        draft.sync()
        draft.put()
        sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(why(path, error)) from error
    finally:
        draft.drop()


class Draft:
    """A file's new content on its way: written beside its place, synced, and put there in one go.

    For whoever writes many files: the steps of one may be taken between those of another. Each raises
    `OSError`. It ends with `drop`, and a draft that was not put leaves nothing. When it is put, its content
    survives a power cut; its name does after `sync_folder`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._temporary = temporary_beside(path)
        self._file: BinaryIO | None = None
        self._is_put = False

    def write(self, content: bytes) -> None:
        """Write the content."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        self._file = os.fdopen(os.open(self._temporary, flags, 0o666), "wb", buffering=0)
        left = memoryview(content)
        while left:
            left = left[self._file.write(left) :]

    def rest(self) -> None:
        """Keep no file open for now: a program may have some hundred open, and drafts may be more."""
        if self._file is not None:
            self._file.close()

    def sync(self) -> None:
        """Wait until the content is on the disk; the one step that takes long, fit for a thread."""
        if self._file is None:
            return
        if self._file.closed:
            self._file = self._temporary.open("r+b")  # Windows syncs no file that cannot be written
        os.fsync(self._file.fileno())

    def put(self) -> None:
        """Put it in its place."""
        if self._file is not None:
            self._file.close()  # Windows moves no open file
        os.replace(self._temporary, self.path)  # noqa: PTH105  # one call that tests can make fail
        self._is_put = True

    def drop(self) -> None:
        """Remove what was not put."""
        if self._file is not None:
            self._file.close()
        if not self._is_put:
            with contextlib.suppress(OSError):  # nothing more can be done; `sweep` comes by
                self._temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless they are there, to last; raises `CannotWrite`."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for one in reversed(missing):
            sync_folder(one.parent)
    except FileExistsError as error:
        raise CannotWrite(f"“{folder}” is a file, not a folder; choose another folder.") from error
    except OSError as error:
        raise CannotWrite(why(folder, error)) from error


def size(path: Path) -> int | None:
    """How many bytes a file has; None where it is not there, or not any more."""
    try:
        return path.stat().st_size
    except (FileNotFoundError, NotADirectoryError):
        return None


def temporary_beside(path: Path) -> Path:
    """A new name in the folder of `path`, which `sweep` knows as a leftover once it is abandoned."""
    return path.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")


def is_temporary(path: Path) -> bool:
    """Whether the path is one that `temporary_beside` made up, or SQLite's journal of one."""
    return path.name.startswith(_PREFIX) and _SUFFIX in path.name


def sync_folder(folder: Path) -> None:
    """Make names that were put into a folder survive a power cut, where the system can promise that."""
    if os.name == "nt":  # folders cannot be opened there; NTFS journals names itself
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network shares cannot sync a folder
            raise
    finally:
        os.close(descriptor)


def sweep(folder: Path) -> tuple[Path, ...]:
    """Remove what crashed writes left in a folder, and return it; young files may still be in use."""
    now = time.time()
    removed = []
    for path in folder.glob(f"{_PREFIX}*{_SUFFIX}*"):
        with contextlib.suppress(OSError):  # removed by someone else, or not ours to remove: it does no harm
            if now - path.stat().st_mtime > _ABANDONED:
                path.unlink()
                removed.append(path)
    return tuple(removed)


_REASONS = {
    errno.ENOSPC: "the disk is full; make room and try again",
    errno.EDQUOT: "your disk quota is used up; make room and try again",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EACCES: "you have no permission to write there; choose another folder",
    errno.EPERM: "you have no permission to write there; choose another folder",
    errno.ENOENT: "its folder does not exist; make it first",
    errno.ENOTDIR: "what should be its folder is a file; choose another folder",
    errno.EISDIR: "a folder of that name stands there; choose another name",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
}


def why(path: Path, error: OSError) -> str:
    """One plain sentence that says what could not be written, and what to do."""
    known = _REASONS.get(error.errno or 0)
    return f"“{path}” cannot be written: {known or f'{error.strerror or error}; check the disk'}."
