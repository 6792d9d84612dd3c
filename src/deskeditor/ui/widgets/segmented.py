"""How is one of a few alternatives chosen that are all in sight?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QWidget

from deskeditor.ui.widgets.role import bold_width

_SIDES = 24  # padding and border of a segment, pixels


class Segmented(QFrame):
    """Buttons side by side of which exactly one is on; the arrow keys walk."""

    chosen = Signal(int)  # the user chose the alternative of that index

    def __init__(self, labels: Sequence[str], name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setAccessibleName(name)
        self.setFixedHeight(30)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 2, 2, 2)
        row.setSpacing(0)
        for index, label in enumerate(labels):
            row.addWidget(self._segment(index, label))
        self.show_current(0)
        self._group.idClicked.connect(self.chosen)

    def _segment(self, index: int, label: str) -> QPushButton:
        button = QPushButton(label)
        button.setCheckable(True)
        button.setProperty("role", "segment")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(label)
        button.setMinimumWidth(bold_width(label, 12) + _SIDES)
        self._group.addButton(button, index)
        return button

    @property
    def current(self) -> int:
        """The index of the alternative that is on."""
        return self._group.checkedId()

    def button(self, index: int) -> QPushButton:
        """The button of an alternative, to give it a tooltip."""
        button = self._group.button(index)
        assert isinstance(button, QPushButton)  # noqa: S101 - only such are added
        return button

    def show_current(self, index: int) -> None:
        """Show an alternative as chosen, without saying so."""
        self.button(index).setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose the neighbour."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        index = self.current + step
        if step and 0 <= index < len(self._group.buttons()):
            self.button(index).setFocus()
            self.button(index).click()
        elif not step:
            super().keyPressEvent(event)
