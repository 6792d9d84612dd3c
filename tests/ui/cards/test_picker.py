import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from deskeditor.domain.card import WebTarget
from deskeditor.ui.cards.candidate import hits
from deskeditor.ui.cards.card_model import STORY_MIME
from deskeditor.ui.cards.tile_editor import TileEditor
from deskeditor.ui.cards.wording import HEADLINE, SOURCE

from .conftest import STORIES, a_card, headlines

CONTROL = Qt.KeyboardModifier.ControlModifier


def found(view) -> list[str]:
    model = view.picker._model
    return [model.candidate(row).headline for row in range(model.rowCount())]


def chosen(view) -> str:
    return view.picker._model.candidate(view.picker.results.row).headline


def search(qtbot, view, text: str) -> None:
    view.picker.begin()
    qtbot.keyClicks(view.picker.edit, text)
    qtbot.waitUntil(lambda: view.picker.is_open and view.picker._delegate.query == text, timeout=30_000)


def test_typing_finds_stories_and_enter_adds_one_and_stays(qtbot, view, show, desk):
    show()
    search(qtbot, view, "tern")
    assert found(view) == ["Terns take over the old trackbed"]
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: headlines(view) == ["Terns take over the old trackbed"], timeout=30_000)
    assert view.picker.is_open
    assert view.picker.edit.hasFocus()
    assert view.picker._model.candidate(0).note == "Added"


def test_ctrl_enter_adds_and_closes(qtbot, view, show, desk):
    show(a_card("wall"))
    search(qtbot, view, "tern")
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(headlines(view)) == 2, timeout=30_000)
    assert not view.picker.is_open
    assert view.picker.text == ""
    assert view.list.hasFocus()
    assert view.list.row == 1


def test_esc_closes_and_adds_nothing(qtbot, view, show, desk):
    show()
    search(qtbot, view, "tern")
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Escape)
    assert not view.picker.is_open
    assert view.picker.text == ""
    assert desk.open_story.story.cards == ()


def test_down_walks_the_results_and_shows_recent_stories_when_nothing_is_typed(qtbot, view, show):
    show()
    view.picker.begin()
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.picker.is_open, timeout=30_000)
    assert len(found(view)) == len(STORIES) + 1
    first = chosen(view)
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Down)
    assert chosen(view) != first


@pytest.mark.parametrize(
    ("details", "group"),
    [
        ({"section": "Coast"}, "Same section: Coast"),
        ({"byline": ("Theo Okonjo",)}, "Same author: Theo Okonjo"),
    ],
)
def test_before_anything_is_typed_what_is_near_comes_first(qtbot, view, show, desk, details, group):
    show()
    desk.open_story.set_details(desk.open_story.story.with_details(**details).details)
    view.picker.begin()
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: view.picker.is_open, timeout=30_000)
    model = view.picker._model
    rows = [model.candidate(row) for row in range(model.rowCount())]
    assert [row.group for row in rows if row.group] == [group, "Recent"]
    assert len({row.target for row in rows}) == len(rows) == len(STORIES) + 1
    assert group in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_what_cannot_be_added_says_why(qtbot, view, show, desk):
    show(a_card("terns"))
    search(qtbot, view, "tern")
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    assert "already" in view.picker.results._foot.text()
    view.picker.edit.clear()
    search(qtbot, view, "Harrow")
    assert view.picker._model.candidate(0).note == "This story"
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    assert "itself" in view.picker.results._foot.text()
    assert len(desk.open_story.story.cards) == 1


def test_the_seventh_card_is_refused_in_words(qtbot, view, show, desk):
    show(*(a_card(story[0]) for story in STORIES[:6]))
    search(qtbot, view, "depot")
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    assert "room for 6 cards" in view.picker.results._foot.text()
    assert len(desk.open_story.story.cards) == 6


def test_no_match_is_said(qtbot, view, show):
    show()
    search(qtbot, view, "zeppelin")
    assert view.picker.results._foot.text() == "Nothing matches “zeppelin”. Try fewer words."


