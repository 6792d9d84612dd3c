"""What was selected before a step of undo, and what after it?

Qt brings back the text; where it puts the caret, and that it selects nothing, is its own guess.
"""

from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextDocument


class Place(NamedTuple):
    """Anchor and caret as positions in the document."""

    anchor: int
    position: int


class _Step(NamedTuple):
    depth_before: int
    before: Place
    after: Place


class UndoPlaces(QObject):
    """The places of a document's steps, by how many commands of undo Qt holds after each."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._steps: dict[int, _Step] = {}
        document.undoCommandAdded.connect(self._forget_undone)

    @staticmethod
    def of(document: QTextDocument) -> "UndoPlaces":
        """The places of a document, from the first step on."""
        found = document.findChild(UndoPlaces)
        return found if isinstance(found, UndoPlaces) else UndoPlaces(document)

    @property
    def depth(self) -> int:
        """How many commands Qt could undo."""
        return self._document.availableUndoSteps()

    def note(self, depth_before: int, before: Place, after: Place) -> None:
        """Remember the step that was just made."""
        if self.depth > depth_before:
            self._steps[self.depth] = _Step(depth_before, before, after)

    @property
    def began(self) -> int:
        """How many commands there were before the last step; as many as now where it was not noted."""
        step = self._steps.get(self.depth)
        return step.depth_before if step else self.depth

    def before(self, depth_before: int) -> Place | None:
        """What was selected before the step that was just undone, from that depth."""
        step = self._steps.get(depth_before)
        return step.before if step and step.depth_before == self.depth else None

    def after(self, depth_before: int) -> Place | None:
        """What was selected after the step that was just done again, from that depth."""
        step = self._steps.get(self.depth)
        return step.after if step and step.depth_before == depth_before else None

    def _forget_undone(self) -> None:
        """A new step takes the place of those that were undone."""
        depth = self.depth
        for stale in [each for each in self._steps if each >= depth]:
            del self._steps[stale]
