"""What stands where there is nothing yet?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui import icons, theme
from deskeditor.ui.widgets.role import text_label

_ICON = 32


class EmptyState(QWidget):
    """An icon, a title, one line, and buttons; the first button is the main thing to do."""

    button_pressed = Signal(int)  # its index

    def __init__(self, icon: str, title: str, line: str = "", *buttons: str) -> None:
        super().__init__()
        self._icon = icon
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = _centred(text_label(title, "title", wrap=True))
        self._line = _centred(text_label(line, "line", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        for widget in (self._picture, self._title, self._line):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._buttons(buttons))
        column.addStretch(3)
        theme.current().changed.connect(self._tint)
        self._tint()

    def _buttons(self, labels: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch()
        for index, label in enumerate(labels):
            button = QPushButton(label)
            button.clicked.connect(lambda _=False, index=index: self.button_pressed.emit(index))
            row.addWidget(button)
        row.addStretch()
        return row

    def show_words(self, title: str, line: str) -> None:
        """Say something else."""
        self._title.setText(title)
        self._line.setText(line)

    def _tint(self) -> None:
        self._picture.setPixmap(icons.pixmap(self._icon, "text3", _ICON, self.devicePixelRatioF()))


def _centred(label: QLabel) -> QLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
