"""How are other people's templates run, so that they can neither hang nor fill the program?

In a process of their own, which is begun once and asked for page after page; it is ended when it takes
too long, and begun again when the next page is wanted.
"""

import contextlib
import json
import math
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Mapping
from typing import IO, Any

from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_source import MANIFEST

PAGE_SECONDS = 2.0
REST_SECONDS = 10.0  # for which a theme that had to be stopped is not tried again, however fast one types
_START_SECONDS = 20.0  # a cold disk and a busy machine; Python is not the theme's doing
_LONGEST = 64_000_000  # bytes of one answer

_STOPPED = (
    "this took longer than {:g} seconds, or more memory than a page may take; "
    "look for a loop or a text that grows"
)
Process = subprocess.Popen[bytes]
Jobs = Mapping[str, Mapping[str, Any]]


class TemplateProcess:
    """The templates of one theme in a process of their own; may be asked from any thread."""

    def __init__(self, templates: Mapping[str, str], settings: Mapping[str, Any]) -> None:
        self._first = {"templates": dict(templates), "settings": dict(settings)}
        self._turn = threading.Lock()
        self._process: Process | None = None
        self._end: weakref.finalize[..., Any] | None = None
        self._stopped: tuple[float, Flaw] | None = None  # until when it rests, and why

    def made(self, jobs: Jobs) -> dict[str, str]:
        """What the templates print, by their names, for their values; raises `Flaw`."""
        with self._turn:
            if self._stopped and time.monotonic() < self._stopped[0]:
                raise self._stopped[1]
            process = self._process or self._begin()
            return self._ask(process, jobs, PAGE_SECONDS)

    def close(self) -> None:
        """End the process; it begins again if it is asked once more."""
        if self._end is not None:
            self._end()
        self._process = self._end = None

    def rest_is_over(self) -> None:
        """Try again at once what had to be stopped."""
        self._stopped = None

    def _begin(self) -> Process:
        command = [sys.executable, "-P", "-m", "deskeditor.pages.theme_worker"]
        self._process = process = subprocess.Popen(  # noqa: S603  # our own module, by our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._end = weakref.finalize(self, _end, process)
        try:
            self._ask(process, self._first, _START_SECONDS)
        except Flaw as flaw:  # in a template, and there it stays
            self.close()
            self._stopped = math.inf, flaw
            raise
        return process

    def _ask(self, process: Process, question: Mapping[str, Any], seconds: float) -> dict[str, str]:
        answer, at = _answer(process, json.dumps(question).encode() + b"\n", seconds)
        if answer is None:
            self.close()
            self._stopped = time.monotonic() + REST_SECONDS, Flaw(at, 0, _STOPPED.format(seconds))
            raise self._stopped[1]
        if flaw := answer.get("flaw"):
            raise Flaw(str(flaw[0]), int(flaw[1]), str(flaw[2]))
        return {str(name): str(html) for name, html in answer["made"].items()}


def _answer(process: Process, line: bytes, seconds: float) -> tuple[dict[str, Any] | None, str]:
    """The answer to a question, None if the process ended or had to be ended; and what it was at last."""
    at = MANIFEST
    clock = threading.Timer(seconds, process.kill)  # the pipe then ends, and with it the waiting
    clock.start()
    try:
        _stream(process.stdin).write(line)
        _stream(process.stdin).flush()
        while "at" in (said := json.loads(_stream(process.stdout).readline(_LONGEST))):
            at = str(said["at"])
    except (OSError, ValueError):  # it is gone, in the middle of a line perhaps
        return None, at
    finally:
        clock.cancel()
    return said, at


def _stream(stream: IO[bytes] | None) -> IO[bytes]:
    if stream is None:
        raise BrokenPipeError
    return stream


def _end(process: Process) -> None:
    process.kill()
    for stream in (process.stdin, process.stdout):
        with contextlib.suppress(OSError):  # what was still to be written is of no use
            _stream(stream).close()
    process.wait()
