"""How are steps of undo written down so that a key costs what it changes, and a kill at any instant no more?

A head says which steps led to a text, and of that text only its length and a digest: the library has it. Each
line behind it says one move from there. Every line has a sum, so that one that is half there, or that another
window has written, is passed over. Steps are laid under a text only where all the way back from it fits word
for word, and ends at the digest.
"""

import hashlib
import json
import secrets
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from deskeditor.ui.editor.undo_trail import Move, Step, kept

_DIGEST = 16  # bytes
_SUM = 8  # hexadecimal digits


def new_key() -> str:
    """What tells the lines behind one head from those behind another."""
    return secrets.token_hex(4)


def head(key: str, text: str, steps: Iterable[Step]) -> bytes:
    """The line that a log begins with."""
    return _line([key, len(text), _digest(text), list(steps)], "")


def lines(key: str, moves: Iterable[Move]) -> bytes:
    """The lines for moves behind a head with this key."""
    return b"".join(_line(move or [], key) for move in moves)


def leading_to(log: bytes, text: str) -> tuple[Step, ...]:
    """The steps of a log that lead to a text, newest last; none where it tells of others."""
    first, *rest = log.split(b"\n")
    try:
        begin = _begin(_said(first, ""))
        states = list(_states(begin, rest))
    except (ValueError, IndexError, RecursionError):  # damaged, or of another make
        return ()
    moves = [state.move for state in states[1:]]
    for at in reversed(range(len(states))):
        steps = states[at].steps
        if states[at].length == len(text) and _fit(text, steps) and _ends_at(begin, text, moves[:at]):
            return steps
    return ()


class _Begin(NamedTuple):
    key: str
    length: int  # of the text
    digest: str
    steps: tuple[Step, ...]


class _State(NamedTuple):
    length: int  # of the text
    move: Step  # that led here
    steps: tuple[Step, ...]


def _line(said: object, key: str) -> bytes:
    words = json.dumps(said).encode("ascii")
    return b"%08x %b\n" % (_sum(words, key), words)


def _sum(words: bytes, key: str) -> int:
    return zlib.crc32(words, zlib.crc32(key.encode()))


def _said(line: bytes, key: str) -> list[Any]:
    """Raises a `ValueError` where the line is not whole."""
    words = line[_SUM + 1 :]
    if line[: _SUM + 1] != b"%08x " % _sum(words, key):
        raise ValueError("not whole")
    said = json.loads(words)
    if not isinstance(said, list):
        raise ValueError("of another make")  # noqa: TRY004 - told as whatever else cannot be read
    return said


def _begin(said: list[Any]) -> _Begin:
    if list(map(type, said)) != [str, int, str, list]:
        raise ValueError("not a head")
    key, length, digest, steps = said
    return _Begin(key, length, digest, tuple(map(_step, steps)))


def _states(begin: _Begin, rest: Iterable[bytes]) -> Iterator[_State]:
    length, steps = begin.length, list(begin.steps)
    yield _State(length, Step(0, "", ""), begin.steps)
    for line in rest:
        try:
            said = _said(line, begin.key)
        except ValueError:
            continue
        if said:
            move = _step(said)
            steps.append(move)
            del steps[: len(steps) - kept(steps)]
        else:
            move = steps.pop().back
        length += len(move.come) - len(move.gone)
        yield _State(length, move, tuple(steps))


def _step(said: list[Any]) -> Step:
    if list(map(type, said)) != [int, str, str] or said[0] < 0:
        raise ValueError("not a step")
    return Step(*said)


def _fit(text: str, steps: Sequence[Step]) -> bool:
    for step in reversed(steps):
        if not step.fits(text) or "\r" in step.gone:
            return False
        text = step.taken_back(text)
    return True


def _ends_at(begin: _Begin, text: str, moves: Sequence[Step]) -> bool:
    for move in reversed(moves):
        if not move.fits(text):
            return False
        text = move.taken_back(text)
    return _digest(text) == begin.digest


def _digest(text: str) -> str:
    content = text.encode("utf-8", "surrogatepass")
    return hashlib.blake2b(content, digest_size=_DIGEST).hexdigest()
