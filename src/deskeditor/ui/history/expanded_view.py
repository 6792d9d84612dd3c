"""How is a comparison read at full width, over the text?"""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.story_diff import Comparison
from deskeditor.ui.history.changes_bar import ChangesBar
from deskeditor.ui.history.diff_view import DiffView
from deskeditor.ui.widgets import ElidedLabel, IconButton, Segmented
from deskeditor.ui.widgets.cover import Cover

_TEXT = 15  # pixels
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ExpandedView(Cover):
    """Covers an area with a comparison, in one column or in two; Esc closes it."""

    restore_requested = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "Comparison")
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.ways = Segmented(("Inline", "Side by side"), "How the comparison is shown")
        self.walk = ChangesBar()
        self.diff = DiffView(serif=_TEXT)
        self.restore = QPushButton("Restore")
        self._close = IconButton("close", "Close", "Esc")
        self._lay_out()
        self.ways.chosen.connect(lambda way: self.diff.show_side_by_side(way == 1))
        self.walk.stepped.connect(self.diff.step)
        self.diff.walked.connect(self.walk.show_place)
        self.restore.clicked.connect(self.restore_requested)
        self._close.clicked.connect(self.uncover)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 6, 8, 6)
        bar.setSpacing(8)
        bar.addWidget(self.ways)
        bar.addWidget(self.walk)
        bar.addStretch(1)
        bar.addWidget(self.restore)
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(bar)
        column.addWidget(self.diff, 1)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Enter restores here, as in the list beside it, whatever it does elsewhere."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and _restores(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Restore."""
        if _restores(event) and self.restore.isVisible():
            self.restore_requested.emit()
        else:
            super().keyPressEvent(event)

    def show_comparison(self, title: str, told: Comparison, names: Mapping[str, str], *, can: bool) -> None:
        """Cover the area with a comparison; `can`: whether its older side may be restored."""
        self.title.setText(title)
        self.restore.setVisible(can)
        self.diff.show_comparison(told, names)
        self.cover()
        self.diff.setFocus(Qt.FocusReason.OtherFocusReason)


def _restores(event: QKeyEvent) -> bool:
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return held == Qt.KeyboardModifier.ControlModifier and event.key() in _ENTER
