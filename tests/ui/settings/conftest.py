"""The settings over a real library with a story on the desk, opened as the command opens them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.author import Author
from deskeditor.domain.site import Comments, Site
from deskeditor.domain.story import Story
from deskeditor.services import sites, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.settings.settings_dialog import SettingsDialog
from deskeditor.ui.settings.settings_presenter import SettingsPresenter
from deskeditor.ui.tasks import Lane, LibraryLane

COURIER = Site(name="The Courier", address="https://courier.example", comments=Comments(marker="here"))


@pytest.fixture
def desk(qtbot, tmp_path: Path) -> Iterator[Desk]:
    library = create_library(tmp_path / "library")
    story, _ = stories.new(library, Story(id="tram", headline="Tram", body="It runs."))
    sites.save_site(library, COURIER)
    sites.save_author(library, Author(name="Imogen Castellane", initials="IC"))
    sites.save_author(library, Author(name="Tobias Renshaw"))
    library.close()
    lane, pure, hub = LibraryLane(tmp_path / "library"), Lane("pure"), ChangeHub()
    desk = Desk(lane, pure, hub, OpenStory(lane, hub), Messages(), CommandTable())
    desk.open_story.show(story)
    yield desk
    desk.open_story.save()
    lane.close()
    pure.close()


@pytest.fixture
def face(qtbot) -> BodyFace:
    return BodyFace()


@pytest.fixture
def dialog(qtbot, desk: Desk, face: BodyFace) -> Iterator[SettingsDialog]:
    """The settings, shown, with what the library has in them."""
    window = QWidget()
    qtbot.addWidget(window)
    presenter = SettingsPresenter(window, desk, face)
    desk.commands.run("file.settings")
    dialog = window.findChild(SettingsDialog)
    qtbot.waitUntil(lambda: dialog.pages[0].fields["name"].text() == "The Courier")
    qtbot.waitUntil(lambda: dialog.pages[1].list.count() == 2)
    qtbot.waitUntil(dialog.isActiveWindow)
    yield dialog
    presenter.close()


@pytest.fixture
def kept(qtbot, desk: Desk) -> Callable[[Callable[..., object]], object]:
    """What the library says now, asked behind everything that is on its way there."""

    def ask(job: Callable[..., object]) -> object:
        found: list[object] = []
        desk.lane.ask(job, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask
