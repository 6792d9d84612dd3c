"""How are several stories exported, so that one sees how far it is and can stop it?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.ui.exporting.answers import Answers
from deskeditor.ui.exporting.sending import Portion, Several
from deskeditor.ui.tasks import LibraryLane

if TYPE_CHECKING:
    from deskeditor.services.exporting import Exported, Failed


class SeveralRun(QObject):
    """One export of several stories, portion by portion."""

    progressed = Signal(int, int)  # done, of all
    finished = Signal()  # done, stopped or broken off: see `exported`, `failed` and `error`

    def __init__(self, lane: LibraryLane, ids: Sequence[str], answers: Answers, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._ids = lane, tuple(ids)
        self._export = Several(self._ids, answers)
        self._at = 0
        self._stopped = False
        self.exported: list[Exported] = []
        self.failed: list[Failed] = []
        self.error = ""

    @property
    def was_stopped(self) -> bool:
        """Whether it was stopped before the end."""
        return self._stopped and self._at < len(self._ids)

    @property
    def left(self) -> tuple[str, ...]:
        """The stories that are not out: those that failed, and those that were not tried."""
        return (*(one.id for one in self.failed), *self._ids[self._at :])

    def start(self) -> None:
        """Begin, or go on with the next portion."""
        self._lane.ask(self._export.portion, self._took, self._broke)

    def stop(self) -> None:
        """Stop after the stories that are being written."""
        self._stopped = True
        self._export.stop()

    def close(self) -> None:
        """Stop, and have the lane see to what is being written before it ends."""
        self.stop()
        self._lane.ask(self._export.portion)

    def _took(self, portion: Portion) -> None:
        from deskeditor.services.exporting import Exported

        for outcome in portion.outcomes:
            if isinstance(outcome, Exported):
                self.exported.append(outcome)
            else:
                self.failed.append(outcome)
        self._at += len(portion.outcomes)
        self.progressed.emit(self._at, len(self._ids))
        if portion.is_last:
            self.finished.emit()
        else:
            self.start()

    def _broke(self, error: DeskError) -> None:
        self.error = str(error)
        self.finished.emit()
