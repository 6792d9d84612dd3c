"""Which buttons stand above the text?"""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deskeditor.ui.widgets import set_role

HEIGHT = 38


class FormatBar(QWidget):
    """A row of buttons for commands; one that nobody answers to has no button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 0, 10, 0)
        self._row.setSpacing(2)

    def show_buttons(self, groups: list[list[tuple[QAction, str]]]) -> None:
        """Show groups of commands, each as its action and the name of its icon."""
        from deskeditor.ui.widgets import IconButton, Separator  # drawn after the first paint

        for number, group in enumerate(groups):
            if number:
                self._row.addWidget(Separator())
            for action, icon in group:
                self._row.addWidget(IconButton.of(action, icon))
        self._row.addStretch(1)
