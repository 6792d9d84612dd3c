"""How are the hits walked, ticked and gone to?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from deskeditor.ui.replacing.hit_delegate import HEIGHT, HitDelegate
from deskeditor.ui.replacing.hit_model import FOUND, HIT, HitModel, Index
from deskeditor.ui.widgets.long_list import LongList

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class HitList(LongList):
    """Stories and their hits: Space ticks, Enter goes to the hit, Left and Right from story to story."""

    hit_requested = Signal(object, object)  # Found, and the Hit, or None for the story alone

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(HEIGHT, parent)
        self.setObjectName("hitList")
        self.setAccessibleName("Hits")
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(HitDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(HEIGHT)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self._go)

    def measured(self) -> tuple[int, list[int]]:
        """All rows are of one height."""
        return 0, []

    def reset(self) -> None:
        """Other rows: find their places at once."""
        super().reset()
        self.lay_out()

    def dataChanged(self, first: Index, last: Index, roles: "Sequence[int]" = ()) -> None:
        """What changes in a row never changes its height."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def enter(self) -> None:
        """Come in with the keys, on the first row if none is current."""
        if not self.currentIndex().isValid() and self.hits.rowCount():
            self.setCurrentIndex(self.hits.index(0))
        self.setFocus(Qt.FocusReason.TabFocusReason)

    def _go(self, index: Index) -> None:
        if index.isValid():
            self.hit_requested.emit(index.data(FOUND), index.data(HIT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks, Enter goes to the hit, Left and Right to the story before and after."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.hits.toggle(self.currentIndex())
        elif key in _ENTER:
            self._go(self.currentIndex())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1)
        else:
            super().keyPressEvent(event)

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        while 0 <= row < self.hits.rowCount():
            index = self.hits.index(row)
            if index.data(HIT) is None:
                self.setCurrentIndex(index)
                return
            row += step
