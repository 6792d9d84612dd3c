"""A window with nothing but a QWebEngineView: prints when it has painted a page, in seconds since exec.

bare_page.py BEGAN PAGE [memory]      with `memory`, what it holds three seconds later, too
"""

import sys
import time
from pathlib import Path

import held
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

BEGAN, PAGE = float(sys.argv[1]), Path(sys.argv[2])
PAINTED = "performance.getEntriesByName('first-contentful-paint').length"


def look() -> None:
    view.page().runJavaScript(PAINTED, 1, report)


def report(painted: object) -> None:
    if not painted:
        QTimer.singleShot(2, look)
        return
    print("preview", time.clock_gettime(time.CLOCK_MONOTONIC) - BEGAN)
    if "memory" in sys.argv:
        QTimer.singleShot(3000, weigh)
    else:
        app.quit()


def weigh() -> None:
    print("pss", held.bytes_held())
    app.quit()


app = QApplication([])
view = QWebEngineView()
view.resize(1440, 900)
view.load(QUrl.fromLocalFile(str(PAGE)))
view.show()
look()
app.exec()
view.close()
