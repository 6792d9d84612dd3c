"""By which steps did a text become what it is, so that a later start of the program can take them back?"""

from collections.abc import Sequence
from typing import NamedTuple

from deskeditor.ui.editor.text_difference import difference

MOST_STEPS = 60
MOST_LETTERS = 200_000  # in all steps together
LONGEST = 1_000_000  # letters of a text whose steps are kept


class Step(NamedTuple):
    """At `start`, in code points, `gone` gave way to `come`."""

    start: int
    gone: str
    come: str

    @property
    def letters(self) -> int:
        """How much it says."""
        return len(self.gone) + len(self.come)

    @property
    def back(self) -> "Step":
        """The step that takes it back."""
        return Step(self.start, self.come, self.gone)

    def fits(self, text: str) -> bool:
        """Whether the text may be what it led to."""
        return text.startswith(self.come, self.start)

    def taken_back(self, text: str) -> str:
        """The text before it."""
        return text[: self.start] + self.gone + text[self.start + len(self.come) :]


Move = Step | None  # a step was made; or the newest was taken back


def step_between(before: str, after: str) -> Step:
    """The one step from one text to another."""
    start, end, come = difference(before, after)
    return Step(start, before[start:end], come)


def kept(steps: Sequence[Step]) -> int:
    """How many of the newest steps are kept."""
    letters = 0
    for number, step in enumerate(reversed(steps)):
        letters += step.letters
        if letters > MOST_LETTERS or number == MOST_STEPS:
            return number
    return len(steps)


class Trail:
    """The steps that led to a text, newest last, each with the depth of Qt's stack after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._steps: list[tuple[int, Step]] = []
        self._moves: list[Move] = []

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, newest last."""
        return tuple(step for _, step in self._steps)

    def note(self, text: str, depth: int) -> None:
        """Follow the text to what it is now; where steps were undone, they are forgotten here, too."""
        while self._steps and self._steps[-1][0] > depth:
            self.text = self._steps.pop()[1].taken_back(self.text)
            self._moves.append(None)
        if text != self.text:
            step = step_between(self.text, text)
            self.text = text
            self._steps.append((depth, step))
            self._moves.append(step)
            del self._steps[: len(self._steps) - kept(self.steps)]

    def moves(self) -> list[Move]:
        """What was noted since this was asked last."""
        made, self._moves = self._moves, []
        return made
