"""What does a program do while it is struck? `python -m tests.rigs.jobs JOB FOLDER` does one job.

Every line on the standard output is one JSON object and a promise: what it says is kept. It is written with
one call, so that its place among the writes to the disk is known. FOLDER holds what `scene.py` laid out.
Jobs that share a story are given a name as well: JOB FOLDER NAME.
"""

import json
import os
import random
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tests.rigs import machine, scene

from deskeditor.errors import DeskError, EditConflict
from deskeditor.services import assets, backups, exporting, importing, stories
from deskeditor.services.exporting import Exported, ExportRequest
from deskeditor.services.libraries import open_library, open_or_create

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMainWindow

ROUNDS = 10_000  # more than anybody waits for


def promise(**said: object) -> None:
    """Say what is kept from now on."""
    os.write(1, json.dumps(said).encode() + b"\n")


def save(folder: Path) -> None:
    """Revise one story again and again; each body says its number."""
    with open_library(folder / scene.LIBRARY) as library:
        story = stories.find(library, scene.FIRST)
        for number in range(1, ROUNDS):
            try:
                body = scene.body(number)
                story, _ = stories.save(library, replace(story, body=body))
            except DeskError as error:
                promise(refused=str(error))
                continue
            promise(story=story.id, number=number)


def write(folder: Path) -> None:
    """Begin one story after the other."""
    with open_library(folder / scene.LIBRARY) as library:
        for number in range(1, ROUNDS):
            try:
                story, _ = stories.new(library, scene.story(f"Story {number}", number))
            except DeskError as error:
                promise(refused=str(error))
                continue
            promise(story=story.id, number=number)


def picture(folder: Path) -> None:
    """Take one picture after the other in."""
    with open_library(folder / scene.LIBRARY) as library:
        for number in range(1, ROUNDS):
            try:
                asset = assets.add_image(library, scene.picture(number), f"{number}.png")
            except DeskError as error:
                promise(refused=str(error))
                continue
            promise(asset=asset.reference)


def take_in(folder: Path) -> None:
    """Import a folder of Markdown."""
    with open_library(folder / scene.LIBRARY) as library:
        for event in importing.import_paths(library, [folder / scene.MARKDOWN]):
            if isinstance(event.outcome, importing.Imported):
                promise(headline=event.outcome.story.headline)
            elif isinstance(event.outcome, importing.NotImported):
                promise(refused=event.outcome.error)


def export(folder: Path) -> None:
    """Export all stories, over and over, each time with a changed word."""
    with open_library(folder / scene.LIBRARY) as library:
        ids = tuple(stories.find(library, slug).id for slug in scene.slugs())
        for number in range(1, 200):
            try:
                story = stories.find(library, random.choice(scene.slugs()))
                stories.save(library, replace(story, standfirst=f"Standfirst {number}"))
                request = ExportRequest(stories=ids, folder=folder / scene.PAGES, format="both")
                outcomes = list(exporting.export(library, request))  # kept for good when all of it is done
                for outcome in outcomes:
                    if isinstance(outcome, Exported):
                        promise(files=[str(path.relative_to(folder)) for path in outcome.files])
                    else:
                        promise(refused=outcome.error)
            except DeskError as error:
                promise(refused=str(error))


def begin(folder: Path) -> None:
    """Make a library where there is none, and put a story into it."""
    for number in range(1, 200):
        place = folder / f"new-{number}"
        try:
            with open_or_create(place) as library:
                promise(made=place.name)
                story, _ = stories.new(library, scene.story("First", 1))
                promise(made=place.name, story=story.id)
        except DeskError as error:
            promise(refused=str(error))


def upgrade(folder: Path) -> None:
    """Bring libraries of an old schema up to date."""
    for place in sorted(folder.glob("old-*")):
        try:
            open_library(place).close()
        except DeskError as error:
            promise(refused=str(error))
            continue
        promise(upgraded=place.name)


def back_up(folder: Path) -> None:
    """Change a story, back the library up, change it once more and bring the backup back; over and over."""
    os.environ["XDG_DATA_HOME"] = str(folder / scene.DATA)
    with open_library(folder / scene.LIBRARY) as library:
        for number in range(1, ROUNDS):
            try:
                story = stories.find(library, scene.FIRST)
                stories.save(library, replace(story, body=scene.body(number)))
                made = backups.make(library.folder, backups.Why.BY_HAND)
                promise(backup=made.folder.name)
                story = stories.find(library, scene.FIRST)
                stories.save(library, replace(story, body=scene.body(number + 1)))
                backups.restore(library.folder, made)
                promise(restored=number)
            except DeskError as error:
                promise(refused=str(error))


def edit_anew(folder: Path) -> None:
    """Add lines to a story that another program revises: where that was quicker, read it again."""
    with open_library(folder / scene.LIBRARY) as library:
        for line in _lines():
            while True:
                story = stories.find(library, scene.FIRST)
                _pause()
                try:
                    stories.save(library, replace(story, body=f"{story.body}\n{line}"))
                except EditConflict:
                    continue
                break
            promise(edit=line)


def insist(folder: Path) -> None:
    """Add lines to a story that another program revises: where that was quicker, both versions are kept."""
    with open_library(folder / scene.LIBRARY) as library:
        story = stories.find(library, scene.FIRST)
        for line in _lines():
            story = replace(story, body=f"{story.body}\n{line}")
            _pause()
            try:
                story, _ = stories.save(library, story)
            except EditConflict:
                story, _ = stories.save_over(library, story)
            promise(edit=line)


def _lines() -> list[str]:
    return [f"{sys.argv[3]}{number}" for number in range(random.randrange(5, 25))]


def _pause() -> None:
    time.sleep(random.choice((0.0, 0.001, 0.01, 0.04)))


def window(folder: Path) -> None:
    """Type into the window, one numbered word after the other."""
    _type(folder, lambda _window, _number: None)


def switch(folder: Path) -> None:
    """Type into the window, and go to the next story every few words."""
    _type(folder, _next_story)


def _type(folder: Path, between: Callable[["QMainWindow", int], None]) -> None:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from deskeditor.ui import open_window
    from deskeditor.ui.open_story import OpenStory
    from deskeditor.ui.preview import scheme

    scheme.register()
    app = QApplication([])
    opened = open_window(folder / scene.LIBRARY)
    body = opened.findChild(QPlainTextEdit, "bodyEdit")
    open_story = opened.findChild(OpenStory)
    body.setPlainText("")
    number = 0
    while app is not None:
        QTest.keyClicks(body, f"word{number} ")
        promise(word=number, at=time.monotonic(), held_up=machine.held_up(os.getpid()))
        number += 1
        QTest.qWait(random.randrange(5, 120))
        if open_story.is_saved:
            promise(saved=number)
        between(opened, number)


def _next_story(window: "QMainWindow", number: int) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    if number % 4 == 0:
        QTest.keyClick(window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


JOBS: dict[str, Callable[[Path], None]] = {
    "save": save,
    "write": write,
    "picture": picture,
    "import": take_in,
    "export": export,
    "begin": begin,
    "upgrade": upgrade,
    "backup": back_up,
    "yield": edit_anew,
    "insist": insist,
    "window": window,
    "switch": switch,
}

if __name__ == "__main__":
    promise(ready=True)
    try:
        JOBS[sys.argv[1]](Path(sys.argv[2]))
    except DeskError as error:
        promise(refused=str(error))
    promise(finished=True)
