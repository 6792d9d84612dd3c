"""Where do two texts differ, and how many of Qt's characters is a text long?"""

from typing import NamedTuple


class Difference(NamedTuple):
    """`old[start:end]` became `words`; in code points."""

    start: int
    end: int
    words: str


def difference(old: str, new: str) -> Difference:
    """The one stretch in which two texts differ, as short as it can be."""
    start = _common(old, new)
    tail = _common_end(old, new, min(len(old), len(new)) - start)
    return Difference(start, len(old) - tail, new[start : len(new) - tail])


def units(text: str) -> int:
    """The length in UTF-16 code units, which Qt counts in."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def points(text: str, position: int) -> int:
    """The code point at a position in UTF-16 code units."""
    if text.isascii():
        return position
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))


def _common(one: str, other: str) -> int:
    """How many first characters are the same; by halves, so that C compares and not Python."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[low:middle], low):
            low = middle
        else:
            high = middle - 1
    return low


def _common_end(one: str, other: str, limit: int) -> int:
    low, high = 0, limit
    while low < high:
        middle = (low + high + 1) // 2
        if one.startswith(other[len(other) - middle : len(other) - low], len(one) - middle):
            low = middle
        else:
            high = middle - 1
    return low
