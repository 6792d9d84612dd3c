"""How does something cover an area of the window for a while, as large as the area is?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.widgets.role import set_role


class Cover(QWidget):
    """Lies over an area until Esc uncovers it; it is hidden to begin with."""

    closed = Signal()

    def __init__(self, over: QWidget, name: str) -> None:
        super().__init__(over)
        self._over = over
        self.setAccessibleName(name)
        set_role(self, "surface")
        over.installEventFilter(self)
        self.hide()

    def cover(self) -> None:
        """Cover the area."""
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def uncover(self) -> None:
        """Give the area free, and say so."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc uncovers."""
        if event.key() == Qt.Key.Key_Escape:
            self.uncover()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the area."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)
