"""When is garbage collected? On the UI thread, where what belongs to Qt may be let go.

Left to itself, Python collects in whatever thread happens to make the next object. A widget that is let go in
a lane's thread hangs or ends the program.
"""

import gc
import time

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_MANY = 700  # young objects: when Python itself would look at them
_RARELY = 30  # looks between two at everything
_WAIT = 2.0  # seconds after a key: all that a long story is made of takes longer than a frame
_PATIENCE = 30  # looks that are put off: somebody who never rests must not fill the memory


class GarbageCollector(QObject):
    """Takes collecting over from Python: the young every second, all of it seldom, none while keys come."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = self._put_off = 0
        self._not_before = 0.0
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def wait(self) -> None:
        """Somebody writes: collect a little later."""
        self._not_before = time.monotonic() + _WAIT

    def look(self) -> None:
        """Collect what Python itself would have collected by now."""
        if time.monotonic() < self._not_before and self._put_off < _PATIENCE:
            self._put_off += 1
            return
        self._put_off = 0
        self._looks += 1
        young, _, old = gc.get_count()
        if self._looks % _RARELY == 0 and old:
            gc.collect()
        elif young > _MANY:
            gc.collect(1)
