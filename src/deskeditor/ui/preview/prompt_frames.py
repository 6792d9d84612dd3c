"""How does a frame that the engine has drawn come to the screen at once?

Qt lets it wait for 5 ms, so that several that come together are painted as one. A key makes one frame, and
somebody waits for it: it is painted as soon as nothing else is to be done. Without a graphics card that is a
quarter of the time from a key to the preview's pixels.
"""

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QObject, QTimer, QTimerEvent
from PySide6.QtWidgets import QWidget

_LONGEST_MS = 250  # from a change to its frame, on a machine with much else to do


class PromptFrames(QObject):
    """Paints what a web view shows of a change without Qt's pause; costs nothing while nothing changes."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._is_waiting = False
        self._enough = QTimer(self, interval=_LONGEST_MS, singleShot=True)
        self._enough.timeout.connect(self._stop)

    def expect(self) -> None:
        """A change is on its way to the engine."""
        dispatcher = QAbstractEventDispatcher.instance()
        if not self._is_waiting and dispatcher is not None:
            self._is_waiting = True
            dispatcher.aboutToBlock.connect(self._look)
        self._enough.start()

    def _stop(self) -> None:
        self._is_waiting = False
        QAbstractEventDispatcher.instance().aboutToBlock.disconnect(self._look)

    def _look(self) -> None:
        """Has a frame come? Then Qt's timer runs on the widget that shows it: the view's focus proxy."""
        surface = self._view.focusProxy()
        if surface is None:
            return
        for timer in QAbstractEventDispatcher.instance().registeredTimers(surface):
            QCoreApplication.sendEvent(surface, QTimerEvent(timer.timerId))
