"""How does the window come to be, and in which order, so that it takes typing at once?

First what is seen: the frame, and the story as a glance at the library shows it. After the first paint the
library lane loads the database, then the web view is made.
"""

import logging
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication

from deskeditor import user_dirs
from deskeditor.storage import place
from deskeditor.storage.glance import Glance, glance
from deskeditor.ui import crash, theme
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.areas import Areas
from deskeditor.ui.shell.main_presenter import MainPresenter
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.tasks import Lane, LibraryLane
from deskeditor.ui.window_state import WindowState

_log = logging.getLogger(__name__)


def run(library: Path, story: str | None = None) -> int:
    """Open the window on a library, on a story if one is named, and stay until it is closed.

    Where nothing stands yet in the default place, the sample stories are offered. Gives the exit status.
    """
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)  # the web view wants it
    app = QApplication(sys.argv[:1])
    app.setApplicationName("deskeditor")
    app.setDesktopFileName("deskeditor")
    is_first_run = library == user_dirs.default_library() and place.is_free(library)
    _keep_log()
    window = _opened(library, story, welcome=is_first_run)
    crash.install(window.tell_trouble)
    return app.exec()


def open_window(library: Path, story: str | None = None) -> MainWindow:
    """Open a library in a window on the running application; `story` is a slug or the start of an id."""
    return _opened(library, story, welcome=False)


def _opened(library: Path, story: str | None, *, welcome: bool) -> MainWindow:
    app = QApplication.instance()
    assert isinstance(app, QApplication), "a window needs a QApplication"  # noqa: S101
    state = WindowState()
    theme.install(app, state.appearance)
    desk = _desk(library, glance(library, story))
    areas = Areas()
    window = MainWindow(areas, desk.commands)
    state.restore_geometry(window)
    presenter = MainPresenter(window, areas, desk, state)
    presenter.begin_with(story)
    app.aboutToQuit.connect(presenter.release)
    window.show()
    presenter.write()
    if welcome:
        presenter.welcome(library)
    return window


def _desk(library: Path, seen: Glance | None) -> Desk:
    lane, pure, hub = LibraryLane(library, held=True), Lane("work", held=True), ChangeHub()
    return Desk(lane, pure, hub, OpenStory(lane, hub), Messages(), CommandTable(), seen)


def _keep_log() -> None:
    try:
        crash.start_log(user_dirs.logs())
    except OSError as error:
        _log.info("No log is kept: %s", error.strerror)
