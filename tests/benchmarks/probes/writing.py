"""The real program with one story open, typed into at a steady pace: prints `name seconds` lines.

writing.py BEGAN LIBRARY KEYS     keys go into the middle of the body, twelve a second

`key`: the event itself, until the text has changed; `glyph`: until the window has painted it, in its turn;
`laid_out`: until the changed page has been laid out; `frame`: until its next frame was begun; `stall`: how
long the event loop stood still, each time it was longer than a frame; `pss`: bytes held at the end.
"""

import json
import sys
import time
from collections.abc import Callable

import held

LIBRARY, KEYS = sys.argv[2], int(sys.argv[3])
BEGAN = float(sys.argv[1])
PACE_MS, BEAT_MS, FRAME = 83, 1, 0.016
LETTERS = "thetramlinewillopenagaininspringandnobodyknowswhy"  # each makes the block one longer
WATCH = """(function () {
  const patch = desk.patch, now = () => performance.timeOrigin + performance.now();
  globalThis.seen = [];
  desk.patch = (...given) => {
    const answer = patch(...given);
    document.scrollingElement.scrollHeight;
    document.body.getBoundingClientRect();
    const length = given[1].reduce((sum, one) => sum + one[2].length, 0);
    const one = { length, laidOut: now(), frame: 0 };
    seen.push(one);
    requestAnimationFrame(() => { const port = new MessageChannel();
      port.port1.onmessage = () => { one.frame = now(); }; port.port2.postMessage(0); });
    return answer;
  };
  return now();
})()"""


class Writer:
    """Types, and writes down what happened when."""

    def __init__(self) -> None:
        from PySide6.QtCore import QTimer
        from PySide6.QtWidgets import QApplication, QWidget

        self.app = QApplication.instance()
        self.window = next(w for w in self.app.topLevelWidgets() if w.objectName() == "mainWindow")
        self.body = self.window.findChild(QWidget, "bodyEdit")
        self.pressed: list[float] = []
        self.waiting = 0.0  # since when a letter waits for its paint
        self.beats = 0.0
        self.nodes = 0
        self.heart = QTimer(interval=BEAT_MS)
        self.heart.timeout.connect(self.beat)

    def later(self, wait: int, do: Callable[[], None]) -> None:
        from PySide6.QtCore import QTimer

        QTimer.singleShot(wait, do)

    def ask(self, script: str, answer: Callable[[object], None]) -> None:
        from PySide6.QtWidgets import QWidget

        self.window.findChild(QWidget, "previewView").page().runJavaScript(script, 1, answer)

    def wait_for_page(self, _answer: object = None) -> None:
        from PySide6.QtWidgets import QWidget

        view = self.window.findChild(QWidget, "previewView")
        if not hasattr(view, "page"):
            self.later(5, self.wait_for_page)
            return
        count = "document.querySelectorAll('[data-part=body] > *').length"
        self.ask(f"typeof desk === 'object' ? String({count}) : ''", self.look)

    def look(self, count: object) -> None:
        """The first screen stands; and then the rest behind it."""
        now = int(str(count) or 0) if count else 0
        if now and not self.nodes:
            print("caret", CARET - BEGAN)
            print("first_screen", time.clock_gettime(time.CLOCK_MONOTONIC) - BEGAN)
        if now and now == self.nodes:
            self.later(3000, self.begin)
        else:
            self.nodes = now
            self.later(300 if now else 5, self.wait_for_page)

    def begin(self) -> None:
        from PySide6.QtGui import QTextCursor

        document = self.body.document()
        block = document.findBlockByNumber(document.blockCount() // 2)
        while not block.text()[:1].isalpha():
            block = block.next()
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.body.setTextCursor(cursor)
        self.body.setFocus()
        self.ask(WATCH, lambda _: self.later(1500, self.press))

    def beat(self) -> None:
        now = time.perf_counter()
        if self.beats and now - self.beats > FRAME:
            print("stall", now - self.beats)
        self.beats = now

    def press(self) -> None:
        from PySide6.QtTest import QTest

        number = len(self.pressed)
        if number == 0:
            self.heart.start()
        if number == KEYS:
            self.heart.stop()
            self.later(1000, lambda: self.ask("JSON.stringify(seen)", self.finish))
            return
        self.later(PACE_MS, self.press)
        self.pressed.append(time.time())
        began = time.perf_counter()
        QTest.keyClick(self.body, LETTERS[number % len(LETTERS)])
        print("key", time.perf_counter() - began)
        self.waiting = began

    def painted(self, field: object) -> None:
        """A field of text has been painted."""
        if self.waiting and field is self.body:
            print("glyph", time.perf_counter() - self.waiting)
            self.waiting = 0.0

    def finish(self, seen: object) -> None:
        patches = [one for one in json.loads(seen) if one["length"]]
        begun = patches[-1]["length"] - KEYS
        for number, pressed in enumerate(self.pressed, 1):
            shown = next(one for one in patches if one["length"] >= begun + number)
            print("laid_out", shown["laidOut"] / 1000 - pressed)
            print("frame", shown["frame"] / 1000 - pressed)
        print("patches", len(patches))
        print("pss", held.bytes_held())
        self.window.close()
        self.app.quit()


CARET = 0.0


def watch() -> None:
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from deskeditor.ui.editor.lined_edit import LinedEdit

    run_loop = QApplication.exec
    paint_field = LinedEdit.paintEvent
    writers: list[Writer] = []

    def paint_and_tell(field: LinedEdit, event: QEvent) -> None:
        paint_field(field, event)
        for writer in writers:
            writer.painted(field)

    LinedEdit.paintEvent = paint_and_tell  # before the first of them is made: Qt looks it up once

    class FirstPaint(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            global CARET
            if event.type() == QEvent.Type.Paint:
                watched.removeEventFilter(self)
                CARET = time.clock_gettime(time.CLOCK_MONOTONIC)
                QTimer.singleShot(0, self.writer.wait_for_page)
            return False

    def exec_watched(*_: object) -> int:
        paint = FirstPaint()
        paint.writer = Writer()
        writers.append(paint.writer)
        paint.writer.body.viewport().installEventFilter(paint)
        return run_loop()

    QApplication.exec = staticmethod(exec_watched)


def main() -> None:
    sys.argv = ["deskeditor", LIBRARY]
    watch()
    from deskeditor.__main__ import main as program

    program()


main()
