"""How are several stories exported, so that one sees how far it is and can stop it?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.errors import DeskError
from deskeditor.ui.exporting import sending
from deskeditor.ui.exporting.answers import Answers
from deskeditor.ui.tasks import LibraryLane

if TYPE_CHECKING:
    from deskeditor.services.exporting import Exported, Failed

_TOGETHER = 10  # between two portions the lane saves what was typed meanwhile


class SeveralRun(QObject):
    """One export of several stories, portion by portion."""

    progressed = Signal(int, int)  # done, of all
    finished = Signal()  # done, stopped or broken off: see `exported`, `failed` and `error`

    def __init__(self, lane: LibraryLane, ids: Sequence[str], answers: Answers, parent: QObject) -> None:
        super().__init__(parent)
        self._lane, self._ids, self._answers = lane, tuple(ids), answers
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
        if self._stopped or self._at >= len(self._ids):
            self.finished.emit()
            return
        portion = self._ids[self._at : self._at + _TOGETHER]
        self._lane.ask(
            lambda library: sending.send_several(library, portion, self._answers, among=self._ids),
            self._took,
            self._broke,
        )

    def stop(self) -> None:
        """Stop after the portion that is being written."""
        self._stopped = True

    def _took(self, outcomes: "tuple[Exported | Failed, ...]") -> None:
        from deskeditor.services.exporting import Exported

        for outcome in outcomes:
            if isinstance(outcome, Exported):
                self.exported.append(outcome)
            else:
                self.failed.append(outcome)
        self._at += len(outcomes)
        self.progressed.emit(self._at, len(self._ids))
        self.start()

    def _broke(self, error: DeskError) -> None:
        self.error = str(error)
        self.finished.emit()
