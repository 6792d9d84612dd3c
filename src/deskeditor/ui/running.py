"""What is being done in the window that takes long, and what becomes of it when it is stopped?"""

from collections.abc import Callable
from dataclasses import dataclass

Act = Callable[[], object]


@dataclass(eq=False, slots=True)
class Work:
    """One such thing: `said` as what goes on, and what is true of the `rest` once it is stopped.

    Without `stop` it is always finished. How far it is counts in whatever it is done by; `total` 0: unknown.
    """

    said: str
    rest: str
    stop: Act | None = None
    done: int = 0
    total: int = 0


class Running:
    """All of it, in the order in which it was begun."""

    def __init__(self) -> None:
        self.works: tuple[Work, ...] = ()
        self._listener: Act | None = None

    def listen(self, listener: Act | None) -> None:
        """Call this on every change from now on; one listens at a time, or None."""
        self._listener = listener

    def begin(self, said: str, rest: str, stop: Act | None = None, *, total: int = 0) -> Work:
        """Something has begun; whoever does it says when it has ended."""
        work = Work(said, rest, stop, total=total)
        self.works = (*self.works, work)
        self._tell()
        return work

    def progress(self, work: Work | None, done: int, total: int) -> None:
        """It has come so far."""
        if work is not None:
            work.done, work.total = done, total
            self._tell()

    def end(self, work: Work | None) -> None:
        """It is done, was stopped or broke off."""
        if work in self.works:
            self.works = tuple(one for one in self.works if one is not work)
            self._tell()

    def give_up(self) -> None:
        """Nobody waits for what is running now any more."""
        self.works = ()
        self._tell()

    def _tell(self) -> None:
        if self._listener is not None:
            self._listener()
