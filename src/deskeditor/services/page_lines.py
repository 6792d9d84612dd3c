"""How are other processes begun that make pages, and by which line are they asked?"""

import os
import pickle
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import IO, Any

from deskeditor import worker
from deskeditor.services import page_worker


@dataclass(slots=True)
class Line:
    """The two ends by which one other process is asked, one batch after the other."""

    asking: IO[bytes]
    answering: IO[bytes]

    def answer(self, question: object) -> Any:
        """What the process says; raises `OSError` or `EOFError` where it is gone."""
        self.asking.write(page_worker.written_down(question))
        self.asking.flush()
        return pickle.load(self.answering)  # noqa: S301  # from our own process

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
    return process, Line(process.stdin, process.stdout)
