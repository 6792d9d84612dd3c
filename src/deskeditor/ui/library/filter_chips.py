"""What filters the list now, and how is it taken away?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from deskeditor.domain.excerpt import cut
from deskeditor.ui.library.filters import Filters
from deskeditor.ui.widgets import FlowLayout, IconButton, text_label
from deskeditor.ui.widgets.role import plain_tip

LONGEST = 22  # characters that fit the narrowest panel


class FilterChips(QWidget):
    """The active filters, each with a button that drops it; nothing is shown where nothing filters."""

    removed = Signal(str)  # a field of Filters

    def __init__(self) -> None:
        super().__init__()
        self._row = FlowLayout(self, gap=5)
        self._row.setContentsMargins(20, 0, 12, 6)
        self.setVisible(False)

    def show_filters(self, filters: Filters) -> None:
        """Show the active ones."""
        while (item := self._row.takeAt(0)) is not None:
            if (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for name, label in filters.active():
            self._row.addWidget(self._chip(name, label))
        self.setVisible(bool(filters.active()))
        self._row.invalidate()
        self.updateGeometry()

    def _chip(self, name: str, label: str) -> QFrame:
        chip = QFrame()
        chip.setProperty("role", "token")
        chip.setFixedHeight(20)
        chip.setToolTip(plain_tip(label))
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 0, 3, 0)
        row.setSpacing(2)
        remove = IconButton("close", f"Show all again, not only {label}", token="accent")  # noqa: S106 - a colour
        remove.setFixedSize(14, 14)
        remove.setIconSize(remove.size() * 0.7)
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remove.clicked.connect(lambda: self.removed.emit(name))
        row.addWidget(text_label(cut(label, LONGEST)))
        row.addWidget(remove)
        return chip
