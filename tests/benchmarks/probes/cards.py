"""One run of the cards panel over a library: shown and painted, and other stories shown in it.

cards.py BEGAN LIBRARY STORY…     prints `name seconds` lines
"""

import sys
import time
from pathlib import Path

from PySide6.QtWidgets import QApplication

from deskeditor.services import libraries, stories
from deskeditor.ui import theme
from deskeditor.ui.cards.cards_presenter import CardsPresenter
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.tasks import Lane, LibraryLane

LONGEST = 20.0  # seconds


def until(app, holds):
    began = time.perf_counter()
    while not holds():
        app.processEvents()
        if time.perf_counter() - began > LONGEST:
            sys.exit("the tiles do not come")


def stands(view, story):
    """Whether the panel shows this story's tiles with their words."""
    model = view.model
    cards = [model.tile(row).id for row in range(model.rowCount())]
    told = all(model.tile(row).headline for row in range(model.rowCount()))
    return told and cards == [card.id for card in story.cards]


def painted(app, view):
    app.processEvents()
    view.list.viewport().repaint()


def panel(app, desk, story, taken, number):
    """A panel made, shown with a story's tiles, and painted; `panel` is what the UI thread does for it."""
    began = time.perf_counter()
    view = CardsView()
    presenter = CardsPresenter(view, desk)
    view.resize(326, 800)
    view.show()
    painted(app, view)
    taken[f"panel-{number}"] = time.perf_counter() - began
    desk.open_story.show(story)
    presenter.start()
    until(app, lambda: stands(view, story))
    painted(app, view)
    taken[f"tiles-{number}"] = time.perf_counter() - began
    return view, presenter


def shown(app, desk, view, story, taken, number):
    """Another story: from the wish to open it to its tiles, painted."""
    began = time.perf_counter()
    desk.open_story.open(story.id)
    until(app, lambda: stands(view, story))
    painted(app, view)
    taken[f"story-{number}"] = time.perf_counter() - began


def main():
    app = QApplication(["probe", "-style", "Fusion"])
    theme.install(app)
    folder, ids = Path(sys.argv[2]), sys.argv[3:]
    with libraries.open_library(folder) as library:
        wanted = [stories.story(library, one) for one in ids]
    lane, pure, hub = LibraryLane(folder), Lane("pure"), ChangeHub()
    taken, kept = {}, []
    for number, story in enumerate(wanted[:5]):
        desk = Desk(lane, pure, hub, OpenStory(lane, hub), Messages(), CommandTable())
        kept.append((panel(app, desk, story, taken, number), desk))
        if number < 4:
            kept[-1][0][0].hide()
    (view, _presenter), desk = kept[-1]
    for number, story in enumerate(wanted[5:]):
        shown(app, desk, view, story, taken, number)
    lane.close()
    pure.close()
    for name, seconds in taken.items():
        print(name, seconds)


main()
