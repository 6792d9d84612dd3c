"""How does an answer reach standard output, and everything else standard error?"""

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from deskeditor.cli.answer import Answer, Failure

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # a story's text must not steer a terminal
_HIT = {"\ue000": "\x1b[1m", "\ue001": "\x1b[22m"}  # how the library marks hits, and how a terminal does
_NAME = "deskeditor"


class Output:
    """The two streams of one run."""

    def __init__(self, *, as_json: bool = False) -> None:
        self.as_json = as_json
        _open_closed()
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):  # a name that the terminal cannot show stops nothing
                stream.reconfigure(errors="backslashreplace")
        self._shows_progress = sys.stderr.isatty()
        self._shows_colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    def say(self, answer: Answer) -> None:
        """Write the answer to standard output; its warnings and failures to standard error."""
        if self.as_json:
            document = json.dumps(answer.whole_document(), ensure_ascii=False, indent=2)
            _write(f"{document}\n")
        elif answer.text is not None:
            _write(harmless(answer.text) if sys.stdout.isatty() else answer.text)
        else:
            for line in answer.lines:
                sys.stdout.write(self._marked(harmless(line)) + "\n")
        sys.stdout.flush()
        for warning in answer.warnings:
            self.remark(warning)
        for failure in answer.failed:
            self.remark(failure.error if answer.names_itself else _sentence(failure))

    def remark(self, sentence: str) -> None:
        """Write one sentence to standard error."""
        sys.stderr.write(f"{_NAME}: {harmless(sentence)}\n")

    @contextmanager
    def progress(self) -> Iterator["Progress"]:
        """A counter on standard error while something long runs; silent where that is no terminal."""
        counter = Progress(sys.stderr if self._shows_progress else None)
        try:
            yield counter
        finally:
            counter.clear()

    def _marked(self, line: str) -> str:
        for mark, code in _HIT.items():
            line = line.replace(mark, code if self._shows_colour else "")
        return line


class Progress:
    """One line that says how far something has come."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream
        self._shown = ""

    def at(self, number: int, total: int, name: str) -> None:
        """Say that `number` of `total` are done, and which was the last."""
        if self._stream:
            self.clear()
            self._shown = harmless(f"{number} of {total}  {name}")[:78]
            self._stream.write(self._shown)
            self._stream.flush()

    def clear(self) -> None:
        """Wipe the line."""
        if self._stream and self._shown:
            self._stream.write(f"\r{' ' * len(self._shown)}\r")
            self._shown = ""


def _open_closed() -> None:
    """Let what is written to a stream that was closed before we began go nowhere."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # until the program ends


def _write(text: str) -> None:
    """Write what programs read: UTF-8 whatever the terminal speaks, line ends as they are."""
    sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))


def harmless(text: str) -> str:
    """The text without the characters that steer a terminal."""
    return _CONTROLS.sub("\ufffd", text)


def plain(marked: str) -> str:
    """A snippet without the marks around its hits."""
    return marked.replace("\ue000", "").replace("\ue001", "")


def _sentence(failure: Failure) -> str:
    named = not failure.source or failure.source in failure.error
    return failure.error if named else f"{failure.source}: {failure.error}"
