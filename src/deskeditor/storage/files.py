"""How is a file written so that a crash leaves the old one or the new one, and never half of one?"""

import contextlib
import errno
import os
import secrets
import time
from pathlib import Path

from deskeditor.errors import CannotWrite

_PREFIX = ".deskeditor-"
_SUFFIX = ".tmp"
_ABANDONED = 600.0  # seconds after which a temporary file belongs to nobody


def write_atomically(path: Path, content: bytes, *, folder_waits: bool = False) -> None:
    """Put `content` at `path`, wholly or not at all; its folder must exist. Raises `CannotWrite`.

    With `folder_waits` the caller calls `sync_folder` once for many files, before it counts on any of them.
    """
    temporary = temporary_beside(path)
    try:
        _write_through(temporary, content)
        os.replace(temporary, path)  # noqa: PTH105  # one call that tests can make fail
        if not folder_waits:
            sync_folder(path.parent)
    except OSError as error:
        raise CannotWrite(why(path, error)) from error
    finally:
        with contextlib.suppress(OSError):  # after os.replace it is gone; else nothing more can be done
            temporary.unlink(missing_ok=True)


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, unless they are there; raises `CannotWrite`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise CannotWrite(f"“{folder}” is a file, not a folder; choose another folder.") from error
    except OSError as error:
        raise CannotWrite(why(folder, error)) from error


def temporary_beside(path: Path) -> Path:
    """A new name in the folder of `path`, which `sweep` knows as a leftover once it is abandoned."""
    return path.with_name(f"{_PREFIX}{secrets.token_hex(6)}{_SUFFIX}")


def is_temporary(path: Path) -> bool:
    """Whether the path is one that `temporary_beside` made up, or SQLite's journal of one."""
    return path.name.startswith(_PREFIX) and _SUFFIX in path.name


def _write_through(path: Path, content: bytes) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)


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
