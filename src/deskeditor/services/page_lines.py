"""How are other processes begun that make pages, and by which line are they asked?"""

import os
import pickle
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import chain
from threading import Lock
from typing import IO, Any

from deskeditor import worker
from deskeditor.services import page_worker

if sys.platform == "linux":
    import fcntl

_ROOM = 1 << 19  # bytes; a batch's pages are some 200,000


@dataclass(slots=True)
class Line:
    """The two ends by which one other process is asked, one batch after the other.

    Two threads may ask: the second question lies ready while the first is answered, so that the process never
    waits for us.
    """

    asking: IO[bytes]
    answering: IO[bytes]
    _asked: Lock = field(default_factory=Lock)
    _heard: Lock = field(default_factory=Lock)

    def answer(self, question: object) -> Any:
        """What the process says; raises `OSError` or `EOFError` where it is gone."""
        written = page_worker.written_down(question)
        with self._asked:
            self.asking.write(written)
            self.asking.flush()
            self._heard.acquire()  # before anybody asks again: answers come in the order of the questions
        try:
            return pickle.load(self.answering)  # noqa: S301  # from our own process
        finally:
            self._heard.release()

    def close(self) -> None:
        """Hang up."""
        for end in (self.asking, self.answering):
            with suppress(OSError):  # what was never sent need not be
                end.close()


def begun(count: int) -> "tuple[list[worker.Process], list[Line]]":
    """So many processes, of which only those must be ended that are given, and a line to each."""
    if not hasattr(os, "fork"):
        each = [_process() for _ in range(count)]
        return [process for process, _ in each], [line for _, line in each]
    asked, answered = ([os.pipe() for _ in range(count - 1)] for _ in range(2))
    theirs = [(source, target) for (source, _), (_, target) in zip(asked, answered, strict=True)]
    for end in chain.from_iterable(asked + answered):
        _widen(end)
    process, first = _process(theirs)
    for one in chain.from_iterable(theirs):
        os.close(one)
    ours = zip(asked, answered, strict=True)
    return [process], [first, *(Line(os.fdopen(to, "wb"), os.fdopen(of, "rb")) for (_, to), (of, _) in ours)]


def _process(pipes: Sequence[tuple[int, int]] = ()) -> "tuple[worker.Process, Line]":
    arguments = [f"{source},{to}" for source, to in pipes]
    process = worker.begun(page_worker.__name__, *arguments, pass_fds=tuple(chain.from_iterable(pipes)))
    if process.stdin is None or process.stdout is None:
        raise BrokenPipeError
    _widen(process.stdin.fileno())
    _widen(process.stdout.fileno())
    return process, Line(process.stdin, process.stdout)


def _widen(end: int) -> None:
    """Give a pipe room for a whole batch, where the system can: its process goes on when that is written."""
    if sys.platform == "linux":
        with suppress(OSError):  # somebody has used up what room there is
            fcntl.fcntl(end, fcntl.F_SETPIPE_SZ, _ROOM)
