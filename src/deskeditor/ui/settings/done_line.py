"""How is said what was done to many stories, and how is it taken back?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from deskeditor.ui.widgets import set_role, text_label
from deskeditor.ui.widgets.role import set_look


class DoneLine(QWidget):
    """What was done, and a button that takes it back; not there until something was."""

    undo_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = text_label("", "muted", wrap=True)
        self.undo = set_role(QPushButton("Undo"), "link")
        self.undo.clicked.connect(self.undo_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.say("")

    def say(self, words: str, tone: str = "muted", *, can_undo: bool = False) -> None:
        """Say it."""
        self.words.setText(words)
        set_look(self.words, "role", tone)
        self.undo.setVisible(can_undo)
        self.undo.setAccessibleDescription(words)
