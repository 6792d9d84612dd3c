"""How is a block read whose marks may take minutes: in a process of its own, for two seconds at most?

It is begun with the first such block, which most people never write, and ended with whoever asks. What came
of a block is remembered, so that it is the same each time.
"""

import pickle
from dataclasses import dataclass
from typing import IO

from deskeditor.markup.blocks import Piece
from deskeditor.markup.template import Template
from deskeditor.worker import Worker

SECONDS = 2.0
READY = "ready"
STOPPED = "too complex"

_START_SECONDS = 20.0  # a cold disk and a busy machine
_KEPT = 64  # outcomes
_LONGEST = 2_000_000  # characters of a block: longer ones are not even tried


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
        self._worker = Worker("deskeditor.markup.heavy_worker")
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
        self._worker.close()

    def _asked(self, question: Question) -> Template | str:
        if self._worker.process is None:
            self._worker.ask(b"", _heard, _START_SECONDS)
        said = self._worker.ask(pickle.dumps(question), _heard, self._seconds)
        if isinstance(said, Template | str):
            return said
        self._worker.close()
        return STOPPED


def _heard(stream: IO[bytes]) -> object:
    try:
        return pickle.load(stream)  # noqa: S301  # our own child answers
    except pickle.UnpicklingError as error:
        raise EOFError from error
