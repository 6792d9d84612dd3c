"""How is a block read whose marks may take minutes: in a process of its own, for two seconds at most?

It is begun with the first such block, which most people never write, and ended with whoever asks. What came
of a block is remembered, so that it is the same each time.
"""

import contextlib
import pickle
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass
from typing import IO, Any

from deskeditor.markup.blocks import Piece
from deskeditor.markup.template import Template

SECONDS = 2.0
READY = "ready"
STOPPED = "too complex"

_START_SECONDS = 20.0  # a cold disk and a busy machine
_KEPT = 64  # outcomes
_LONGEST = 2_000_000  # characters of a block: longer ones are not even tried

Process = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Question:
    """A block with the definitions that it may use."""

    piece: Piece
    links: tuple[tuple[str, tuple[str, str | None]], ...]
    abbreviations: tuple[tuple[str, str], ...]
    language: str


class HeavyBlocks:
    """Reads heavy blocks; not for use by two threads at once."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: Process | None = None
        self._end: weakref.finalize[..., Any] | None = None
        self._known: dict[tuple[str, object, object, str], Template | str] = {}

    def read(self, question: Question) -> Template | str:
        """The block's template, or in plain words why there is none."""
        piece = question.piece
        if len(piece.source) > _LONGEST:
            return "too long"
        key = piece.source, question.links, question.abbreviations, question.language
        if key not in self._known:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[key] = self._asked(question)
        return self._known[key]

    def close(self) -> None:
        """End the process; it begins again if it is asked once more."""
        if self._end is not None:
            self._end()
        self._process = self._end = None

    def _asked(self, question: Question) -> Template | str:
        process = self._process or self._begun()
        said = _answer(process, pickle.dumps(question), self._seconds)
        if isinstance(said, Template | str):
            return said
        self.close()
        return STOPPED

    def _begun(self) -> Process:
        command = [sys.executable, "-P", "-m", "deskeditor.markup.heavy_worker"]
        self._process = process = subprocess.Popen(  # noqa: S603  # our own module, by our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._end = weakref.finalize(self, _ended, process)
        _answer(process, b"", _START_SECONDS)
        return process


def _answer(process: Process, question: bytes, seconds: float) -> object:
    """What the process says to a question; None if it ended or had to be ended."""
    clock = threading.Timer(seconds, process.kill)  # the pipe then ends, and with it the waiting
    clock.start()
    try:
        _stream(process.stdin).write(question)
        _stream(process.stdin).flush()
        return pickle.load(_stream(process.stdout))  # noqa: S301  # our own child answers
    except (OSError, EOFError, pickle.UnpicklingError):  # it is gone, in the middle of an answer perhaps
        return None
    finally:
        clock.cancel()


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
