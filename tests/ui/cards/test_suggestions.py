"""Suggestions: offered with a reason, added, dismissed and filled up only when somebody asks for it."""

import pytest
from PySide6.QtCore import Qt

from deskeditor.domain.card import Origin
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.ui.cards.suggestion_list import add_box, hide_box

from .conftest import a_card, headlines

LONG = 30_000
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def offered(qtbot, view, show, desk):
    """The suggestions for a story about the sea wall and its terns, as the panel shows them."""
    desk.lane.ask(lambda library: stories.set_fields(library, "wall", {"tags": "coast"}))
    desk.lane.ask(lambda library: stories.set_fields(library, "terns", {"tags": "coast"}))
    story = Story(id="main", headline="The sea wall and the terns", body="The sea wall fails.", seq=1)
    desk.open_story.show(story.with_details(tags=("coast",), section="Coast"))
    rows = view.suggestions.list
    qtbot.waitUntil(lambda: rows.candidates.rowCount() > 1, timeout=LONG)
    return rows


def names(rows) -> list[str]:
    return [rows.candidates.candidate(row).headline for row in range(rows.candidates.rowCount())]


def click(rows, row: int, box) -> None:
    place = box(rows.visualRect(rows.candidates.index(row))).center()
    from PySide6.QtTest import QTest

    QTest.mouseClick(rows.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)


def test_suggestions_give_their_reason_and_never_come_in_by_themselves(qtbot, offered, desk):
    assert "Who owns the sea wall?" in names(offered)
    first = offered.candidates.candidate(0)
    assert "coast" in first.line or "section" in first.line
    assert first.line in offered.candidates.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert desk.open_story.story.cards == ()


def test_a_suggestion_is_added_by_key_by_command_and_by_mouse(qtbot, view, offered, desk):
    wanted = names(offered)
    desk.commands.run("cards.suggestion1")
    qtbot.waitUntil(lambda: headlines(view) == wanted[:1], timeout=LONG)
    assert wanted[0] not in names(offered)
    qtbot.waitUntil(lambda: len(names(offered)) == 3, timeout=LONG)
    second = names(offered)[0]
    offered.setFocus()
    qtbot.keyClick(offered, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: headlines(view) == [wanted[0], second], timeout=LONG)
    qtbot.waitUntil(lambda: len(names(offered)) == 3, timeout=LONG)
    third = names(offered)[0]
    click(offered, 0, add_box)
    qtbot.waitUntil(lambda: headlines(view) == [wanted[0], second, third], timeout=LONG)
    assert {card.origin for card in desk.open_story.story.cards} == {Origin.EDITOR}


def test_a_dismissed_suggestion_stays_away_until_it_is_brought_back(qtbot, offered, desk):
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    gone = names(offered)[0]
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=LONG)
    desk.lane.ask(lambda library: stories.set_fields(library, "main", {"tags": "coast"}))
    click(offered, 0, hide_box)
    assert gone not in names(offered)
    qtbot.waitUntil(lambda: bool(toasts) and len(names(offered)) == 3, timeout=LONG)
    desk.hub.announce(Changes(listing=True))
    assert gone not in names(offered)
    toasts[0].actions[0][1]()
    qtbot.waitUntil(lambda: gone in names(offered), timeout=LONG)


def test_filling_to_four_marks_what_the_machine_chose(qtbot, view, offered, desk):
    desk.open_story.set_cards((a_card("map"),))
    qtbot.waitUntil(lambda: len(headlines(view)) == 1, timeout=LONG)
    desk.commands.run("cards.fill")
    qtbot.waitUntil(lambda: len(headlines(view)) == 4, timeout=LONG)
    origins = [card.origin for card in desk.open_story.story.cards]
    assert origins == [Origin.EDITOR, Origin.MACHINE, Origin.MACHINE, Origin.MACHINE]
    assert [view.model.tile(row).over for row in range(4)] == ["", "Suggested", "Suggested", "Suggested"]
    view.list.setFocus()
    view.list.choose(1)
    desk.commands.run("cards.keep")
    assert view.model.tile(1).over == ""
    view.list.undo()
    view.list.undo()
    assert headlines(view) == ["Pupils redraw the bus map"]


def test_a_number_without_a_suggestion_adds_nothing(qtbot, show, desk):
    show()
    desk.open_story.show(Story(headline="Zeppelin"))
    desk.commands.run("cards.suggestion3")
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == ["There is no such suggestion."], timeout=LONG)
    assert desk.open_story.story.cards == ()


def test_a_suggestion_is_added_by_its_keys_while_the_panel_is_out_of_sight(qtbot, view, offered, desk):
    wanted = names(offered)[0]
    view.hide()
    story = desk.open_story.story
    desk.open_story.show(story)
    desk.commands.run("cards.suggestion1")
    qtbot.waitUntil(lambda: headlines(view) == [wanted], timeout=LONG)
    view.show()
