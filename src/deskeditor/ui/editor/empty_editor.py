"""What does the editor show when no story is open?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from deskeditor.ui.widgets import EmptyState


class EmptyEditor(EmptyState):
    """No story is open; what is typed here begins one."""

    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__("pencil", "Pick a story, or start one", "Ctrl+N starts a story · Ctrl+P finds one")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("No story is open. Type to begin one.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter is the first of a new headline."""
        text = event.text()
        if text and text.isprintable() and not text.isspace():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
