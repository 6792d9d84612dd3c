"""One run of the list over a library: scrolled by wheel, keys and scroll bar, painted after each step.

long_list.py BEGAN LIBRARY     prints `name seconds` lines, and `pss` and `pss_named`, the
latter with the names of the newest stories for the palette, in bytes
"""

import random
import sys
import time
from pathlib import Path

import held
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from deskeditor.services import names
from deskeditor.ui import theme
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.palette.palette_presenter import MOST_STORIES
from deskeditor.ui.shell.palette.story_names import StoryNames
from deskeditor.ui.tasks import Lane, LibraryLane

LONGEST = 30.0  # seconds
FRAMES, JUMPS = 300, 40
A_FRAME = 1 / 60


def until(app, holds):
    began = time.perf_counter()
    while not holds():
        app.processEvents()
        time.sleep(0.0005)
        if time.perf_counter() - began > LONGEST:
            sys.exit("the rows do not come")
    return time.perf_counter() - began


def stands(stories):
    first, last = stories.in_sight()
    return stories.rows.rowCount() > 0 and all(stories.rows.row(at) for at in range(first, last + 1))


def frames(app, stories, taken, name, steps):
    """What a step costs the UI thread, with what arrives and is painted; the rest of a frame is waited."""
    for number, step in enumerate(steps):
        began = time.perf_counter()
        step()
        app.processEvents()
        stories.viewport().repaint()
        taken[f"{name}-{number}"] = spent = time.perf_counter() - began
        time.sleep(max(0.0, A_FRAME - spent))


def jumps(app, stories, taken, name):
    """How long it takes until the rows stand at places far from each other."""
    luck, bar = random.Random(5), stories.verticalScrollBar()
    for number in range(JUMPS):
        bar.setValue(luck.randrange(bar.maximum()))
        taken[f"{name}-{number}"] = until(app, lambda: stands(stories))


def scrolled(app, stories, taken):
    bar = stories.verticalScrollBar()
    frames(app, stories, taken, "wheel", [lambda: bar.setValue(bar.value() + 120)] * FRAMES)
    key = Qt.Key.Key_PageDown
    frames(app, stories, taken, "page", [lambda: QTest.keyClick(stories, key)] * FRAMES)
    places = [bar.maximum() * step // FRAMES for step in range(FRAMES)]
    frames(app, stories, taken, "drag", [lambda at=at: bar.setValue(at) for at in places])
    until(app, lambda: stands(stories))
    jumps(app, stories, taken, "jump")
    for number, key in enumerate((Qt.Key.Key_End, Qt.Key.Key_Home) * 5):
        QTest.keyClick(stories, key)
        taken[f"ends-{number}"] = until(app, lambda: stands(stories))


def main():
    app = QApplication(["probe", "-style", "Fusion"])
    theme.install(app)
    lane, pure, hub = LibraryLane(Path(sys.argv[2])), Lane("pure"), ChangeHub()
    desk = Desk(lane, pure, hub, OpenStory(lane, hub), Messages(), CommandTable())
    view = LibraryView()
    presenter = LibraryPresenter(view, desk)
    view.resize(240, 900)
    view.show()
    presenter.start()
    taken = {}
    until(app, lambda: stands(view.list))
    view.list.setFocus()
    scrolled(app, view.list, taken)
    taken["rows"] = len(view.list.rows.rows)
    taken["pss"] = held.bytes_held()
    named = []
    lane.ask(lambda library: StoryNames(names.names(library, MOST_STORIES)), named.append)
    until(app, lambda: named)
    for number, typed in enumerate(("tram", "council tram", "hbc", "zzzz") * 5):
        began = time.perf_counter()
        named[0].index.best(typed, 60)
        taken[f"letters-{number}"] = time.perf_counter() - began
    taken["pss_named"] = held.bytes_held()
    lane.close()
    pure.close()
    for name, value in taken.items():
        print(name, value)


main()
