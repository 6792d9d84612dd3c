"""What is the process that looks through a text asked, and what does it answer?"""

import pickle
import struct
from array import array
from dataclasses import dataclass, field

from deskeditor.errors import InvalidValue
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query, hits

HEAD = struct.Struct("<I")  # before each: how long it is


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for; `text` is None where it is that of the question before.

    `span`: within these of Qt's positions; `only`: the one place that begins there.
    """

    number: int
    query: Query
    text: str | None = None
    span: tuple[int, int] | None = None
    replacement: Replacement | None = None
    only: int | None = None


def _none() -> "array[int]":
    return array("I")


@dataclass(frozen=True, slots=True)
class Answer:
    """Where the places begin and end, and what would stand there; or in one sentence why none is found."""

    number: int
    starts: "array[int]" = field(default_factory=_none)
    ends: "array[int]" = field(default_factory=_none)
    instead: tuple[str, ...] = ()  # only where a replacement was asked for
    fault: str = ""


def answer(question: Question, text: str) -> Answer:
    """Look through a text."""
    starts, ends, instead = _none(), _none(), []
    try:
        for hit in hits(text, question.query, question.span, question.replacement):
            if question.only in (None, hit.start):
                starts.append(hit.start)
                ends.append(hit.end)
                instead.append(hit.instead)
    except InvalidValue as fault:
        return Answer(question.number, fault=str(fault))
    return Answer(question.number, starts, ends, tuple(instead) if question.replacement else ())


def framed(value: Question | Answer) -> bytes:
    """A question or an answer as it goes from process to process."""
    written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(written)) + written


def unframed(frame: bytes) -> Question | Answer:
    """What stands in a frame, without its head; only ever one of our own."""
    value: Question | Answer = pickle.loads(frame)  # noqa: S301  # from our own process
    return value
