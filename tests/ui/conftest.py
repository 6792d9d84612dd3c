"""What every test of the window stands on: no leaked window, thread or warning of Qt; and a real window."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QtMsgType
from PySide6.QtWidgets import QApplication

from deskeditor.domain.card import Card, StoryTarget
from deskeditor.domain.story import Status, Story
from deskeditor.errors import CannotWrite
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.storage import medium
from deskeditor.ui.application import open_window
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.tasks import Lane, LibraryLane
from deskeditor.ui.widgets import toast

EXPECTED = (  # what Qt says on a machine without a screen or a graphics card; none of it is ours to mend
    "This plugin does not support propagateSizeHints()",
    "This plugin does not support createPlatformVulkanInstance",
    "This plugin does not support raise()",
    "This plugin does not support grabbing the keyboard",
    "QVulkanInstance: Failed to initialize Vulkan",
    "QRhiGles2: Failed to create",
    "Failed to create RHI for backend",
    "GBM is not supported",
    "GPUInfo not initialized",
    "Sandboxing disabled by user",
)
STRAY = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)
    return ["deskeditor", "-style", "Fusion"]


@pytest.fixture(autouse=True)
def time_to_look(qapp, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes by itself after a while stays until a slow machine has looked at it."""
    monkeypatch.setattr(toast, "SHOWN_MS", 600_000)
    qapp.setKeyboardInputInterval(60_000)  # between two letters of one word that is typed into a list


@pytest.fixture(autouse=True)
def room_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk that the tests run on may be nearly full: no window says so unless its test wants it."""
    monkeypatch.setattr(medium, "free", lambda _folder: None)


@pytest.fixture(autouse=True)
def no_leaks() -> Iterator[None]:
    """A window or a thread that outlives its test fails it."""
    threads = set(threading.enumerate())
    yield
    app = QApplication.instance()
    if app is None:
        return
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    leaked = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    names = [f"{type(widget).__name__} {widget.objectName()}" for widget in leaked]
    for widget in leaked:
        widget.hide()
    assert names == []
    assert left_over(threads) == []


def left_over(before: set[threading.Thread]) -> list[str]:
    """The threads that do not end; one that is still writing to a slow disk may."""
    until = time.monotonic() + 60
    while time.monotonic() < until and set(threading.enumerate()) - before:
        time.sleep(0.01)
    return [thread.name for thread in set(threading.enumerate()) - before]


@pytest.fixture(autouse=True)
def no_stray_qt_messages(qtlog) -> Iterator[None]:
    """A warning of Qt that nobody expected fails the test."""
    yield
    stray = [record.message for record in qtlog.records if record.type in STRAY]
    assert [message for message in stray if not message.startswith(EXPECTED)] == []


WALL = Story(
    id="wall",
    headline="Who owns the sea wall?",
    standfirst="Three agencies have signed for it.",
    body="Nobody.",
).with_details(section="Investigations", byline=("Tobias Renshaw",), tags=("coast",))
TRAM = Story(
    id="tram",
    headline="Harrow Bay council votes 7–4 to reopen the tram line",
    standfirst="After nine years the Shore Line will carry passengers again.",
    body="The town council voted on Thursday.\n\n## What the council agreed\n\nThe motion has four parts.",
    cards=(Card(target=StoryTarget("wall")),),
).with_details(status=Status.IN_REVIEW, section="Local government", byline=("Imogen Castellane",))


@pytest.fixture
def library_folder(tmp_path: Path) -> Path:
    """A library of two stories; the one about the tram was changed last and has a card."""
    library = create_library(tmp_path / "library")
    for story in (WALL, TRAM):
        stories.new(library, story)
    library.close()
    return tmp_path / "library"


@pytest.fixture
def opened(qapp) -> Iterator[Callable[..., MainWindow]]:
    """Opens real windows on real libraries, and closes them."""
    windows: list[MainWindow] = []

    def open_one(folder: Path, story: str | None = None) -> MainWindow:
        windows.append(open_window(folder, story))
        windows[-1].activateWindow()
        return windows[-1]

    yield open_one
    for window in windows:
        window.close()
    assert [window for window in windows if window.isVisible()] == []
    for window in windows:
        window.deleteLater()


@pytest.fixture
def window(opened, library_folder: Path, qtbot) -> MainWindow:
    """A window on the library of two stories."""
    window = opened(library_folder)
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """A library that refuses every save while `broken["why"]` says why."""
    trouble, save = {"why": "The disk is full; make room and go on."}, stories.save

    def refuse(library, story, **rest):
        if trouble["why"]:
            raise CannotWrite(trouble["why"])
        return save(library, story, **rest)

    monkeypatch.setattr(stories, "save", refuse)
    return trouble


@pytest.fixture
def desk(qtbot, folder: Path) -> Iterator[Desk]:
    """What presenters are given, on the library in `folder`, without a window; it goes with the test."""
    over = QObject()
    lane, pure, hub = LibraryLane(folder, over), Lane("pure", over), ChangeHub(over)
    desk = Desk(lane, pure, hub, OpenStory(lane, hub, over), Messages(over), CommandTable(over))
    yield desk
    desk.open_story.save()
    lane.close()
    pure.close()
    over.deleteLater()
