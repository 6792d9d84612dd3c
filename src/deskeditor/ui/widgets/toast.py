"""How does a notice look that goes by itself?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QWidget

from deskeditor.ui.widgets.role import text_label

SHOWN_MS = 6000


class ToastCard(QFrame):
    """One sentence and its actions; it goes after 6 s unless the pointer or the focus is on it."""

    gone = Signal()

    def __init__(
        self,
        text: str,
        actions: Sequence[tuple[str, Callable[[], object]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "toast")
        self.setAccessibleName(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 10, 6)
        row.setSpacing(8)
        label = text_label(text)
        row.addWidget(label)
        for name, act in actions:
            row.addWidget(self._button(name, act))
        self._timer = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._timer.timeout.connect(self._expire)
        self._timer.start()

    def _button(self, name: str, act: Callable[[], object]) -> QPushButton:
        button = QPushButton(name)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self._act(act))
        return button

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return isinstance(focused, QWidget) and self.isAncestorOf(focused)

    def _act(self, act: Callable[[], object]) -> None:
        self.gone.emit()
        act()

    def _expire(self) -> None:
        if self.underMouse() or self._has_focus():
            self._timer.start()
        else:
            self.gone.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        """It waits under the pointer."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """It goes some time after the pointer has left."""
        self._timer.start()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc sends it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.gone.emit()
        else:
            super().keyPressEvent(event)
