"""Who makes the content of exported files: this process, or several at once?

What is made is the same. Other processes pay once there are many stories and more than one core; they know
pages and Markdown, and nothing of the library or the window.
"""

import logging
import os
import pickle
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Self

from deskeditor.errors import DeskError
from deskeditor.formats.writing.written import Written
from deskeditor.services import page_lines
from deskeditor.services.page_lines import Line
from deskeditor.services.page_wishes import Answer, Wish, answers, content
from deskeditor.storage.place import DATABASE

if TYPE_CHECKING:
    from deskeditor.markup.document import Renderer

MANY = 150  # stories to make from which on other processes are worth their start
_STORY = 15_000  # bytes of a library's database that a story takes at least, with its revisions
_MOST = 8  # processes
_TOGETHER = 8  # wishes to a process at once: each question costs both sides a moment of waiting

_log = logging.getLogger(__name__)

Made = Callable[[], Written]


class Makers:
    """Makes the contents of one export; `close` it, or leave its `with` block, however that ends."""

    def __init__(self) -> None:
        self._apart: _Apart | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def expect(self, stories: int) -> None:
        """Get ready for so many stories, of which none has to be made now."""
        processes = min(_cores(), _MOST)
        if self._apart is None and processes > 1 and stories >= MANY:
            self._apart = _Apart(processes)

    def foresee(self, library: Path, folder: Path) -> None:
        """Get ready for all stories of a library that is not open yet, where none of them is in the folder.

        How many they are is guessed: opening it takes as long as getting ready does.
        """
        with suppress(OSError):  # whatever is the matter, opening it will say so
            if not (folder.is_dir() and any(folder.iterdir())):
                self.expect((library / DATABASE).stat().st_size // _STORY)

    def begin(self, wish: Wish) -> Made:
        """Begin to make a file's content; what comes back is called for it, and may raise a `DeskError`."""
        if self._apart is not None:
            return self._apart.begin(wish)
        return partial(self._here, wish)

    def _here(self, wish: Wish) -> Written:
        return content(wish, self._renderer)

    @cached_property
    def _renderer(self) -> "Renderer":
        return _new_renderer()

    def close(self) -> None:
        """Let go of what was begun and not asked for."""
        if self._apart is not None:
            self._apart.close()
            self._apart = None


def _new_renderer() -> "Renderer":
    from deskeditor.markup.document import Renderer  # slow to load, and an export may have nothing to make

    return Renderer()


def _cores() -> int:
    """The cores that this process may use."""
    known = getattr(os, "sched_getaffinity", None)  # Linux only
    return len(known(0)) if known else os.cpu_count() or 1


@dataclass(slots=True)
class _Batch:
    """Wishes that are sent to a process at once; `answers` is there as soon as they are."""

    wishes: list[Wish] = field(default_factory=list)
    answers: "Future[list[Answer]] | None" = None


class _Apart:
    """Makes contents in several processes at once."""

    def __init__(self, count: int) -> None:
        self._processes, self._lines = page_lines.begun(count)
        self._free = [*self._lines, *self._lines]
        self._own = threading.local()
        self._threads = ThreadPoolExecutor(len(self._free), "page-maker", initializer=self._take_line)
        self._open = _Batch()

    def begin(self, wish: Wish) -> Made:
        """See `Makers.begin`."""
        batch = self._open
        batch.wishes.append(wish)
        if len(batch.wishes) == _TOGETHER:
            self._send()
        return partial(self._taken, batch, len(batch.wishes) - 1)

    def close(self) -> None:
        """End the processes."""
        self._threads.shutdown(cancel_futures=True)
        for line in self._lines:
            line.close()  # a process ends with its input
        for process in self._processes:
            process.kill()
            process.wait()

    def _send(self) -> "Future[list[Answer]]":
        batch, self._open = self._open, _Batch()
        batch.answers = self._threads.submit(self._answers, batch.wishes)
        return batch.answers

    def _taken(self, batch: _Batch, at: int) -> Written:
        answer = (batch.answers or self._send()).result()[at]
        if isinstance(answer, DeskError):
            raise answer
        return answer

    def _take_line(self) -> None:
        self._own.line = self._free.pop()

    def _answers(self, wishes: list[Wish]) -> list[Answer]:
        line: Line = self._own.line
        try:
            made: list[Answer] = line.answer(wishes)
        except (OSError, EOFError, pickle.UnpicklingError) as error:
            _log.info("A process that makes pages is gone (%s): making these here.", error)
            return answers(wishes, _new_renderer())
        return made
