"""One run of what stands around a long text: keys, marks, counts and searches, each timed.

room.py BEGAN TEXT HEADLINES     prints `name seconds` lines
"""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deskeditor.markup.search_question import Question
from deskeditor.markup.searching import Query
from deskeditor.markup.tally import Tally
from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.editor.find.searcher import Searcher
from deskeditor.ui.editor.focus import WritingFocus
from deskeditor.ui.editor.quote_tint import QuoteTint
from deskeditor.ui.shell.palette.story_index import StoryIndex

KEYS = 40
STORIES = 100_000
TYPED = ("t", "tram", "council tram", "hbc", "cncl", "zzzz", "trm cncl")


def timed(taken, name, act):
    began = time.perf_counter()
    act()
    taken[name] = time.perf_counter() - began


def keys(taken, body, name):
    for number in range(KEYS):
        timed(taken, f"{name}-{number}", lambda: (QTest.keyClick(body, "x"), QApplication.processEvents()))


def search(taken, searcher, text, words, number):
    loop = QEventLoop()
    searcher.answered.connect(loop.quit)
    QTimer.singleShot(20_000, loop.quit)
    timed(taken, f"ask-{number}", lambda: searcher.ask(text, Question(0, Query(words))))
    timed(taken, f"found-{number}", loop.exec)


def main():
    app = QApplication(["probe", "-style", "Fusion"])
    text, headlines = (Path(name).read_text(encoding="utf-8") for name in sys.argv[2:4])
    taken = {}
    face = BodyFace()
    body = BodyEdit(face)
    body.resize(560, 800)
    body.show_story("long", text)
    body.show()
    body.setFocus()
    middle = QTextCursor(body.document().findBlockByNumber(body.document().blockCount() // 2))
    body.setTextCursor(middle)
    while not body.highlighter.is_painted:
        app.processEvents()
    keys(taken, body, "plain")
    body.washes.append(QuoteTint(body))
    keys(taken, body, "tinted")
    WritingFocus(body, body).set_dimmed(True)
    keys(taken, body, "dimmed")
    tally = Tally()
    timed(taken, "count-first", lambda: tally.count(text))
    timed(taken, "count-again", lambda: tally.count(text.replace("tram", "bus", 1)))
    searcher = Searcher(body)
    for number, words in enumerate(("the", "the", "tramway", "nowhere")):
        search(taken, searcher, text, words, number)
    searcher.rest()
    titles = headlines.splitlines()
    index = StoryIndex((titles * (STORIES // len(titles) + 1))[:STORIES])
    for number, typed in enumerate(TYPED * 3):
        timed(taken, f"palette-{number}", lambda typed=typed: index.best(typed, 60))
    for name, seconds in taken.items():
        print(name, seconds)


main()
