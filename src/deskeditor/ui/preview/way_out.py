"""How does Esc lead out of a page on show?"""

from typing import cast

from PySide6.QtCore import QChildEvent, QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class WayOut(QObject):
    """Hands Esc to what the view stands in; the engine would keep it to itself, even from shortcuts.

    Keys go to a widget inside the view, which the engine makes when a page comes, and again after a crash.
    """

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the widgets inside, and take Esc from them."""
        if event.type() is QEvent.Type.ChildPolished:
            cast("QChildEvent", event).child().installEventFilter(self)
        elif event.type() is QEvent.Type.KeyPress:
            return self._is_taken(cast("QKeyEvent", event))
        return super().eventFilter(watched, event)

    def _is_taken(self, event: QKeyEvent) -> bool:
        around = self._view.parentWidget()
        if event.key() != Qt.Key.Key_Escape or around is None:
            return False
        # Not at once: who is told may take the page down.
        QCoreApplication.postEvent(around, QKeyEvent(event.type(), event.key(), event.modifiers()))
        return True
