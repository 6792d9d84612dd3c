"""Where does each row of a long list stand, when only a stretch of it has been measured?

Rows that were not measured count with their usual height. Places are pixels from the top of the first row.
"""

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate


class RowPlaces:
    """The places of `count` rows, of which those of one stretch are known."""

    def __init__(self, usual: int) -> None:
        self._usual = usual
        self.count = 0
        self._first = 0
        self._tops = [0]  # of the measured rows and behind the last of them, from the first of them on

    def measure(self, count: int, first: int, heights: Iterable[int]) -> None:
        """Take the number of all rows, and the heights of those from `first` on."""
        self.count, self._first = count, first
        self._tops = list(accumulate(heights, initial=0))

    @property
    def _end(self) -> int:
        return self._first + len(self._tops) - 1

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return self.top(self.count)

    def top(self, at: int) -> int:
        """Where a row begins, or with the number of all rows, where the last ends."""
        if at <= self._first:
            return at * self._usual
        before = self._first * self._usual
        if at <= self._end:
            return before + self._tops[at - self._first]
        return before + self._tops[-1] + (at - self._end) * self._usual

    def height(self, at: int) -> int:
        """How high a row is."""
        return self.top(at + 1) - self.top(at)

    def at(self, place: int) -> int:
        """The row at a place; the first or the last one where the place is before or behind all."""
        before = self._first * self._usual
        if place < before:
            found = place // self._usual
        elif place < before + self._tops[-1]:
            found = self._first + bisect_right(self._tops, place - before) - 1
        else:
            found = self._end + (place - before - self._tops[-1]) // self._usual
        return max(0, min(found, self.count - 1))
