"""How does one go from change to change: `3 of 5 ‹ ›`?"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from deskeditor.ui.widgets import text_label

_WIDTH = 24


class ChangesBar(QWidget):
    """Which change is shown of how many, and a button each way."""

    stepped = Signal(int)  # 1 for the next, -1 for the one before

    def __init__(self) -> None:
        super().__init__()
        self.place = text_label("", "muted")
        self._before, self._after = _button("‹", "Previous change"), _button("›", "Next change")
        self._before.clicked.connect(lambda: self.stepped.emit(-1))
        self._after.clicked.connect(lambda: self.stepped.emit(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self.place, self._before, self._after):
            row.addWidget(widget)
        self.show_place(0, 0)

    def show_place(self, at: int, changes: int) -> None:
        """Say which change is shown; nothing where there is none."""
        self.place.setText(f"{at} of {changes}" if changes else "")
        for button in (self._before, self._after):
            button.setVisible(changes > 1)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    button.setFixedWidth(_WIDTH)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button
