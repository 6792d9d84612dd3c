"""A preview of a real library in a real web view, and a way to ask it what stands on the page."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from deskeditor.domain.author import Author
from deskeditor.domain.site import Newsletter, Site
from deskeditor.domain.story import LeadImage, Story
from deskeditor.services import assets, sites, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.desk import Desk
from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.preview_presenter import PreviewPresenter
from deskeditor.ui.preview.preview_view import PreviewPane
from deskeditor.ui.tasks import Lane

scheme.register()  # as the program does: before there is a QApplication

WORLD = 1  # the application's own world of scripts
PUBLISHED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


def picture(colour: str) -> bytes:
    data = BytesIO()
    Image.new("RGB", (64, 36), colour).save(data, "PNG")
    return data.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A library with a site, three stories to point at, and the open story `tram` with a lead image."""
    library = create_library(tmp_path / "library")
    newsletter = Newsletter(action="https://courier.example/join")
    sites.save_site(
        library, Site(name="The Harrow Bay Courier", address="https://courier.example", newsletter=newsletter)
    )
    sites.save_author(library, Author(name="Imogen Castellane"))
    lead = assets.add_image(library, picture("navy"), "tram.png")
    for name in ("ferry", "wall", "terns"):
        stories.new(library, Story(id=name, headline=f"About the {name}", standfirst=f"All of the {name}."))
    tram = Story(
        id="tram",
        headline="Harrow Bay votes to reopen the tram line",
        standfirst="After nine years, the Shore Line will carry passengers again.",
        body="The council voted late on Thursday.\n\n## What was agreed\n\n- Borrow\n- Build\n",
    ).with_details(
        section="Local government",
        byline=("Imogen Castellane",),
        published_at=PUBLISHED,
        lead_image=LeadImage(image=lead.reference, alt="A tram", caption="The last car"),
    )
    stories.new(library, tram)
    library.close()
    return tmp_path / "library"


@dataclass
class Preview:
    """The pane, its presenter, and what a reader would find on its page."""

    qtbot: object
    pane: PreviewPane
    presenter: PreviewPresenter
    desk: Desk

    def ask(self, script: str) -> object:
        """What a script of ours answers about the page."""
        answers: list[object] = []
        self.presenter._live.page.runJavaScript(script, WORLD, answers.append)
        self.qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
        return answers[0]

    def is_settled(self) -> bool:
        rendering = self.presenter._rendering
        return (
            self.desk.open_story.is_saved
            and rendering.shown is not None
            and not (rendering._busy or rendering._wanted)
            and self.presenter._loading is None
        )

    def settle(self) -> None:
        """Wait until all that was changed stands on the page and in the library."""
        for _ in range(2):  # what a save changes (the slug) asks for another page
            self.qtbot.waitUntil(self.is_settled, timeout=20_000)
            self._pass_through(self.desk.lane)
            self._pass_through(self.desk.pure)
        self.qtbot.waitUntil(self.is_settled, timeout=20_000)

    def _pass_through(self, lane: Lane) -> None:
        """Wait until all that is queued in a lane is done."""
        done: list[bool] = []
        lane.run(lambda: True, done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)

    def wait_for_state(self, words: str) -> None:
        """Wait until the pane says how the page stands."""
        self.qtbot.waitUntil(lambda: self.pane.chip.text() == words, timeout=30_000)

    def html(self) -> str:
        return str(self.ask("document.documentElement.outerHTML"))

    def text(self) -> str:
        return str(self.ask("document.querySelector('[data-part=body]').textContent"))

    def load_afresh(self) -> str:
        """The DOM of the same page when the engine reads it as a whole."""
        loads: list[bool] = []
        self.presenter._live.loaded.connect(loads.append)
        self.presenter.refresh()
        self.qtbot.waitUntil(lambda: bool(loads), timeout=20_000)
        self.settle()
        return self.html()


@pytest.fixture
def preview(qtbot, desk: Desk) -> Iterator[Preview]:
    """The preview of the story `tram`, live."""
    pane = PreviewPane()
    pane.resize(420, 700)
    presenter = PreviewPresenter(pane, desk)
    with qtbot.waitExposed(pane):
        pane.show()
    presenter.start()
    desk.open_story.open("tram")
    preview = Preview(qtbot, pane, presenter, desk)
    qtbot.waitUntil(lambda: pane.chip.text() == "Live", timeout=30_000)
    preview.settle()
    yield preview
    presenter.close()
    pane.close()
    pane.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def change(desk: Desk) -> Callable[..., None]:
    """Change details of the open story, as the details panel does."""

    def to(**values: object) -> None:
        desk.open_story.set_details(desk.open_story.story.with_details(**values).details)

    return to


def press(widget, text: str) -> None:
    """Type characters as a keyboard does."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else 0x41
        code = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code))
