"""Is a block too heavy to be read while someone waits?

Reading inline marks takes time that grows with their square where they are never closed: such blocks are read
in a process of their own (`heavy`). Deep nesting ends in a RecursionError: such blocks are shown as the plain
text that they are.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import accumulate

DEPTH = 40  # how deeply blocks may nest: a desk's outline stays far below
_LENGTH = 200_000  # characters of a block
_TAGS = 20_000
_OPEN_TAGS = 500  # standing inside each other
_TAG = re.compile(r"<(/?)(?!br|hr|img|col|wbr)[A-Za-z]")
_MARKS = {  # of one text; what may stand there least often first
    "[": 200,
    "<": 400,
    "`": 500,
    "*": 1_000,
    "_": 1_000,
    "~": 1_000,
    "\\": 1_000,
    "&": 2_000,
}
_LIGHT = min(_MARKS.values())


_PATIENT: ContextVar[bool] = ContextVar("patient", default=False)


class TooHeavy(Exception):
    """The block cannot be rendered in a reasonable time; `str(error)` says why, in plain words."""


class TooSlow(TooHeavy):
    """It might be, by somebody who has time."""


@contextmanager
def patience() -> Iterator[None]:
    """Inside, nothing is refused for the time that it takes."""
    token = _PATIENT.set(True)
    try:
        yield
    finally:
        _PATIENT.reset(token)


def check_block(source: str) -> None:
    """Raise `TooHeavy` where a block is too long to be read at once."""
    if len(source) > _LENGTH:
        raise TooHeavy("too long")
    if source.count("<") <= _OPEN_TAGS:
        return
    if source.count("<") > _TAGS or _tag_depth(source) > _OPEN_TAGS:
        raise TooHeavy("too many open tags")


def _tag_depth(source: str) -> int:
    return max(accumulate(-1 if closing else 1 for closing in _TAG.findall(source)), default=0)


def check_text(text: str) -> None:
    """Raise `TooSlow` where one paragraph, item or cell holds too many marks."""
    if len(text) <= _LIGHT or _PATIENT.get():
        return
    for mark, limit in _MARKS.items():
        if len(text) <= limit:
            return
        if text.count(mark) > limit:
            raise TooSlow(f"too many “{mark}” in one paragraph")
