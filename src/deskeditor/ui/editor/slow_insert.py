"""How does a very long text get into a document without a moment in which the window stands still?"""

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextCursor

from deskeditor.ui.editor.spot import Spot
from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.undo_places import Place, UndoPlaces

AT_ONCE = 40_000  # characters that are inserted in one go


def pieces(text: str, size: int = AT_ONCE) -> deque[str]:
    """A text in pieces of about a size, each ending with a line where that is possible."""
    found: deque[str] = deque()
    at = 0
    while at < len(text):
        end = min(at + size, len(text))
        if end < len(text):
            line = text.rfind("\n", at, end)
            end = line + 1 if line >= at + size // 2 else end
        found.append(text[at:end])
        at = end
    return found


class SlowInsert(QObject):
    """Inserts a text piece by piece while other events have their turn; all of it is one step of undo.

    Whatever is typed meanwhile comes behind it, as a step of its own.
    """

    def __init__(self, body: SteppedEdit, spot: Spot, text: str, done: Callable[[], None]) -> None:
        super().__init__(body)
        self._body, self._spot, self._done = body, spot, done
        self._document = body.document()
        self._pieces = pieces(text)
        self._cursor = QTextCursor(self._document)
        self._before = body.place()
        self._depth = self._places.depth
        self._revision = -1
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)
        self._cursor.setPosition(spot.start)
        self._cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
        self._step()
        self._timer.start()

    @property
    def _places(self) -> UndoPlaces:
        return UndoPlaces.of(self._document)

    def _step(self) -> None:
        if not self._pieces:
            self._finish()
            return
        goes_on = self._document.availableUndoSteps() == self._revision
        follows = self._body.place().position == self._cursor.position()
        if goes_on:
            self._cursor.joinPreviousEditBlock()
        else:
            self._cursor.beginEditBlock()
        last = len(self._pieces) == 1
        self._cursor.insertText(self._pieces.popleft() + (" " if last else ""))
        if last:
            self._cursor.deletePreviousChar()  # so that what is typed next is a step of its own
        self._cursor.endEditBlock()
        self._revision = self._document.availableUndoSteps()
        if follows and self._spot.is_here:
            self._body.select(Place(self._cursor.position(), self._cursor.position()))

    def _finish(self) -> None:
        self._timer.stop()
        here = self._cursor.position()
        self._places.note(self._depth, self._before, Place(here, here))
        self._done()
        self.deleteLater()
