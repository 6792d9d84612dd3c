"""An editor over a real library, and a keyboard to type on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.body_edit import BodyEdit
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.faces import BodyFace

BODY = "The council voted late on Thursday.\n\nTrams run in **spring 2029**.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    library = create_library(tmp_path / "library")
    tram = Story(id="tram", headline="The tram is back", standfirst="At last.", body=BODY)
    stories.new(library, tram.with_details(section="Transport", byline=("Imogen Castellane",)))
    stories.new(library, Story(id="ferry", headline="The ferry", body="It smells of supper.\n"))
    library.close()
    return tmp_path / "library"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.commands.set_condition("story", True)
    return desk


@pytest.fixture
def view(qtbot, desk: Desk) -> EditorView:
    """The editor, shown with the focus, and no story open."""
    view = EditorView()
    qtbot.addWidget(view)
    desk.commands.bind(view)
    view.presenter = EditorPresenter(view, desk)
    view.resize(520, 800)
    with qtbot.waitActive(view):
        view.show()
    return view


@pytest.fixture
def fields(qtbot) -> EditorView:
    """The editor by itself, on an invented story, the caret in its body."""
    fields = EditorView()
    qtbot.addWidget(fields)
    fields.resize(520, 800)
    fields.show_story("x", "A headline", "A standfirst", "Words.")
    with qtbot.waitActive(fields):
        fields.show()
    fields.edit_body()
    return fields


@pytest.fixture
def open_tram(qtbot, view: EditorView, desk: Desk) -> Callable[[], None]:
    """Put the story `tram` on the desk, the caret in its body."""

    def open_it() -> None:
        desk.open_story.open("tram")
        qtbot.waitUntil(lambda: view.body.source == BODY, timeout=5_000)
        view.edit_body()

    return open_it


@pytest.fixture
def body(qtbot) -> BodyEdit:
    """A body by itself, empty, with the focus."""
    face = BodyFace()
    body = BodyEdit(face)
    body.face = face
    qtbot.addWidget(body)
    body.resize(520, 600)
    body.show_story("x", "")
    with qtbot.waitActive(body):
        body.show()
    body.setFocus()
    return body


def press(widget: QWidget, text: str) -> None:
    """Type characters as a keyboard does."""
    for letter in text:
        key = Qt.Key.Key_Return if letter == "\n" else 0x41
        code = "\r" if letter == "\n" else letter
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, code))
