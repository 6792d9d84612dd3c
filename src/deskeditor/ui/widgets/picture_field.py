"""How is one picture chosen, replaced and taken away?"""

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.widgets.drop_zone import WIDE, DropZone
from deskeditor.ui.widgets.field import Field


class PictureField(QWidget):
    """A named drop zone, and its buttons."""

    choice_requested = Signal()
    file_dropped = Signal(str)  # path
    image_dropped = Signal(bytes)  # PNG data
    removal_requested = Signal()

    def __init__(self, name: str, ratio: float = WIDE) -> None:
        super().__init__()
        self.zone = DropZone(ratio)
        self.choose = QPushButton("Choose…")
        self.remove = QPushButton("Remove")
        self.choose.setAccessibleName(f"Choose {name.lower()}")
        self.remove.setAccessibleName(f"Remove {name.lower()}")
        self.remove.setVisible(False)
        self._place(name)
        self.zone.choice_requested.connect(self.choice_requested)
        self.zone.file_dropped.connect(self.file_dropped)
        self.zone.image_dropped.connect(self.image_dropped)
        self.zone.removal_requested.connect(self.removal_requested)
        self.choose.clicked.connect(self.choice_requested)
        self.remove.clicked.connect(self.removal_requested)

    def _place(self, name: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.choose)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Field(name, self.zone))
        column.addLayout(buttons)

    def set_filled(self, *, filled: bool) -> None:
        """Whether there is a picture."""
        self.remove.setVisible(filled)
        self.choose.setText("Replace…" if filled else "Choose…")

    def show_picture(self, picture: QImage, words: str = "") -> None:
        """Show the picture, or say why there is none (`""`: the invitation to choose one)."""
        self.zone.show_picture(picture, words)
