"""Several cards chosen at once: by keys, by mouse, and what is done to all of them."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deskeditor.domain.card import CardField, Layout, TargetValues

from .conftest import a_card, headlines

LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
FOUR = ("wall", "terns", "plaque", "ferry")


@pytest.fixture
def four(show, view):
    show(*(a_card(name) for name in FOUR))
    view.list.setFocus()
    return view


def order(desk) -> list[str]:
    return [card.target.story for card in desk.open_story.story.cards]


def click(view, row: int, held=Qt.KeyboardModifier.NoModifier) -> None:
    QTest.mouseClick(view.list.viewport(), LEFT, held, view.list.tile_box(row).center())


def test_shift_and_the_arrows_choose_a_range_that_moves_and_goes_as_one(qtbot, four, desk):
    qtbot.keyClick(four.list, Qt.Key.Key_Down, SHIFT)
    assert four.list.rows == [0, 1]
    qtbot.keyClick(four.list, Qt.Key.Key_Down, CONTROL)
    assert order(desk) == ["plaque", "wall", "terns", "ferry"]
    assert four.list.rows == [1, 2]
    qtbot.keyClick(four.list, Qt.Key.Key_Delete)
    assert order(desk) == ["plaque", "ferry"]
    four.list.undo()
    assert order(desk) == ["plaque", "wall", "terns", "ferry"]
    four.list.undo()
    assert order(desk) == list(FOUR)
    four.list.redo()
    assert order(desk) == ["plaque", "wall", "terns", "ferry"]


def test_control_and_a_click_choose_tiles_apart(four, desk):
    click(four, 0)
    click(four, 2, CONTROL)
    assert four.list.rows == [0, 2]
    click(four, 3, SHIFT)
    assert four.list.rows == [0, 2, 3]
    click(four, 3)
    assert four.list.rows == [3]


def test_cards_apart_move_up_until_they_meet_the_edge(four, desk):
    click(four, 1)
    click(four, 3, CONTROL)
    desk.commands.run("cards.move_up")
    assert order(desk) == ["terns", "wall", "ferry", "plaque"]
    desk.commands.run("cards.move_up")
    assert order(desk) == ["terns", "ferry", "wall", "plaque"]
    desk.commands.run("cards.move_up")
    assert order(desk) == ["terns", "ferry", "wall", "plaque"]


def test_all_are_chosen_with_the_edit_menus_keys(four):
    four.list.selectAll()
    assert four.list.rows == [0, 1, 2, 3]


def test_tiles_that_are_chosen_are_carried_together(four, desk):
    click(four, 0)
    click(four, 2, CONTROL)
    viewport, window = four.list.viewport(), four.window().windowHandle()
    start = viewport.mapTo(four.window(), four.list.tile_box(2).center())
    below = four.list.tile_box(3).bottomLeft() + QPoint(100, 20)
    end = viewport.mapTo(four.window(), below)
    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(window, start + (end - start) * step / 5)
    assert four.list.delegate.lifted == {"card-wall", "card-plaque"}
    QTest.mouseRelease(window, LEFT, Qt.KeyboardModifier.NoModifier, end)
    assert order(desk) == ["terns", "ferry", "wall", "plaque"]
    four.list.undo()
    assert order(desk) == list(FOUR)


def test_a_click_on_one_of_several_chooses_it_alone(four):
    click(four, 0)
    click(four, 2, SHIFT)
    click(four, 1)
    assert four.list.rows == [1]


def test_layouts_go_round_by_a_key_and_are_chosen_by_name(qtbot, four, desk):
    qtbot.keyClick(four.list, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(four.list, Qt.Key.Key_L)
    assert [card.layout for card in desk.open_story.story.cards[:3]] == [
        Layout.TEXT_ONLY,
        Layout.TEXT_ONLY,
        Layout.STANDARD,
    ]
    assert four.model.tile(0).over == "Text only"
    assert four.model.tile(0).image == ""
    assert "text only" in four.model.tile(0).spoken(1, 4)
    desk.commands.run("cards.layout.lead")
    assert four.model.tile(1).over == "Lead"
    four.list.undo()
    four.list.undo()
    assert four.model.tile(0).over == ""


def test_several_follow_again_and_that_can_be_undone(qtbot, show, view, desk):
    values = TargetValues()
    show(*(a_card(name).overriding(CardField.HEADLINE, "Mine", values) for name in ("wall", "terns")))
    view.list.setFocus()
    view.list.selectAll()
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.commands.run("cards.follow")
    assert headlines(view) == ["Who owns the sea wall?", "Terns take over the old trackbed"]
    assert toasts[0].text == "2 cards follow their stories again"
    toasts[0].actions[0][1]()
    assert headlines(view) == ["Mine", "Mine"]


def test_removing_several_can_be_undone_where_they_stood(qtbot, four, desk):
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    click(four, 1)
    click(four, 3, CONTROL)
    qtbot.keyClick(four.list, Qt.Key.Key_Delete)
    assert order(desk) == ["wall", "plaque"]
    assert toasts[0].text == "Removed 2 cards"
    toasts[0].actions[0][1]()
    assert order(desk) == list(FOUR)
