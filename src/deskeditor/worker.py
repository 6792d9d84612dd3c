"""How is a module of ours run in a process of its own, which is ended when it takes too long?"""

import contextlib
import subprocess
import sys
import threading
import weakref
from collections.abc import Callable, Sequence
from typing import IO, Any, TypeVar

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
        """What is `heard` in answer, or None: the process ended, or took too long and had to be.

        `heard` raises `OSError`, `EOFError` or `ValueError` for half an answer.
        """
        process = self.process or self.begin()
        clock = threading.Timer(seconds, process.kill)  # the pipe then ends, and with it the waiting
        clock.start()
        try:
            _stream(process.stdin).write(question)
            _stream(process.stdin).flush()
            return heard(_stream(process.stdout))
        except (OSError, EOFError, ValueError):  # it is gone, in the middle of an answer perhaps
            self.close()
            return None
        finally:
            clock.cancel()

    def close(self) -> None:
        """End the process; it begins again if it is asked once more."""
        if self._end is not None:
            self._end()
        self.process = self._end = None


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
