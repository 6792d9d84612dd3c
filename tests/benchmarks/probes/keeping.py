"""Types into the window, and prints how long each key took until a connection of its own reads it."""

import sqlite3
import sys
import threading
import time
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from deskeditor.ui import open_window
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.preview import scheme

KEYS, EVERY = 300, 0.09
STORIES = 8


class Reader(threading.Thread):
    """Looks again and again how long a story's text is in the library, and when it became so."""

    def __init__(self, library: Path, story: str, column: str) -> None:
        super().__init__(daemon=True)
        self._library, self._story, self._column = library, story, column
        self.seen: dict[int, float] = {}
        self.is_done = False

    def run(self) -> None:
        connection = sqlite3.connect(f"{(self._library / 'library.db').as_uri()}?mode=ro", uri=True)
        query = f"SELECT length({self._column}) FROM stories WHERE id = ?"  # noqa: S608  # our own name
        while not self.is_done:
            row = connection.execute(query, (self._story,)).fetchone()
            if row:
                self.seen.setdefault(row[0], time.perf_counter())
            time.sleep(0.002)
        connection.close()

    def when(self, length: int) -> float | None:
        return min((at for seen, at in list(self.seen.items()) if seen >= length), default=None)


def spin(app: QApplication, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.001)


def main() -> None:
    scheme.register()
    app = QApplication(sys.argv[:1])
    library = Path(sys.argv[2])
    window = open_window(library)
    body, story = window.findChild(QPlainTextEdit, "bodyEdit"), window.findChild(OpenStory)
    spin(app, 6)  # until what a start asks the library for has been answered
    reader = Reader(library, story.story.id, "body")
    reader.start()
    length, pressed = len(body.source), []
    for number in range(KEYS):
        pressed.append(time.perf_counter())
        QTest.keyClick(body, "n" if number % 6 else " ")
        spin(app, max(0.0, EVERY - (time.perf_counter() - pressed[-1])))
    spin(app, 3)
    reader.is_done = True
    for number, at in enumerate(pressed):
        print(f"key-{number} {reader.when(length + number + 1) - at}")
    for number in range(STORIES):
        story.begin()
        reader = Reader(library, story.story.id, "headline")
        reader.start()
        at = time.perf_counter()
        QTest.keyClick(window.findChild(QPlainTextEdit, "headlineEdit"), "N")
        spin(app, 1.5)
        reader.is_done = True
        print(f"first-{number} {reader.when(1) - at}")
    window.close()


main()
