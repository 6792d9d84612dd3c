"""What is the process that looks through a text asked, and what does it answer?"""

import pickle
import struct
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from deskeditor.errors import InvalidValue
from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import MOST, Hit, Query, Units, hits

HEAD = struct.Struct("<I")  # before each: how long it is


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for; `text` is None where it is that of the question before.

    `span`: within these of Qt's positions; `only`: the one place that begins there. `parts`, where given,
    are texts of their own, no place reaches from one into another.
    """

    number: int
    query: Query
    text: str | None = None
    span: tuple[int, int] | None = None
    replacement: Replacement | None = None
    only: int | None = None
    parts: tuple[tuple[int, int], ...] = ()


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


READY = Answer(0)  # said first, before any question


def answer(question: Question, text: str) -> Answer:
    """Look through a text."""
    starts, ends, instead = _none(), _none(), []
    try:
        for hit in islice(_found(question, text), MOST):
            if question.only in (None, hit.start):
                starts.append(hit.start)
                ends.append(hit.end)
                instead.append(hit.instead)
    except InvalidValue as fault:
        return Answer(question.number, fault=str(fault))
    return Answer(question.number, starts, ends, tuple(instead) if question.replacement else ())


def _found(question: Question, text: str) -> Iterator[Hit]:
    if not question.parts:
        yield from hits(text, question.query, question.span, question.replacement)
        return
    units = Units(text)
    for begin, end in question.parts:
        first, last = question.span or (begin, end)
        if first > end or last < begin:
            continue
        span = max(first, begin) - begin, min(last, end) - begin
        part = text[units.point(begin) : units.point(end)]
        for hit in hits(part, question.query, span, question.replacement):
            yield Hit(begin + hit.start, begin + hit.end, hit.instead)


def framed(value: Question | Answer) -> bytes:
    """A question or an answer as it goes from process to process."""
    written = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(written)) + written


def unframed(frame: bytes) -> Question | Answer:
    """What stands in a frame, without its head; only ever one of our own."""
    value: Question | Answer = pickle.loads(frame)  # noqa: S301  # from our own process
    return value
