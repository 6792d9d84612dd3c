"""Which changes to several stories were made in this window and can be taken back?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial

Act = Callable[[], object]
_MOST = 50


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One of them: what was done, in a sentence, and what takes it back."""

    id: str
    said: str
    undo: Act
    at: datetime = field(default_factory=lambda: datetime.now(UTC))


class Steps:
    """The last of them, the newest first: also when the notice that offered to undo it has gone."""

    def __init__(self) -> None:
        self.known: tuple[Step, ...] = ()

    def did(self, step_id: str, said: str, undo: Act) -> Act:
        """Something was done; gives what takes it back, once."""
        step = Step(step_id, said, undo)
        self.known = (step, *self.known[: _MOST - 1])
        return partial(self.take_back, step)

    def take_back(self, step: Step) -> None:
        """Undo it, unless that was done already."""
        if step in self.known:
            self.known = tuple(one for one in self.known if one is not step)
            step.undo()
