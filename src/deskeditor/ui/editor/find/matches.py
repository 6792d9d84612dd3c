"""Where does what was found stand now, while the text goes on changing?"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence


class Matches:
    """Places in order, as Qt's positions; an edit moves those behind it and forgets those that it touches.

    An edit costs the same however many places there are: all since the search are kept as one stretch.
    """

    def __init__(self, starts: Sequence[int] = (), ends: Sequence[int] = ()) -> None:
        self._starts, self._ends = starts, ends
        self._edited: tuple[int, int] | None = None  # as positions of the text that was searched
        self._moved = 0

    def __len__(self) -> int:
        return len(self._starts)

    def follow(self, position: int, removed: int, added: int) -> None:
        """Take an edit into account: `removed` characters at a position became `added`."""
        first, last = self._was(position), self._was(position + removed)
        if self._edited is not None:
            first, last = min(first, self._edited[0]), max(last, self._edited[1])
        self._edited = (first, last)
        self._moved += added - removed

    def _was(self, position: int) -> int:
        """Where a position of now was when the text was searched; in what was edited, its start."""
        if self._edited is None or position <= self._edited[0]:
            return position
        return max(self._edited[0], position - self._moved)

    def within(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The places that touch a stretch of now."""
        index = max(0, bisect_left(self._starts, self._was(first)) - 1)
        for number in range(index, len(self._starts)):
            place = self._now(number)
            if place is None or place[1] < first:
                continue
            if place[0] > last:
                break
            yield place

    def _now(self, number: int) -> tuple[int, int] | None:
        start, end = self._starts[number], self._ends[number]
        if self._edited is None or end < self._edited[0]:
            return start, end
        return (start + self._moved, end + self._moved) if start > self._edited[1] else None

    def number_of(self, start: int, end: int) -> int:
        """Which place, counted from 0, stands exactly here; -1 for none."""
        at = bisect_left(self._starts, self._was(start))
        return at if at < len(self) and self._now(at) == (start, end) else -1

    def step(self, selection: tuple[int, int], *, back: bool) -> tuple[int, int] | None:
        """The place after (or before) what is selected, round and round; None where there is none."""
        if not len(self):
            return None
        here = self.number_of(*selection)
        if here >= 0:
            number = here + (-1 if back else 1)
        else:
            number = bisect_left(self._starts, self._was(selection[0])) - (1 if back else 0)
        for distance in range(len(self)):
            place = self._now((number + (-distance if back else distance)) % len(self))
            if place is not None:
                return place
        return None
