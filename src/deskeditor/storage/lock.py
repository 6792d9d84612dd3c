"""Who may write to the library now? One writer at a time, over all threads and processes.

SQLite before 3.51.3 can damage a library when two connections write and checkpoint at the same instant. So
each write, and the checkpoint that SQLite may do at its end, holds this lock. The system lets go of it when
its process ends, however it ends: there are no stale locks.

Whoever waits holds the folder itself meanwhile, as the one whose turn is next: a program that writes again
and again, on a slow disk, would leave no gap long enough for anybody who looks now and then.
"""

import errno
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from deskeditor.errors import CannotWrite, LibraryBusy
from deskeditor.storage import files

NAME = "library.lock"
_STEP = 0.01  # seconds between two tries
_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
_UNSUPPORTED = (errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS, errno.EINVAL)


class WriterLock:
    """The lock of one library's folder; `patience` in seconds."""

    def __init__(self, folder: Path, patience: float) -> None:
        self._folder = folder
        self._patience = patience
        self._among_threads = threading.Lock()
        self._file: int | None = None
        self._turn: int | None = None  # the folder, where this system can lock one

    @contextmanager
    def held(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock; raises `LibraryBusy` when others hold it for longer than the patience."""
        seconds = self._patience if patience is None else patience
        if not self._among_threads.acquire(timeout=seconds):
            raise LibraryBusy(busy(self._folder))
        try:
            descriptor = self._opened()
            self._acquire(descriptor, seconds)
            try:
                yield
            finally:
                _unlock(descriptor)
        finally:
            self._among_threads.release()

    def is_wanted(self) -> bool:
        """Whether another program waits for the lock that is held here; not where that cannot be told."""
        if self._turn is None:
            return False
        if not _try_lock(self._turn):
            return True
        _unlock(self._turn)
        return False

    def close(self) -> None:
        """Let go of the lock's file."""
        for descriptor in (self._file, self._turn):
            if descriptor is not None:
                os.close(descriptor)
        self._file = self._turn = None

    def _opened(self) -> int:
        path = self._folder / NAME
        if self._file is None:
            try:
                self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
                self._turn = _lockable(self._folder)
            except OSError as error:
                raise CannotWrite(files.why(path, error)) from error
        return self._file

    def _acquire(self, descriptor: int, seconds: float) -> None:
        now = time.monotonic()
        # whoever has the turn may have been stopped while waiting: half of the time, and nobody asks for it
        has_turn = self._turn is not None and _is_had_by(self._turn, now + seconds / 2)
        try:
            if not _is_had_by(descriptor, now + seconds):
                raise LibraryBusy(busy(self._folder))
        finally:
            if has_turn and self._turn is not None:
                _unlock(self._turn)


def _is_had_by(descriptor: int, deadline: float) -> bool:
    """Try until then to lock a file."""
    while not _try_lock(descriptor):
        if time.monotonic() > deadline:
            return False
        time.sleep(_STEP)
    return True


def busy(folder: Path) -> str:
    """One plain sentence for a library that others hold for too long."""
    return f"The library “{folder}” is being written by another program; wait a moment and try again."


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

    def _lockable(_folder: Path) -> int | None:
        return None

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _HELD:
                return False
            if error.errno not in _UNSUPPORTED:  # a share without locks: SQLite's own must do
                raise
        return True

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)

    def _lockable(folder: Path) -> int | None:
        """The folder, opened, where its file system can lock it; a share may not."""
        try:
            descriptor = os.open(folder, os.O_RDONLY)
        except OSError:  # it may be written to and not looked into
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in _HELD:
                os.close(descriptor)
                return None
        else:
            _unlock(descriptor)
        return descriptor
