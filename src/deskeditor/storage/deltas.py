"""How is a text kept as what it has in common with another one, and what it has not?

A delta copies pieces of its base by their numbers; what is new is compressed with the pieces that were not
copied as a dictionary, because a changed paragraph is mostly the old one.
"""

import json
import re
import struct
import zlib
from collections.abc import Sequence

_PIECES = re.compile(rb'(?<=\\n)|(?<=", )')  # behind a line's end and a field's end, as JSON writes them
_HEAD = struct.Struct(">II")  # checksum of the text, length of the packed operations
_WINDOW = 32 * 1024  # as far back as a dictionary is looked at

_Operation = int | list[int]  # so many new bytes, or [first, count] of the pieces copied


def encode(base: bytes, text: bytes) -> bytes:
    """The delta that makes `text` of `base`; both are JSON."""
    pieces = _PIECES.split(base)
    operations, new = _operations(pieces, _PIECES.split(text))
    packer = zlib.compressobj(9, zdict=_dictionary(pieces, operations))
    said = zlib.compress(json.dumps(operations, separators=(",", ":")).encode(), 9)
    return _HEAD.pack(zlib.crc32(text), len(said)) + said + packer.compress(new) + packer.flush()


def decode(base: bytes, delta: bytes) -> bytes:
    """The text that a delta makes of its base; raises `ValueError` for another base or a damaged delta."""
    try:
        checksum, length = _HEAD.unpack_from(delta)
        said, packed = delta[_HEAD.size : _HEAD.size + length], delta[_HEAD.size + length :]
        operations: list[_Operation] = json.loads(zlib.decompress(said))
        pieces = _PIECES.split(base)
        new = zlib.decompressobj(zdict=_dictionary(pieces, operations)).decompress(packed)
        text = _applied(pieces, operations, new)
    except (zlib.error, struct.error, IndexError) as error:
        raise ValueError("the delta does not fit its base") from error
    if zlib.crc32(text) != checksum:
        raise ValueError("the delta does not make the text that it was made of")
    return text


def _operations(old: Sequence[bytes], new: Sequence[bytes]) -> tuple[list[_Operation], bytes]:
    places: dict[bytes, list[int]] = {}
    for at, piece in enumerate(old):
        places.setdefault(piece, []).append(at)
    operations: list[_Operation] = []
    literal, expected = [], 0
    for piece in new:
        found = places.get(piece, ())
        at = expected if expected in found else found[0] if found else -1
        last = operations[-1] if operations else None
        if at < 0:
            literal.append(piece)
            if isinstance(last, int):
                operations[-1] = last + len(piece)
            else:
                operations.append(len(piece))
        elif isinstance(last, list) and last[0] + last[1] == at:
            last[1] += 1
        else:
            operations.append([at, 1])
        expected = at + 1 if at >= 0 else expected
    return operations, b"".join(literal)


def _dictionary(pieces: Sequence[bytes], operations: Sequence[_Operation]) -> bytes:
    copied: set[int] = set()
    for one in operations:
        if isinstance(one, list):
            copied.update(range(one[0], one[0] + one[1]))
    return b"".join(piece for at, piece in enumerate(pieces) if at not in copied)[-_WINDOW:]


def _applied(pieces: Sequence[bytes], operations: Sequence[_Operation], new: bytes) -> bytes:
    made: list[bytes] = []
    at = 0
    for one in operations:
        if isinstance(one, list):
            made += pieces[one[0] : one[0] + one[1]]
        else:
            made.append(new[at : at + one])
            at += one
    return b"".join(made)
