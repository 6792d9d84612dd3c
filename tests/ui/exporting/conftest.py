"""A desk over a real library with a story that is ready, one that is a draft, and one with a picture."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QMainWindow

from deskeditor.domain.story import LeadImage, Status, Story
from deskeditor.services import assets, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui import theme
from deskeditor.ui.desk import Desk
from deskeditor.ui.exporting.answers import AnswerBook, Answers
from deskeditor.ui.exporting.export_dialog import ExportDialog
from deskeditor.ui.exporting.export_presenter import ExportPresenter

STATUSES = {"wall": Status.READY, "terns": Status.DRAFT, "plaque": Status.READY}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    data = BytesIO()
    Image.new("RGB", (400, 300), "#24506b").save(data, "PNG")
    picture = LeadImage(image=assets.add_image(library, data.getvalue(), "wall.png").reference)
    for name, status in STATUSES.items():
        story = Story(id=name, headline=f"The {name}", body="Text.").with_details(status=status)
        stories.new(library, story.with_details(lead_image=picture) if name == "wall" else story)
    library.close()
    return tmp_path / "library"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    for condition in ("story", "exported"):
        desk.commands.set_condition(condition, holds=True)
    return desk


@pytest.fixture
def out(tmp_path: Path) -> Path:
    out = tmp_path / "Export"
    AnswerBook().keep(Answers(folder=out))
    return out


@pytest.fixture
def window(qtbot, qapp) -> QMainWindow:
    theme.install(qapp)
    window = QMainWindow()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return window


@pytest.fixture
def presenter(window: QMainWindow, desk: Desk, out: Path) -> ExportPresenter:
    return ExportPresenter(window, desk)


@pytest.fixture
def opened(qtbot, desk: Desk, presenter: ExportPresenter) -> Callable[[str], None]:
    def opened(name: str) -> None:
        desk.open_story.open(name)
        qtbot.waitUntil(lambda: desk.open_story.story is not None and desk.open_story.story.id == name)

    return opened


@pytest.fixture
def dialog(qtbot, window: QMainWindow, desk: Desk, opened) -> Callable[..., ExportDialog]:
    """Open the dialog by its command, and wait until it knows what will be written."""

    def dialog(name: str = "wall") -> ExportDialog:
        opened(name)
        desk.commands.run("file.export")
        found = window.findChild(ExportDialog)
        qtbot.waitUntil(lambda: found.form._name.text() != "")
        qtbot.waitUntil(lambda: found.isActiveWindow())
        return found

    return dialog
