"""Which stories have certain names? Found a stretch at a time, so that nobody waits for it."""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

from deskeditor.domain.naming import Named, Naming, gathered

if TYPE_CHECKING:
    from deskeditor.storage.library import Library, Work
    from deskeditor.storage.order_shelf import Move

_LEAST, _MOST = 5_000, 100_000  # keys read in one go
_QUICK, _SLOW = 0.02, 0.05  # seconds
_CLOCKS = timedelta(minutes=1)  # by which those of two computers may differ


class Survey:
    """The stories that have any of some names, and how each of these is spelled."""

    def __init__(self, kind: Naming, names: Iterable[str]) -> None:
        from deskeditor.storage import order_shelf, times  # loads SQLAlchemy: only where a library is open

        self._shelf = order_shelf
        self.kind = kind
        self._wanted = order_shelf.same(kind, names)
        self._since = times.stored(datetime.now(UTC) - _CLOCKS)
        self._last = 0
        self._keys: dict[str, array[int]] = {}  # of stories, by their names as they are stored
        self._trashed = Counter[str]()  # how many of them are in the trash

    def stretches(self, library: "Library") -> Iterator[None]:
        """Look through all stories; in between, others come to read and write."""
        with library.read() as reading:
            self._last = reading.order.last_key()
        first, stretch = 1, _LEAST
        while first <= self._last:
            begun = monotonic()
            with library.read() as reading:
                last = min(first + stretch - 1, self._last)
                for one in reading.order.having(self.kind, self._wanted, first, last):
                    self._keys.setdefault(one.stored, array("q")).append(one.key)
                    self._trashed[one.stored] += one.is_trashed
            first, stretch = last + 1, _next(stretch, monotonic() - begun)
            if first <= self._last:
                yield

    def known(self) -> tuple[Named, ...]:
        """The names that were looked for and are there, with all that stand beside them."""
        listed, trashed = Counter[str](), Counter[str]()
        for stored, keys in self._keys.items():
            for name in self._shelf.parts(self.kind, stored):
                trashed[name] += self._trashed[stored]
                listed[name] += len(keys) - self._trashed[stored]
        wanted = (name for name in listed if self.kind.same(name) in self._wanted)
        return gathered(self.kind, ((name, listed[name], trashed[name]) for name in wanted))

    def moves(self, gone: Iterable[str], new: str) -> "tuple[Move, ...]":
        """What is to be changed for some of the names to become `new`, or with "" to go."""
        return self._shelf.moves(self.kind, self._keys, gone, new)

    def missed(self, work: "Work", gone: Iterable[str], new: str) -> "tuple[Move, ...]":
        """The same in the stories that were saved since this was begun, or are new."""
        keys: dict[str, list[int]] = {}
        for one in work.order.having_since(self.kind, self._wanted, self._last, self._since):
            keys.setdefault(one.stored, []).append(one.key)
        return self._shelf.moves(self.kind, keys, gone, new)


def _next(stretch: int, took: float) -> int:
    if took < _QUICK:
        return min(stretch * 2, _MOST)
    return max(stretch // 2, _LEAST) if took > _SLOW else stretch
