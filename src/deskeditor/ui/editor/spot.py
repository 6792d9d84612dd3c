"""Where does a thing go that arrives later, while one goes on writing?"""

from PySide6.QtGui import QTextCursor

from deskeditor.ui.editor.stepped_edit import SteppedEdit
from deskeditor.ui.editor.undo_places import Place


class Spot:
    """A selection that stays at its words; what is typed at it comes behind what arrives there."""

    def __init__(self, body: SteppedEdit) -> None:
        self._body = body
        self._document = body.document()
        self._cursor = QTextCursor(body.textCursor())
        self._cursor.setKeepPositionOnInsert(True)  # of its anchor Qt moves all the same
        self._is_caret = not self._cursor.hasSelection()

    @property
    def is_here(self) -> bool:
        """Whether the text in which it is stands on the desk still."""
        return self._body.document() is self._document

    @property
    def start(self) -> int:
        """The first position of the selection, as Qt counts."""
        return self._cursor.selectionStart()

    @property
    def end(self) -> int:
        """The position after its last character."""
        return self.start if self._is_caret else self._cursor.selectionEnd()

    def choose(self) -> None:
        """Select it in the body."""
        anchor = self.start if self._is_caret else self._cursor.anchor()
        self._body.select(Place(anchor, self._cursor.position()))
