"""The page that a window begins with: the one of its last closing, until the page of now is there."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget

from deskeditor import user_dirs
from deskeditor.domain.site import Site
from deskeditor.services import sites, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.application import Opening

WORLD = 1  # the application's own world of scripts


class Start:
    """A window that completes itself, as the program's does."""

    def __init__(self, qtbot, folder) -> None:
        self.qtbot = qtbot
        self.opening = Opening(folder, None)
        self.opening.window.painted.connect(self.opening.go_on)
        self.loads: list[bool] = []
        self.was_complete: list[bool] = []  # at each load

    def until_first(self) -> None:
        """Wait for the page that it begins with."""
        self.qtbot.waitUntil(lambda: self.opening.first_page is not None, timeout=20_000)
        self.opening.first_page.live.loaded.connect(self._loaded)
        self.qtbot.waitUntil(lambda: bool(self.loads), timeout=20_000)

    def _loaded(self, ok: bool) -> None:
        self.loads.append(ok)
        self.was_complete.append(self.opening.presenter is not None)

    def until_true(self) -> None:
        """Wait for the page of now."""
        self.qtbot.waitUntil(lambda: self.opening.presenter is not None, timeout=20_000)
        chip = self.opening.first_page.pane.chip
        self.qtbot.waitUntil(lambda: chip.isVisible() and chip.text() == "Live", timeout=20_000)

    def text(self) -> str:
        answers: list[str] = []
        view = self.opening.window.findChild(QWidget, "previewView")
        view.page().runJavaScript("document.body.textContent", WORLD, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]


@pytest.fixture
def start(qtbot, library_folder) -> Iterator[Callable[[], Start]]:
    """Starts windows on the library of two stories, and closes them."""
    begun: list[Start] = []

    def one() -> Start:
        begun.append(Start(qtbot, library_folder))
        return begun[-1]

    yield one
    for each in begun:
        each.opening.window.close()
        each.opening.window.deleteLater()


@pytest.fixture
def kept(start) -> None:
    """The program ran, showed the page of the tram, and was closed."""
    first = start()
    first.until_true()
    first.opening.window.close()
    assert (user_dirs.cache() / "last-page.json").exists()


def test_the_page_of_the_last_closing_is_there_before_the_library(kept, start):
    window = start()
    window.until_first()
    assert "The town council voted on Thursday." in window.text()
    assert window.was_complete[0] is False


def test_a_page_that_is_still_true_is_not_loaded_again(kept, start):
    window = start()
    window.until_first()
    window.until_true()
    assert window.loads == [True]


def test_a_changed_site_brings_its_true_page(kept, start, library_folder):
    with open_library(library_folder) as library:
        sites.save_site(library, Site(name="The Harrow Bay Courier", address="https://courier.example"))
    window = start()
    window.until_first()
    assert "Courier" not in window.text()
    window.until_true()
    assert "The Harrow Bay Courier" in window.text()
    assert window.loads == [True, True]


def test_a_changed_target_of_a_card_brings_its_true_page(kept, start, library_folder):
    with open_library(library_folder) as library:
        stories.set_fields(library, "wall", {"headline": "The wall has an owner"})
        stories.set_fields(library, "tram", {"notes": "Changed last."})
    window = start()
    window.until_first()
    window.until_true()
    assert "The wall has an\u00a0owner" in window.text()


def test_changed_words_do_not_stand_beside_an_old_page(kept, start, library_folder):
    with open_library(library_folder) as library:
        stories.set_fields(library, "tram", {"body": "It was put off."})
    window = start()
    window.until_true()
    assert "It was put off." in window.text()
    assert "The town council voted" not in window.text()


def test_nothing_is_shown_of_a_story_in_the_trash(kept, start, library_folder):
    with open_library(library_folder) as library:
        stories.trash(library, ["tram"])
    window = start()
    window.until_true()
    assert "The town council" not in window.text()
    window.opening.window.close()
    assert b"town council" not in (user_dirs.cache() / "last-page.json").read_bytes()


def test_what_is_typed_before_the_library_is_open_stands_on_the_page(kept, start, qtbot):
    window = start()
    window.until_first()
    qtbot.keyClicks(window.opening.editor.body, "Early. ")
    window.until_true()
    qtbot.waitUntil(lambda: "Early. The town council" in window.text(), timeout=20_000)


def test_closed_while_its_first_page_is_being_loaded(kept, start, qtbot):
    window = start()
    qtbot.waitUntil(lambda: window.opening.first_page is not None, timeout=20_000)
    window.opening.window.close()
    assert not window.opening.window.isVisible()


def test_an_engine_that_ends_at_the_start_is_begun_again(kept, start, qtbot):
    window = start()
    window.until_first()
    window.opening.first_page.live.crashed.emit()
    window.until_true()
    assert "The town council" in window.text()
