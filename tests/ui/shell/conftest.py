"""A window on the library of two stories, complete, with the story about the wall open."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from deskeditor.ui.application import Opening

WAIT = 30_000


@pytest.fixture
def opening(qtbot, library_folder: Path) -> Iterator[Opening]:
    opening = Opening(library_folder, "wall")
    opening.finish()
    qtbot.waitUntil(lambda: opening.presenter.desk.open_story.story is not None, timeout=WAIT)
    yield opening
    opening.window.close()
    opening.window.deleteLater()
