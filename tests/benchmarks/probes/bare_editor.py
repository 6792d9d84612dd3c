"""A window with nothing but a QPlainTextEdit: prints when it takes a key, in seconds since exec."""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

BEGAN = float(sys.argv[1])


class FirstPaint(QObject):
    """Types a key after the first paint and reports when the text holds it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, type_a_key)
        return False


def type_a_key() -> None:
    QTest.keyClick(edit, "x")
    assert edit.toPlainText() == "x"
    print("typing", time.clock_gettime(time.CLOCK_MONOTONIC) - BEGAN)
    app.quit()


app = QApplication([])
edit = QPlainTextEdit()
edit.resize(1440, 900)
first_paint = FirstPaint()
edit.viewport().installEventFilter(first_paint)
edit.show()
edit.setFocus()
app.exec()
