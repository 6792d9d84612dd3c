"""The real program, started as its command starts it, with a watcher: prints `name seconds-since-exec` lines.

window.py BEGAN LIBRARY JOB...     jobs: typing, preview, memory, keys, switch; done in that order
"""

import sys
import time
from collections.abc import Callable

import held

BEGAN, LIBRARY, JOBS = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
KEYS, SWITCHES = 60, 20


def since_exec() -> float:
    return time.clock_gettime(time.CLOCK_MONOTONIC) - BEGAN


class Watcher:
    """Does its jobs one after the other on the running program, then closes the window."""

    def __init__(self) -> None:
        from PySide6.QtWidgets import QApplication

        self.app = QApplication.instance()
        self.window = next(w for w in self.app.topLevelWidgets() if w.objectName() == "mainWindow")
        self.jobs = list(JOBS)

    def next_job(self) -> None:
        if self.jobs:
            getattr(self, self.jobs.pop(0))()
        else:
            self.window.close()
            self.app.quit()

    def child(self, name: str) -> object:
        from PySide6.QtWidgets import QWidget

        return self.window.findChild(QWidget, name)

    def later(self, wait: int, do: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(wait, do)

    def until(self, holds: Callable[[], bool], then: Callable[[], None]) -> None:
        then() if holds() else self.later(1, lambda: self.until(holds, then))

    def typing(self) -> None:
        """A key is typed after the first paint; the text holds it."""
        from PySide6.QtTest import QTest

        body = self.child("bodyEdit")
        before = body.toPlainText()
        QTest.keyClick(body, "x")
        assert body.toPlainText() != before
        print("typing", since_exec())
        QTest.keyClick(body, "\b")
        self.next_job()

    def view(self) -> object:
        found = self.child("previewView")
        return found if hasattr(found, "page") else None

    def ask(self, script: str, answer: Callable[[object], None]) -> None:
        self.view().page().runJavaScript(script, 1, answer)

    def preview(self) -> None:
        """The page has been painted."""
        painted = "performance.getEntriesByName('first-contentful-paint').length"
        script = f"{painted} * document.querySelectorAll('h1').length"

        def look() -> None:
            self.until(lambda: self.view() is not None, lambda: self.ask(script, report))

        def report(painted: object) -> None:
            if not painted:
                self.later(2, look)
                return
            print("preview", since_exec())
            self.next_job()

        look()

    def memory(self) -> None:
        """What the program and its children hold, some seconds after the preview stands."""

        def measure() -> None:
            print("pss", held.bytes_held())
            self.next_job()

        self.later(3000, measure)

    def keys(self) -> None:
        """Keys into the body, one after the other: how long each takes, and when the page holds it."""
        from PySide6.QtGui import QTextCursor
        from PySide6.QtTest import QTest

        body = self.child("bodyEdit")
        body.setFocus()
        body.moveCursor(QTextCursor.MoveOperation.Start)
        body.moveCursor(QTextCursor.MoveOperation.EndOfBlock)
        typed = ""

        def press(number: int) -> None:
            nonlocal typed
            if number == KEYS:
                self.next_job()
                return
            began = time.perf_counter()
            letter = "abcdefghijklmnopqrstuvwxyz"[number % 26]
            QTest.keyClick(body, letter)
            typed += letter
            print(f"key{number}", time.perf_counter() - began)
            script = f"document.querySelector('[data-part=body]').textContent.includes({typed!r})"

            def look(there: object = False) -> None:
                if there:
                    print(f"shown{number}", time.perf_counter() - began)
                    self.later(40, lambda: press(number + 1))
                else:
                    self.later(1, lambda: self.ask(script, look))

            look()

        press(0)

    def switch(self) -> None:
        """Story after story is opened from the list: when its text stands, and when its page does."""
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        stories = self.child("libraryList")
        headline = self.child("headlineEdit")

        def go(number: int) -> None:
            if number == SWITCHES:
                self.next_job()
                return
            before = headline.toPlainText()
            index = stories.currentIndex()
            began = time.perf_counter()
            QTest.keyClick(stories, Qt.Key.Key_Down)
            if stories.currentIndex() == index:
                QTest.keyClick(stories, Qt.Key.Key_Home)
            QTest.keyClick(stories, Qt.Key.Key_Return)

            def text_stands() -> None:
                print(f"text{number}", time.perf_counter() - began)
                self.until(lambda: True, look)

            def look(title: object = "") -> None:
                if title and str(title).replace("\u00a0", " ")[:12] == headline.toPlainText()[:12]:
                    print(f"page{number}", time.perf_counter() - began)
                    self.later(100, lambda: go(number + 1))
                else:
                    self.later(1, lambda: self.ask("document.querySelector('h1').textContent", look))

            self.until(lambda: headline.toPlainText() != before, text_stands)

        go(0)


def watch() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    run_loop = QApplication.exec

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                QTimer.singleShot(0, lambda: Watcher().next_job())
            return False

    def exec_watched(*_: object) -> int:
        watcher = Watcher()
        body = watcher.child("bodyEdit")
        paint = FirstPaint(body)
        body.viewport().installEventFilter(paint)
        return run_loop()

    QApplication.exec = staticmethod(exec_watched)


def main() -> None:
    sys.argv = ["deskeditor", LIBRARY]
    watch()
    from deskeditor.__main__ import main as program

    program()


main()
