"""How are other people's templates run, so that they can neither hang nor fill the program?

In a process of their own, which is begun once and asked for page after page; it is ended when it takes
too long, and begun again when the next page is wanted.
"""

import json
import math
import threading
import time
from collections.abc import Mapping
from typing import IO, Any

from deskeditor.pages.theme_flaw import Flaw
from deskeditor.pages.theme_source import MANIFEST
from deskeditor.worker import Worker

PAGE_SECONDS = 2.0
REST_SECONDS = 10.0  # for which a theme that had to be stopped is not tried again, however fast one types
_START_SECONDS = 20.0  # a cold disk and a busy machine; Python is not the theme's doing
_LONGEST = 64_000_000  # bytes of one answer

_STOPPED = (
    "this took longer than {:g} seconds, or more memory than a page may take; "
    "look for a loop or a text that grows"
)
Jobs = Mapping[str, Mapping[str, Any]]


class TemplateProcess:
    """The templates of one theme in a process of their own; may be asked from any thread."""

    def __init__(self, templates: Mapping[str, str], settings: Mapping[str, Any]) -> None:
        self._first = {"templates": dict(templates), "settings": dict(settings)}
        self._turn = threading.Lock()
        self._worker = Worker("deskeditor.pages.theme_worker")
        self._stopped: tuple[float, Flaw] | None = None  # until when it rests, and why

    def made(self, jobs: Jobs) -> dict[str, str]:
        """What the templates print, by their names, for their values; raises `Flaw`."""
        with self._turn:
            if self._stopped and time.monotonic() < self._stopped[0]:
                raise self._stopped[1]
            if self._worker.process is None:
                self._begin()
            return self._ask(jobs, PAGE_SECONDS)

    def close(self) -> None:
        """End the process; it begins again if it is asked once more."""
        self._worker.close()

    def rest_is_over(self) -> None:
        """Try again at once what had to be stopped."""
        self._stopped = None

    def _begin(self) -> None:
        try:
            self._ask(self._first, _START_SECONDS)
        except Flaw as flaw:  # in a template, and there it stays
            self.close()
            self._stopped = math.inf, flaw
            raise

    def _ask(self, question: Mapping[str, Any], seconds: float) -> dict[str, str]:
        reached = [MANIFEST]  # what the process was at, the last one last

        def heard(stream: IO[bytes]) -> dict[str, Any]:
            while "at" in (said := json.loads(stream.readline(_LONGEST))):
                reached.append(str(said["at"]))
            return dict(said)

        answer = self._worker.ask(json.dumps(question).encode() + b"\n", heard, seconds)
        if answer is None:
            self._stopped = time.monotonic() + REST_SECONDS, Flaw(reached[-1], 0, _STOPPED.format(seconds))
            raise self._stopped[1]
        if flaw := answer.get("flaw"):
            raise Flaw(str(flaw[0]), int(flaw[1]), str(flaw[2]))
        return {str(name): str(html) for name, html in answer["made"].items()}
