"""Is it the preview that somebody scrolls and clicks at this moment?"""

import time
from typing import cast

from PySide6.QtCore import QChildEvent, QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_LASTS = 1.0  # seconds: a page rolls on for a while after the wheel was turned
_TOUCHING = (QEvent.Type.Wheel, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchUpdate)


class Touch(QObject):
    """Watches the widgets inside a view, which the engine makes when a page comes, and takes nothing away."""

    clicked = Signal(QPoint)  # a place in the view; nothing was dragged

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._pressed: QPoint | None = None
        self._last = 0.0
        for widget in (view, *view.findChildren(QWidget)):
            widget.installEventFilter(self)

    @property
    def is_now(self) -> bool:
        """Whether the page moves because somebody moves it."""
        return self._pressed is not None or time.monotonic() - self._last < _LASTS

    def let_go(self) -> None:
        """Somebody does something else."""
        self._pressed, self._last = None, 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look on."""
        if event.type() is QEvent.Type.ChildPolished:
            cast("QChildEvent", event).child().installEventFilter(self)
        elif event.type() in _TOUCHING:
            self._last = time.monotonic()
        if event.type() in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            self._follow(cast("QMouseEvent", event))
        return super().eventFilter(watched, event)

    def _follow(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        if event.type() is QEvent.Type.MouseButtonPress:
            self._pressed = place
            return
        pressed, self._pressed = self._pressed, None
        still = pressed is not None and (place - pressed).manhattanLength() < QApplication.startDragDistance()
        if still and not event.modifiers():
            self.clicked.emit(place)
