"""A desk over a real library with a story on it, as the form of details meets it."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from deskeditor.domain.site import Site
from deskeditor.domain.story import Status, Story
from deskeditor.services import sites, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_form import DetailsForm
from deskeditor.ui.details.details_presenter import DetailsPresenter
from deskeditor.ui.details.details_view import DetailsView

TRAM = Story(
    id="tram",
    headline="Harrow Bay votes to reopen the tram line",
    standfirst="After nine years the Shore Line will carry passengers again.",
).with_details(
    status=Status.IN_REVIEW,
    section="Local government",
    byline=("Imogen Castellane",),
    dateline="HARROW BAY",
    tags=("transport", "council"),
    published_at=datetime(2026, 11, 20, 6, tzinfo=UTC).astimezone(),
)
FERRY = Story(id="ferry", headline="The ferry that runs on chip fat").with_details(
    section="Transport", byline=("Tobias Renshaw",), tags=("harbour",)
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    for story in (FERRY, TRAM):
        stories.new(library, story)
    sites.save_site(library, Site(name="The Courier", address="https://harrowbay.example"))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def view(qtbot, desk: Desk) -> DetailsView:
    view = DetailsView()
    qtbot.addWidget(view)
    view.resize(326, 900)
    return view


@pytest.fixture
def presenter(desk: Desk, view: DetailsView) -> DetailsPresenter:
    return DetailsPresenter(view, desk)


@pytest.fixture
def form(qtbot, presenter: DetailsPresenter, view: DetailsView, desk: Desk) -> DetailsForm:
    """The form, seen, with the story of the tram line in it as the library has it."""
    presenter.start()
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    form = view.build()
    desk.lane.ask(lambda library: stories.story(library, "tram"), desk.open_story.show)
    qtbot.waitUntil(lambda: form.tags.tokens == TRAM.details.tags)
    return form


def details(desk):
    return desk.open_story.story.details


def retype(line: QLineEdit, text: str) -> None:
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text) if text else QTest.keyClick(line, Qt.Key.Key_Backspace)


def note(field) -> str:
    return field.control.accessibleDescription()
