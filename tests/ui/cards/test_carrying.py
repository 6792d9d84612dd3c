import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from .conftest import a_card

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def three(show, view):
    show(a_card("wall"), a_card("terns"), a_card("plaque"))
    return view


def order(desk) -> list[str]:
    return [card.target.story for card in desk.open_story.story.cards]


def carry(view, row: int, to: QPoint) -> None:
    """Press on a tile and move there, as a hand does."""
    viewport, window = view.list.viewport(), view.window().windowHandle()
    start = viewport.mapTo(view.window(), view.list.tile_box(row).center())
    end = viewport.mapTo(view.window(), to)
    QTest.mousePress(window, LEFT, Qt.KeyboardModifier.NoModifier, start)
    for step in range(1, 6):
        QTest.mouseMove(window, start + (end - start) * step / 5)


def let_go(view, at: QPoint) -> None:
    place = view.list.viewport().mapTo(view.window(), at)
    QTest.mouseRelease(view.window().windowHandle(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_a_tile_is_carried_to_the_top(three, desk):
    to = three.list.tile_box(0).topLeft() + QPoint(100, 10)
    carry(three, 2, to)
    assert three.list.is_carrying
    assert three.list.drop_row == 0
    let_go(three, to)
    assert order(desk) == ["plaque", "wall", "terns"]
    assert not three.list.is_carrying


def test_a_tile_is_carried_below_the_last(three, desk):
    to = three.list.tile_box(2).bottomLeft() + QPoint(100, 20)
    carry(three, 0, to)
    let_go(three, to)
    assert order(desk) == ["terns", "plaque", "wall"]


def test_esc_puts_it_back(three, desk):
    to = three.list.tile_box(0).topLeft() + QPoint(100, 10)
    carry(three, 2, to)
    QTest.keyClick(three.list, Qt.Key.Key_Escape)
    let_go(three, to)
    assert order(desk) == ["wall", "terns", "plaque"]


def test_a_short_move_is_a_click(three, desk):
    to = three.list.tile_box(1).center() + QPoint(2, 2)
    carry(three, 1, to)
    assert not three.list.is_carrying
    let_go(three, to)
    assert three.list.row == 1
    assert order(desk) == ["wall", "terns", "plaque"]


def test_near_an_edge_the_list_scrolls(qtbot, show, view):
    view.resize(326, 300)
    show(*(a_card(name) for name in ("wall", "terns", "plaque", "ferry", "budget", "map")))
    carry(view, 0, QPoint(100, view.list.viewport().height() - 4))
    qtbot.waitUntil(lambda: view.list.verticalScrollBar().value() > 60)
    QTest.keyClick(view.list, Qt.Key.Key_Escape)
    let_go(view, QPoint(100, 100))
