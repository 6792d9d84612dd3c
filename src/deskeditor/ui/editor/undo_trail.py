"""By which steps did a text become what it is, so that a later start of the program can take them back?"""

import json
from typing import NamedTuple

from deskeditor.ui.editor.text_difference import difference

MOST_STEPS = 60
MOST_LETTERS = 200_000  # in all steps together
LONGEST = 1_000_000  # letters of a text whose steps are kept
LATELY = 5.0  # seconds between a trail and a save that belong together


class Back(NamedTuple):
    """One step back: `start` to `end` of the text becomes `words`, in code points."""

    start: int
    end: int
    words: str

    def taken(self, text: str) -> str:
        """The text before the step."""
        return text[: self.start] + self.words + text[self.end :]


class Trail:
    """The steps that led to a text, newest last, each with the depth of Qt's stack after it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._steps: list[tuple[int, Back]] = []

    @property
    def steps(self) -> tuple[Back, ...]:
        """The steps back, newest last."""
        return tuple(step for _, step in self._steps)

    def note(self, text: str, depth: int) -> None:
        """Follow the text to what it is now; where steps were undone, they are forgotten here, too."""
        while self._steps and self._steps[-1][0] > depth:
            self.text = self._steps.pop()[1].taken(self.text)
        if text != self.text:
            self._steps.append((depth, Back(*difference(text, self.text))))
            self.text = text
            self._forget_old()

    def _forget_old(self) -> None:
        letters = 0
        for kept, (_, step) in enumerate(reversed(self._steps)):
            letters += len(step.words) + step.end - step.start
            if letters > MOST_LETTERS or kept == MOST_STEPS:
                del self._steps[: len(self._steps) - kept]
                return


class Record(NamedTuple):
    """What is written down of a trail; `at` in seconds since 1970."""

    at: float
    text: str
    steps: tuple[Back, ...]

    def written(self) -> bytes:
        """As the content of a file."""
        return json.dumps(self._asdict()).encode("utf-8", "surrogatepass")

    def leading_to(self, text: str, changed_at: float) -> tuple[Back, ...]:
        """The steps that lead to a story's text as it stands now; none where the trail is of another text.

        The last keys before a kill may be in the library and not in the trail: they become the last step. A
        text that was changed long after the trail was written was changed by somebody else.
        """
        if text == self.text:
            return self.steps
        if abs(changed_at - self.at) > LATELY:
            return ()
        return (*self.steps, Back(*difference(text, self.text)))


def read(content: bytes) -> Record | None:
    """What a file says; None where it says nothing that can be followed."""
    try:
        said = json.loads(content)
        steps = tuple(Back(int(start), int(end), str(words)) for start, end, words in said["steps"])
        record = Record(float(said["at"]), str(said["text"]), steps)
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    return record if _fits(record) else None


def _fits(record: Record) -> bool:
    """Whether each step is within its text: laying damaged ones would change the text itself."""
    text = record.text
    for step in reversed(record.steps):
        if not 0 <= step.start <= step.end <= len(text) or "\r" in step.words:
            return False
        text = step.taken(text)
    return True
