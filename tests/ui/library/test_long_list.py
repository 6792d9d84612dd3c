"""A list that holds only the rows around those in sight, walked by keys, wheel and scroll bar."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from sqlalchemy import insert

from deskeditor.services import stories
from deskeditor.services.libraries import create_library, open_library
from deskeditor.storage import tables
from deskeditor.ui import theme
from deskeditor.ui.library import jobs, library_presenter, row_window
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.library.story_list import StoryList

WAIT = 30_000
COUNT = 300
BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)
LONG = "whose headline goes on for so long that it takes a second line in the list"


@pytest.fixture(autouse=True)
def small_stretches(monkeypatch):
    """As of many thousands of stories, but fewer."""
    monkeypatch.setattr(row_window, "NEAR", 4)
    monkeypatch.setattr(row_window, "AROUND", 12)
    monkeypatch.setattr(row_window, "HELD", 30)
    monkeypatch.setattr(library_presenter, "PAGE", 20)
    monkeypatch.setattr(jobs, "SHALLOW", 60)


@pytest.fixture
def folder(tmp_path):
    """Stories s299, the newest, to s0; each third one with a headline of two lines."""

    def values(number):
        at = int((BEGAN + timedelta(hours=5 * number)).timestamp() * 1_000_000)
        return {
            "id": f"s{number}", "slug": f"s{number}", "status": "draft", "created_at": at, "changed_at": at,
            "headline": f"{'Xylophone' if number == 150 else 'Story'} {number} {LONG if number % 3 else ''}",
        }  # fmt: skip

    with create_library(tmp_path / "library") as library, library.write() as work:
        work.connection.execute(insert(tables.stories), [values(number) for number in range(COUNT)])
        work.commit()
    return tmp_path / "library"


@pytest.fixture
def shown(qtbot, desk, view) -> StoryList:
    LibraryPresenter(view, desk).start()
    view.show()
    qtbot.waitUntil(lambda: view.list.rows.rowCount() == COUNT, timeout=WAIT)
    view.list.setFocus()
    return view.list


def id_at(shown, at: int) -> str:
    row = shown.rows.row(at)
    return row.id if row else ""


def stands(shown) -> bool:
    """Whether all rows in sight are there, as many and as high as they must be."""
    first, last = shown.in_sight()
    heights = [shown.visualRect(shown.rows.index(at)).height() for at in range(first, last + 1)]
    wanted = [shown.painter.size_of(at).height() for at in range(first, last + 1)]
    return heights == wanted and all(
        id_at(shown, at) == f"s{COUNT - 1 - at}" for at in range(first, last + 1)
    )


def arrives(qtbot, shown, at: int) -> None:
    qtbot.waitUntil(lambda: stands(shown) and in_sight(shown, at), timeout=WAIT)
    assert len(shown.rows.rows) <= 2 * row_window.HELD + row_window.AROUND


def in_sight(shown, at: int) -> bool:
    box = shown.visualRect(shown.rows.index(at))
    return box.top() >= 0 and box.bottom() <= shown.viewport().height()


def press(shown, key, modifier=Qt.KeyboardModifier.NoModifier) -> int:
    QTest.keyClick(shown, key, modifier)
    return shown.currentIndex().row()


def test_end_and_home_lead_to_the_last_and_the_first_story(shown, qtbot):
    assert press(shown, Qt.Key.Key_End) == COUNT - 1
    arrives(qtbot, shown, COUNT - 1)
    bar = shown.verticalScrollBar()
    assert bar.value() == bar.maximum() == shown.contentsSize().height() - shown.viewport().height()
    assert press(shown, Qt.Key.Key_Home) == 0
    arrives(qtbot, shown, 0)
    assert bar.value() == 0


def test_page_down_and_page_up_walk_the_whole_list(shown, qtbot):
    shown.setCurrentIndex(shown.rows.index(0))
    seen = [0]
    while seen[-1] < COUNT - 1:
        seen.append(press(shown, Qt.Key.Key_PageDown))
        arrives(qtbot, shown, seen[-1])
    steps = [after - before for before, after in pairwise(seen)]
    assert 5 <= max(steps) <= 14
    assert press(shown, Qt.Key.Key_PageUp) < COUNT - 4
    arrives(qtbot, shown, shown.currentIndex().row())


def test_the_wheel_passes_every_story_in_order(shown, qtbot):
    for _ in range(40):
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().value() + 120)
        qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    assert shown.in_sight()[0] > 40


def test_the_scroll_bar_leads_anywhere_and_rows_on_their_way_are_said_to_be(shown, qtbot):
    bar = shown.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    middle = shown.in_sight()[0] + 2
    assert shown.rows.index(middle).data(Qt.ItemDataRole.AccessibleTextRole) == "Loading"
    before = shown.in_sight()[0]
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    assert shown.in_sight()[0] == before
    assert 100 < before < 200


@pytest.mark.parametrize("appearance", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_rows_on_their_way_are_painted_as_such(shown, appearance):
    look = theme.current()
    look.set_appearance(appearance)
    try:
        shown.verticalScrollBar().setValue(shown.verticalScrollBar().maximum() // 2)
        picture = shown.viewport().grab().toImage()
        top = shown.visualRect(shown.rows.index(shown.in_sight()[0] + 1)).top()
        assert shown.rows.row(shown.in_sight()[0] + 1) is None
        assert QColor(picture.pixel(60, top + 18)) == look.colour("hover")
    finally:
        look.set_appearance(theme.Appearance.SYSTEM)


def test_a_click_far_down_opens_the_story_there(shown, qtbot, desk):
    shown.verticalScrollBar().setValue(9_000)
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    at = shown.in_sight()[0] + 3
    spot = shown.visualRect(shown.rows.index(at)).bottomLeft() + QPoint(60, -12)
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    qtbot.waitUntil(lambda: desk.open_story.story is not None, timeout=WAIT)
    assert desk.open_story.story.id == f"s{COUNT - 1 - at}"
    assert shown.rows.open_at == at


def test_what_is_chosen_is_chosen_wherever_it_stands(shown, qtbot):
    shown.setCurrentIndex(shown.rows.index(0))
    press(shown, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert shown.chosen_count() == COUNT
    got = []
    shown.with_chosen(got.extend)
    qtbot.waitUntil(lambda: bool(got), timeout=WAIT)
    assert [row.id for row in got] == [f"s{number}" for number in reversed(range(COUNT))]
    shown.selectAll()
    with qtbot.waitSignal(shown.trash_requested, timeout=WAIT) as asked:
        press(shown, Qt.Key.Key_Delete)
    assert len(asked.args[0]) == COUNT


def test_nothing_is_done_with_rows_that_changed_places_since_they_were_chosen(shown, qtbot, desk, folder):
    chosen = QItemSelection(shown.rows.index(10), shown.rows.index(COUNT - 10))
    shown.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    with open_library(folder) as library:
        stories.set_fields(library, "s0", {"headline": "Now at the top"})
    got = []
    shown.with_chosen(got.extend)
    qtbot.waitUntil(lambda: desk.messages.latest != [], timeout=WAIT)
    assert desk.messages.latest == ["The list has changed meanwhile: choose again"]
    assert got == []


def test_more_than_can_be_dealt_with_together_is_said(shown, view, desk, monkeypatch):
    monkeypatch.setattr(library_presenter, "MOST_CHOSEN", 100)
    said = []
    monkeypatch.setattr(desk.messages, "toast", said.append)
    shown.selectAll()
    shown.with_chosen(lambda _rows: said.append("done"))
    assert said == ["Choose at most 100 stories at once"]


def test_a_change_elsewhere_leaves_a_list_far_down_where_it_is(shown, qtbot, desk, folder):
    shown.verticalScrollBar().setValue(9_000)
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    first = shown.in_sight()[0]
    before = id_at(shown, first)
    with open_library(folder) as library:
        changes = stories.trash(library, ["s0"])
    desk.hub.announce(changes)
    qtbot.waitUntil(lambda: shown.rows.rowCount() == COUNT - 1, timeout=WAIT)
    qtbot.waitUntil(lambda: id_at(shown, shown.in_sight()[0]) == before, timeout=WAIT)


def test_a_story_that_was_let_go_is_still_walked_from(shown, qtbot, desk):
    shown.verticalScrollBar().setValue(9_000)
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    at = shown.in_sight()[0] + 2
    desk.open_story.open(id_at(shown, at))
    qtbot.waitUntil(lambda: shown.rows.open_at == at, timeout=WAIT)
    shown.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: stands(shown) and shown.rows.row(at) is None, timeout=WAIT)
    desk.commands.run("story.next")
    qtbot.waitUntil(lambda: desk.open_story.story.id == f"s{COUNT - 2 - at}", timeout=WAIT)


def test_letters_typed_into_the_list_lead_to_a_headline_nearby(shown, qtbot):
    shown.verticalScrollBar().setValue(shown.places.top(COUNT - 1 - 155))
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    QTest.keyClicks(shown, "xyl")
    assert shown.currentIndex().row() == COUNT - 1 - 150


def test_another_list_begins_at_its_top(shown, view, qtbot):
    shown.verticalScrollBar().setValue(9_000)
    qtbot.waitUntil(lambda: stands(shown), timeout=WAIT)
    view.sort_menu._actions["headline"].trigger()
    qtbot.waitUntil(lambda: id_at(shown, 0) == "s0", timeout=WAIT)
    assert shown.verticalScrollBar().value() == 0
    press(shown, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: id_at(shown, COUNT - 1) == "s150", timeout=WAIT)
