"""A library in which trams run, and the dialog that looks through it."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.story import Status, Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.replacing import jobs
from deskeditor.ui.replacing.replace_presenter import Around, ReplacePresenter

TRAM = Story(
    id="tram",
    headline="The tram returns",
    body="The tram runs again.\n\n“A tram is no luxury,” said Imogen Castellane.\n\nSee [here](https://x.example/tram).",
)
FERRY = Story(id="ferry", headline="Ferry or tram?", body="Tram or ferry, he asked.").with_details(
    status=Status.IN_REVIEW
)
OLD = Story(id="old", headline="The old tram").with_details(status=Status.PUBLISHED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with create_library(tmp_path / "library") as library:
        for story in (OLD, FERRY, TRAM):
            stories.new(library, story)
    return tmp_path / "library"


@pytest.fixture
def presenter(desk, qtbot) -> ReplacePresenter:
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1200, 800)
    over.show()
    presenter = ReplacePresenter(over, desk, Around(lambda: jobs.everywhere, lambda: ""))
    desk.open_story.open("tram")
    qtbot.waitUntil(lambda: desk.open_story.story is not None, timeout=30_000)
    yield presenter
    presenter.close()
    if presenter._dialog is not None:
        presenter._dialog.close()