def test_a_pasted_address_makes_a_card_that_is_worded_at_once(qtbot, view, show, desk):
    show()
    QApplication.clipboard().setText("https://www.harbour.example/dredging")
    view.picker.begin()
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: view.picker.is_open, timeout=30_000)
    assert found(view) == ["Make an external card"]
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: view.list.is_editing, timeout=30_000)
    editor = view.list.findChild(TileEditor)
    assert editor._edits[SOURCE].toPlainText() == "harbour.example"
    qtbot.keyClicks(editor._edits[HEADLINE], "Dredging put off")
    qtbot.keyClick(editor._edits[HEADLINE], Qt.Key.Key_Return)
    assert desk.open_story.story.cards[0].target == WebTarget(
        url="https://www.harbour.example/dredging", headline="Dredging put off", source="harbour.example"
    )


def test_the_command_begins_a_search(qtbot, view, show, desk):
    show(a_card("wall"))
    view.list.setFocus()
    desk.commands.run("cards.add")
    assert view.picker.edit.hasFocus()


def drop(view, data: QMimeData, row: int, onto=None) -> bool:
    target = onto or view.list.viewport()
    place = QPointF(view.list.tile_box(row).topLeft())
    enter = QDragEnterEvent(
        place.toPoint(),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(target, enter)
    event = QDropEvent(
        place, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(target, event)
    return enter.isAccepted()


def test_a_row_of_the_library_is_dropped_between_tiles(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    data = QMimeData()
    data.setData(STORY_MIME, b"plaque\nferry")
    assert drop(view, data, 1)
    ids = [card.target.story for card in desk.open_story.story.cards]
    assert ids == ["wall", "plaque", "ferry", "terns"]


def test_a_panel_without_cards_takes_what_falls_on_it(view, show, desk):
    show()
    data = QMimeData()
    data.setData(STORY_MIME, b"plaque\nferry")
    assert drop(view, data, 0, onto=view)
    assert [card.target.story for card in desk.open_story.story.cards] == ["plaque", "ferry"]
    other = QMimeData()
    other.setText("just words")
    assert not drop(view, other, 0, onto=view)


def test_a_refused_drop_says_why(view, show, desk):
    show(a_card("wall"))
    data = QMimeData()
    data.setData(STORY_MIME, b"wall")
    drop(view, data, 0)
    assert desk.messages.latest[-1] == "That card stands under the story already; choose another one."


def test_a_dropped_address_makes_a_card(qtbot, view, show, desk):
    show(a_card("wall"))
    data = QMimeData()
    data.setText("https://harbour.example/a")
    assert drop(view, data, 0)
    assert desk.open_story.story.cards[0].target == WebTarget(
        url="https://harbour.example/a", source="harbour.example"
    )


def test_a_link_dragged_from_a_browser_brings_its_words(qtbot, view, show, desk):
    show(a_card("wall"))
    data = QMimeData()
    data.setUrls([QUrl("https://www.harbour.example/a")])
    data.setHtml('<a href="https://www.harbour.example/a">Dredging <i>put off</i></a>')
    assert drop(view, data, 0)
    target = desk.open_story.story.cards[0].target
    assert (target.headline, target.source) == ("Dredging put off", "harbour.example")
    assert not view.list.is_editing


def test_other_things_are_not_taken(view, show):
    show(a_card("wall"))
    data = QMimeData()
    data.setText("just words")
    assert not drop(view, data, 0)


def test_a_hit_in_the_headline_comes_before_one_in_the_text(qtbot, view, show):
    show()
    search(qtbot, view, "that")
    assert found(view) == ["The ferry that runs on chip fat", "Budget night: what we learned"]


def test_hits_are_beginnings_of_words():
    assert hits("Terns take over the tern colony", "tern") == [(0, 4), (20, 4)]
    assert hits("Pattern", "tern") == []
    assert hits("Anything", " ") == []
