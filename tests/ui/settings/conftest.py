"""The settings over a real library with a story on the desk, opened as the command opens them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.author import Author
from deskeditor.domain.site import Comments, Site
from deskeditor.domain.story import Story
from deskeditor.services import sites, stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.faces import BodyFace
from deskeditor.ui.settings.settings_dialog import SettingsDialog
from deskeditor.ui.settings.settings_presenter import SettingsPresenter

WAIT = 30_000
COURIER = Site(name="The Courier", address="https://courier.example", comments=Comments(marker="here"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    stories.new(library, Story(id="tram", headline="Tram", body="It runs."))
    sites.save_site(library, COURIER)
    sites.save_author(library, Author(name="Imogen Castellane", initials="IC"))
    sites.save_author(library, Author(name="Tobias Renshaw"))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def desk(desk: Desk, folder: Path) -> Desk:
    with open_library(folder) as library:
        desk.open_story.show(stories.story(library, "tram"))
    return desk


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
    qtbot.waitUntil(lambda: dialog.pages[0].fields["name"].text() == "The Courier", timeout=WAIT)
    qtbot.waitUntil(lambda: dialog.pages[1].list.count() == 2, timeout=WAIT)
    qtbot.waitUntil(dialog.isActiveWindow, timeout=WAIT)
    yield dialog
    presenter.close()


@pytest.fixture
def kept(qtbot, desk: Desk) -> Callable[[Callable[..., object]], object]:
    """What the library says now, asked behind everything that is on its way there."""

    def ask(job: Callable[..., object]) -> object:
        found: list[object] = []
        desk.lane.ask(job, found.append)
        qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
        return found[0]

    return ask
