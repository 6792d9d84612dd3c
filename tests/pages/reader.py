"""A reader's browser for the tests: a process with a stock engine in it, scripts on, nothing held back.

The preview tells the engine of its own process that no host exists, so what a stock engine would do has to
be seen in another one. Run as a program it takes orders as lines of JSON and answers each with one.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

FLAGS = "QTWEBENGINE_CHROMIUM_FLAGS"
COLOURS = {"light": 1, "dark": 0}  # as Chromium counts what a reader prefers
PATIENCE = 60  # seconds: a slow machine takes its time
OWN_WORLD, PAGES_WORLD = 1, 0  # of scripts: the first sees the page, but neither its policy nor its names


class Reader:
    """The tests' end of it."""

    def __init__(self, colours: str) -> None:
        flags = f"--blink-settings=preferredColorScheme={COLOURS[colours]} --disable-logging"
        self._process = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={**os.environ, FLAGS: flags},
        )

    def open(
        self, address: str | Path, width: int = 1280, height: int = 900, *, scripts: bool = True
    ) -> None:
        """Show a page in a window of that size, and wait until all of it is there.

        Without `scripts` none of the page's own runs; those of `ask` do.
        """
        url = address.as_uri() if isinstance(address, Path) else address
        assert self._do("open", url, width, height, scripts) is True, f"{url} was not loaded"

    def ask(self, script: str, world: int = OWN_WORLD) -> Any:
        """What a script says about the page; the world is ours unless it has to be the page's own."""
        return self._do("ask", script, world)

    def wait_for(self, script: str) -> Any:
        """The same as soon as it says anything but null."""
        return self._do("wait_for", script)

    def wait(self, milliseconds: int) -> None:
        """Let the page live for a while."""
        self._do("wait", milliseconds)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Let the page live until something holds; a test says afterwards what should."""
        until = time.monotonic() + PATIENCE
        while not holds() and time.monotonic() < until:
            self.wait(20)

    def seen(self) -> dict[str, list[str]]:
        """What happened since the page was opened: `requests`, `console`, `dialogs`, `left` (for where)."""
        return self._do("seen")

    def close(self) -> None:
        """End the process."""
        self._process.stdin.close()
        self._process.wait(timeout=PATIENCE)
        self._process.stdout.close()

    def _do(self, name: str, *arguments: object) -> Any:
        self._process.stdin.write(json.dumps([name, *arguments]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        assert answer, "the reader's engine has died"
        return json.loads(answer)


@contextmanager
def reading(colours: str = "light") -> Iterator[Reader]:
    """A reader for as long as it is needed."""
    reader = Reader(colours)
    try:
        yield reader
    finally:
        reader.close()


def _serve() -> None:
    from reader_window import Window  # Qt belongs to the other process

    window = Window()
    for line in sys.stdin:
        name, *arguments = json.loads(line)
        print(json.dumps(getattr(window, name)(*arguments)), flush=True)
    window.close()


if __name__ == "__main__":
    _serve()
