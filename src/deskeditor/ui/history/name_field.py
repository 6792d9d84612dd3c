"""How is a version named?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class NameField(QLineEdit):
    """A line that is there while a name is typed: Enter takes it, Esc leaves things as they are."""

    named = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Name of this version")
        self.setMaxLength(120)
        self.hide()
        self.installEventFilter(self)
        self.returnPressed.connect(self._take)

    def begin(self, what: str, name: str) -> None:
        """Ask for a name of `what`; `name` is the one it has."""
        self.setPlaceholderText(f"A name for {what}, such as “Sent to legal”")
        self.setText(name)
        self.show()
        self.selectAll()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _take(self) -> None:
        self.hide()
        self.named.emit(self.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc gives up, and is not heard by the window."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.hide()
                self.left.emit()
                return True
        return super().eventFilter(watched, event)
