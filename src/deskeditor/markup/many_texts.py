"""Where in many texts does something stand that is looked for, and what would be put there instead?

Words are looked for here; a regular expression in a process of its own, `python -m
deskeditor.markup.many_texts_worker`, which is ended when it takes too long.
"""

import pickle
import struct
from collections.abc import Sequence
from itertools import islice
from typing import IO, NamedTuple, Protocol

from deskeditor.errors import InvalidValue
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import MOST, Query, pattern
from deskeditor.worker import Worker

HEAD = struct.Struct("<I")  # before each message: how long it is
PATIENCE = 2.0  # seconds for the texts of one question, of which each takes some milliseconds
_START = 20.0  # seconds until the process can be asked: a cold disk and a busy machine
TOO_SLOW = "This expression takes too long on “{}”. Make it simpler, or more exact."


class Spot(NamedTuple):
    """A place in code points, and what would stand there instead."""

    start: int
    end: int
    instead: str


Spots = list[Spot]


class Seeker(Protocol):
    """Looks through texts for what it was made for."""

    def spots(self, texts: Sequence[str]) -> list[Spots] | None:
        """The places in each text, or None where that took too long."""

    def close(self) -> None:
        """Let go of what it holds."""


def seeker(query: Query, replacement: Replacement | None) -> Seeker:
    """What looks for a query; raises `InvalidValue` for one that cannot be meant."""
    if not query.words:
        raise InvalidValue("Say what is to be found.")
    found = pattern(query)
    if replacement is not None:
        replacement.check(found)
    return _Elsewhere(query, replacement) if query.regex else Here(query, replacement)


class Here:
    """Looks through texts in this process."""

    def __init__(self, query: Query, replacement: Replacement | None) -> None:
        self._pattern, self._replacement = pattern(query), replacement

    def spots(self, texts: Sequence[str]) -> list[Spots]:
        """The places in each text."""
        return [self._in(text) for text in texts]

    def _in(self, text: str) -> Spots:
        put = self._replacement
        return [
            Spot(*match.span(), put.of(match) if put is not None else "")
            for match in islice(self._pattern.finditer(text), MOST)
        ]

    def close(self) -> None:
        """There is nothing to let go of."""


class _Elsewhere:
    """Asks the process; one that runs for ever is ended."""

    def __init__(self, query: Query, replacement: Replacement | None) -> None:
        self._asked = query, replacement
        self._worker = Worker("deskeditor.markup.many_texts_worker")

    def spots(self, texts: Sequence[str]) -> list[Spots] | None:
        """The places in each text, or None."""
        if self._worker.process is None:
            self._worker.ask(framed((*self._asked, [])), unframed, _START)
        question = framed((*self._asked, list(texts)))
        told = self._worker.ask(question, unframed, PATIENCE)
        return told if isinstance(told, list) else None

    def close(self) -> None:
        """End the process."""
        self._worker.close()


def framed(value: object) -> bytes:
    """A message as it goes from process to process."""
    written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(written)) + written


def unframed(source: IO[bytes]) -> object:
    """The next message, only ever one of our own; raises `EOFError` where there is none."""
    head = source.read(HEAD.size)
    if len(head) < HEAD.size:
        raise EOFError
    return pickle.loads(source.read(HEAD.unpack(head)[0]))  # noqa: S301  # from our own process
