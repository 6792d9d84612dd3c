"""How is a module of ours run in a process of its own, which is ended when it takes too long?

Too long is what it works, where the system tells that: a busy machine, which lets it wait, is no fault of
what it was asked.
"""

import contextlib
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import IO, Any, TypeVar

HELD_UP = 30.0  # seconds more, at most, in which a process waits for the machine

T = TypeVar("T")
Process = subprocess.Popen[bytes]


def begun(module: str, *arguments: str, pass_fds: Sequence[int] = ()) -> Process:
    """A process that runs the module, asked by its standard input and heard by its standard output."""
    return subprocess.Popen(  # noqa: S603  # our own module, by our own interpreter
        [sys.executable, "-P", "-m", module, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        pass_fds=pass_fds,
    )


class Worker:
    """One such process, begun by the first question and ended with whoever holds it."""

    def __init__(self, module: str) -> None:
        self._module = module
        self._end: weakref.finalize[..., Any] | None = None
        self.process: Process | None = None

    def begin(self) -> Process:
        """Begin the process."""
        self.process = begun(self._module)
        self._end = weakref.finalize(self, _ended, self.process)
        return self.process

    def ask(self, question: bytes, heard: Callable[[IO[bytes]], T], seconds: float) -> T | None:
        """What is `heard` in answer, or None: the process ended, or worked too long and had to be.

        `heard` raises `OSError`, `EOFError` or `ValueError` for half an answer.
        """
        process = self.process or self.begin()
        answered = threading.Event()
        clock = threading.Thread(target=_end_in_time, args=(process, seconds, answered), daemon=True)
        clock.start()
        try:
            _stream(process.stdin).write(question)
            _stream(process.stdin).flush()
            return heard(_stream(process.stdout))
        except (OSError, EOFError, ValueError):  # it is gone, in the middle of an answer perhaps
            self.close()
            return None
        finally:
            answered.set()

    def close(self) -> None:
        """End the process; it begins again if it is asked once more."""
        if self._end is not None:
            self._end()
        self.process = self._end = None


def worked(process: int) -> float | None:
    """Seconds for which a process has had a processor so far; None where the system does not say."""
    try:
        said = Path(f"/proc/{process}/stat").read_bytes().rpartition(b") ")[2].split()
        return (int(said[11]) + int(said[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return None


def still_has(process: int, seconds: float, before: float | None) -> float:
    """How much is left of the seconds for which a process may work, when it had worked so long `before`."""
    so_far = worked(process)
    return 0.0 if so_far is None or before is None else max(seconds - (so_far - before), 0.0)


def _end_in_time(process: Process, seconds: float, answered: threading.Event) -> None:
    """End a process that has not answered when it has worked so long; the pipe then ends, and the waiting."""
    before, latest = worked(process.pid), time.monotonic() + seconds + HELD_UP
    left = seconds
    while left > 0 and time.monotonic() < latest:
        if answered.wait(left):
            return
        left = still_has(process.pid, seconds, before)
    if not answered.is_set():
        process.kill()


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise BrokenPipeError
    return stream


def _ended(process: Process) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # what was still to be written is of no use
            _stream(stream).close()
    process.wait()
