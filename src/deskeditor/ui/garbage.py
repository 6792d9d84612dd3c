"""When is garbage collected? On the UI thread, where what belongs to Qt may be let go.

Left to itself, Python collects in whatever thread happens to make the next object. A widget that is let go in
a lane's thread hangs or ends the program.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1000
_RARELY = 30  # looks between two at everything


class GarbageCollector(QObject):
    """Takes collecting over from Python: what is young every second, all of it now and then."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        timer = QTimer(self, interval=_EVERY_MS)
        timer.timeout.connect(self.look)
        timer.start()

    def look(self) -> None:
        """Collect what Python itself would have collected by now."""
        self._looks += 1
        young, _, old = gc.get_count()
        if self._looks % _RARELY == 0 and old:
            gc.collect()
        elif young > gc.get_threshold()[0]:
            gc.collect(1)
