"""A desk over a real library with six stories, as the list of the window meets it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deskeditor.domain.story import Status, Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.desk import Desk
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.library.library_view import LibraryView

NOW = datetime.now(UTC)

STORIES = (  # id, headline, status, section, author, tag, body; newest first
    ("tram", "Harrow Bay votes to reopen the tram line", Status.IN_REVIEW, "Politics", "Imogen Castellane",
     "transport", "The council voted late on Thursday to restore the Shore Line."),
    ("ferry", "The ferry that runs on chip fat", Status.DRAFT, "Transport", "Tobias Renshaw", "transport",
     "It smells of supper from the Fishmarket to the point."),
    ("wall", "Who owns the sea wall?", Status.READY, "Investigations", "Imogen Castellane", "coast",
     "Three agencies have signed for it since 1931."),
    ("terns", "Terns take over the old trackbed", Status.PUBLISHED, "Nature", "Beatrix Nwosu", "coast",
     "A colony of 212 pairs nests there."),
    ("plaque", "A plaque for Number 14", Status.PUBLISHED, "Culture", "Lorcan Mabey", "museum",
     "The museum wants the whole tram, and nothing less than the whole tram."),
    ("budget", "Budget night: what we learned", Status.ARCHIVED, "Politics", "Tobias Renshaw", "budget",
     "Little that was not known before."),
)  # fmt: skip


def a_story(
    name: str, headline: str, status: Status, section: str, author: str, tag: str, body: str
) -> Story:
    age = timedelta(days=2 * [row[0] for row in STORIES].index(name), minutes=2)
    story = Story(id=name, headline=headline, body=body, created_at=NOW - age, changed_at=NOW - age)
    return story.with_details(status=status, section=section, byline=(author,), tags=(tag,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    for values in reversed(STORIES):
        stories.new(library, a_story(*values))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def view(qtbot, desk: Desk) -> LibraryView:
    view = LibraryView()
    qtbot.addWidget(view)
    view.resize(240, 700)
    return view


@pytest.fixture
def presenter(qtbot, desk: Desk, view: LibraryView) -> LibraryPresenter:
    presenter = LibraryPresenter(view, desk)
    presenter.start()
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == len(STORIES))
    return presenter


def ids(view) -> list[str]:
    return [row.id for row in view.list.rows.rows]


def waits_for(qtbot, view, *wanted: str) -> None:
    qtbot.waitUntil(lambda: ids(view) == list(wanted))


def opened(desk) -> str:
    return desk.open_story.story.id if desk.open_story.story else ""


def click(view, at: int, modifier=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton) -> None:
    spot = view.list.visualRect(view.list.rows.index(at)).bottomLeft() + QPoint(60, -12)
    QTest.mouseClick(view.list.viewport(), button, modifier, spot)
