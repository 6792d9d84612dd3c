"""What makes the window complete, once it takes typing?"""

import gc
import logging
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from deskeditor import user_dirs
from deskeditor.domain.story import Story
from deskeditor.storage import place
from deskeditor.storage.glance import Glance, glance
from deskeditor.ui import crash
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.garbage import GarbageCollector
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.tasks import Lane, LibraryLane

if TYPE_CHECKING:
    from deskeditor.ui.application import Opening
    from deskeditor.ui.shell.main_presenter import MainPresenter

_log = logging.getLogger(__name__)


def load() -> None:
    """Load the modules that the steps need; in a thread, so that keys and the first page go before."""
    for name in ("areas", "area_presenters", "main_presenter"):
        import_module(f"deskeditor.ui.shell.{name}")


def steps(opening: "Opening") -> Iterator[None]:
    """Complete the window step by step: the text is kept first, then the areas come, then the library."""
    seen = glance(opening.library, opening.words.story)
    desk = _desk(opening, seen)
    _put_on_the_desk(opening, desk, seen)
    editor = EditorPresenter(opening.editor, desk)
    yield
    from deskeditor.ui.preview.preview_view import PreviewPane
    from deskeditor.ui.shell.areas import Areas

    first_page = opening.first_page
    areas = Areas(opening.editor, first_page.pane if first_page else PreviewPane())
    yield
    from deskeditor.ui.shell.area_presenters import AreaPresenters
    from deskeditor.ui.shell.main_presenter import MainPresenter

    opening.window.complete(desk.commands)
    yield
    presenter = MainPresenter(opening.window, AreaPresenters(areas, desk, editor, first_page), desk)
    presenter.keep(opening.state, opening.arrangement)
    opening.presenter = presenter
    _begin(opening, presenter)
    yield
    presenter.start()
    if opening.is_program:
        gc.freeze()  # what stands now stays: no collection need look at it again
        desk.open_story.text_changed.connect(GarbageCollector(opening).wait)


def _desk(opening: "Opening", seen: Glance | None) -> Desk:
    """All of it goes with the window; whoever has no parent is held for ever by what it is connected to."""
    lane = LibraryLane(opening.library, opening, held=True)
    pure, hub = Lane("work", opening, held=True), ChangeHub(opening)
    open_story = OpenStory(lane, hub, opening)
    return Desk(lane, pure, hub, open_story, Messages(opening), CommandTable(opening), seen)


def _put_on_the_desk(opening: "Opening", desk: Desk, seen: Glance | None) -> None:
    """Open the story whose words are shown, with what was typed since; in an empty library, a new one."""
    story = seen.story if seen else None
    if story is None or story.id != opening.words.story:
        story = Story(id=opening.words.story)
    desk.open_story.show(story)
    takers = {
        "headline": desk.open_story.set_headline,
        "standfirst": desk.open_story.set_standfirst,
        "body": desk.open_story.set_body,
    }
    for name, text in opening.typed.items():
        takers[name](text)


def _begin(opening: "Opening", presenter: "MainPresenter") -> None:
    app = QApplication.instance()
    assert app is not None  # noqa: S101 - the window stands on it
    app.aboutToQuit.connect(presenter.release)
    presenter.left_for.connect(opening.go_to)
    presenter.find_story(opening.story)
    if opening.is_program:
        if not opening.follows:
            _keep_log()
        crash.install(opening.window.trouble.emit)
        if _is_first_start(opening.library):
            presenter.welcome(opening.library)


def _is_first_start(library: Path) -> bool:
    """Whether nothing stands yet in the usual place, and no other place was chosen."""
    is_usual = library == user_dirs.default_library() != user_dirs.chosen_library()
    return is_usual and place.is_free(library)


def _keep_log() -> None:
    try:
        crash.start_log(user_dirs.logs())
    except OSError as error:
        _log.info("No log is kept: %s", error.strerror)
