"""The text moves the page and the page the text, and neither answers what it was told."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSettings, Signal

from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.command_table import CommandTable
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor import text_place
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.messages import Messages
from deskeditor.ui.open_story import OpenStory
from deskeditor.ui.shell.side_by_side import COMMAND, SideBySide
from deskeditor.ui.tasks import Lane, LibraryLane
from deskeditor.ui.window_state import WindowState

TEXT = "\n\n".join(f"Paragraph {number} of the story." for number in range(300))


class Page(QObject):
    """What the text is told of a page, and what it tells a page."""

    scrolled = Signal(float)
    clicked = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.leads = False
        self.told: list[tuple[str, float]] = []

    def show_line(self, line: float) -> None:
        self.told.append(("show", line))

    def mark(self, line: int) -> None:
        self.told.append(("mark", line))

    def reveal(self, line: int, _height: float) -> None:
        self.told.append(("reveal", line))

    def take_lead_away(self) -> None:
        self.leads = False


@pytest.fixture
def state(tmp_path: Path) -> WindowState:
    return WindowState(QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat))


@pytest.fixture
def desk(tmp_path: Path):
    lane, pure, hub = LibraryLane(tmp_path / "library", held=True), Lane("pure"), ChangeHub()
    yield Desk(lane, pure, hub, OpenStory(lane, hub), Messages(), CommandTable())
    pure.close()


@pytest.fixture
def editor(qtbot) -> EditorView:
    editor = EditorView()
    qtbot.addWidget(editor)
    editor.resize(500, 600)
    editor.show_story("tram", "Trams", "", TEXT)
    with qtbot.waitExposed(editor):
        editor.show()
    editor.activateWindow()
    return editor


@pytest.fixture
def page() -> Page:
    return Page()


@pytest.fixture
def together(editor, page, desk, state) -> SideBySide:
    return SideBySide(editor, page, desk, state)


def test_a_scrolled_text_moves_the_page(qtbot, editor, page, together):
    text_place.show_line(editor.body, 100.0)
    qtbot.waitUntil(lambda: ("show", 100.0) in page.told)


def test_a_scrolled_page_moves_the_text_and_hears_nothing_back(qtbot, editor, page, together):
    page.leads = True
    page.scrolled.emit(120.0)
    assert text_place.top_line(editor.body) == 120.0
    qtbot.wait(20)
    assert page.told == []


def test_the_caret_marks_its_block_and_brings_it_into_sight(qtbot, editor, page, together):
    editor.body.setFocus()
    qtbot.waitUntil(editor.body.hasFocus)
    text_place.put_caret(editor.body, 8, 3)
    assert [entry for entry in page.told if entry[0] != "show"] == [("mark", 8), ("reveal", 8)]
    text_place.put_caret(editor.body, 8, 5)
    assert page.told.count(("mark", 8)) == 1


def test_a_click_on_the_page_puts_the_caret(qtbot, editor, page, together):
    page.clicked.emit(200, 4)
    assert (editor.body.textCursor().blockNumber(), editor.body.textCursor().positionInBlock()) == (200, 4)
    qtbot.waitUntil(editor.body.hasFocus)


def test_each_alone_when_it_is_switched_off_and_so_it_stays(qtbot, editor, page, together, desk, state):
    desk.commands.run(COMMAND)
    assert not desk.commands.action(COMMAND).isChecked()
    text_place.show_line(editor.body, 100.0)
    page.scrolled.emit(10.0)
    qtbot.wait(20)
    assert text_place.top_line(editor.body) == 100.0
    assert ("show", 100.0) not in page.told
    assert state.word("preview/together", "on") == "off"
