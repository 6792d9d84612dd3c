"""The real program, in which stories are opened by keys from the list: prints `name seconds` lines.

opening.py BEGAN LIBRARY TIMES     every story of the library in turn, so many stories in all

`caret-N`: from the key until the words of a story with N characters stand, painted, and the caret in them;
`page-N`: until its page does; `letter-N`: how long a key typed right then takes; `stall-N`:
the longest that the event loop stood still, from the first key until the page stood.
"""

import sys
import time
from collections.abc import Callable

LIBRARY, TIMES = sys.argv[2], int(sys.argv[3])
BEAT_MS, REST_MS = 1, 1500
TITLE = (
    "typeof desk === 'object' && document.querySelector('[data-part=body] > *')"
    " ? document.querySelector('h1').textContent : ''"
)


class Reader:
    """Opens one story after the other."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication

        self.app = QApplication.instance()
        self.window = next(w for w in self.app.topLevelWidgets() if w.objectName() == "mainWindow")
        self.body, self.headline = self.child("bodyEdit"), self.child("headlineEdit")
        self.opened, self.began, self.caret = 0, 0.0, 0.0
        self.beat, self.longest = 0.0, 0.0
        self.heart = QTimer(interval=BEAT_MS)
        self.heart.timeout.connect(self.tick)

    def child(self, name: str) -> object:
        from PySide6.QtWidgets import QWidget

        return self.window.findChild(QWidget, name)

    def later(self, wait: int, do: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(wait, do)

    def until(self, holds: Callable[[], bool], then: Callable[[], None]) -> None:
        then() if holds() else self.later(1, lambda: self.until(holds, then))

    def tick(self) -> None:
        now = time.perf_counter()
        if self.beat:
            self.longest = max(self.longest, now - self.beat)
        self.beat = now

    def start(self) -> None:
        self.until(self.is_complete, lambda: self.later(2 * REST_MS, self.open_next))

    def is_complete(self) -> bool:
        stories = self.child("libraryList")
        has_page = hasattr(self.child("previewView"), "page")
        return has_page and stories is not None and stories.model().rowCount() > 1

    def open_next(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        if self.opened == TIMES:
            self.window.close()
            self.app.quit()
            return
        self.opened += 1
        stories, before = self.child("libraryList"), self.headline.toPlainText()
        index = stories.currentIndex()
        QTest.keyClick(stories, Qt.Key.Key_Down)
        if stories.currentIndex() == index:
            QTest.keyClick(stories, Qt.Key.Key_Home)
        self.longest = self.beat = 0.0
        self.heart.start()
        self.began = time.perf_counter()
        QTest.keyClick(stories, Qt.Key.Key_Return)
        self.until(lambda: self.headline.toPlainText() != before, self.words_stand)

    def words_stand(self) -> None:
        from PySide6.QtTest import QTest

        self.body.setFocus()
        self.body.viewport().repaint()
        self.caret = time.perf_counter() - self.began
        self.length = len(self.body.toPlainText())
        pressed = time.perf_counter()
        QTest.keyClick(self.body, "x")
        self.body.viewport().repaint()
        self.say("letter", time.perf_counter() - pressed)
        self.say("caret", self.caret)
        self.look()

    def say(self, name: str, seconds: float) -> None:
        print(f"{name}-{self.length}-{self.opened}", seconds)

    def look(self) -> None:
        self.child("previewView").page().runJavaScript(TITLE, 1, self.page_is)

    def page_is(self, title: object) -> None:
        if not title or str(title).replace("\u00a0", " ") != self.headline.toPlainText():
            self.later(1, self.look)
            return
        self.say("page", time.perf_counter() - self.began)
        self.heart.stop()
        self.say("stall", self.longest)
        self.later(REST_MS, self.open_next)


def main() -> None:
    from PySide6.QtWidgets import QApplication

    run_loop = QApplication.exec

    def exec_watched(*_: object) -> int:
        from PySide6.QtCore import QTimer

        reader = Reader()
        QTimer.singleShot(500, reader.start)
        return run_loop()

    QApplication.exec = staticmethod(exec_watched)
    sys.argv = ["deskeditor", LIBRARY]
    from deskeditor.__main__ import main as program

    program()


main()
