"""Sets of cards: under a story, edited in the panel, made of its cards and taken apart again."""

import pytest
from PySide6.QtCore import Qt

from deskeditor.domain.card import CardField, TargetValues
from deskeditor.domain.card_set import CardSet
from deskeditor.domain.story import Story
from deskeditor.services import card_sets, stories
from deskeditor.ui.cards.set_name_popover import SetNamePopover
from deskeditor.ui.cards.sets_presenter import SetsPresenter
from deskeditor.ui.cards.tile import Badge

from .conftest import a_card, headlines


@pytest.fixture
def ask(qtbot, desk):
    """What a job of the library gives."""

    def asked(job: object) -> object:
        told = []
        desk.lane.ask(job, told.append)
        qtbot.waitUntil(lambda: bool(told), timeout=30_000)
        return told[0]

    return asked


@pytest.fixture
def coast(ask) -> CardSet:
    return ask(lambda library: card_sets.create(library, "Coast", (a_card("terns"), a_card("ferry")))[0])


@pytest.fixture
def sets(view, presenter) -> SetsPresenter:
    return view.findChild(SetsPresenter)


def own(desk) -> list[str]:
    return [card.target.story for card in desk.open_story.story.cards]


def test_a_set_stands_after_the_storys_own_cards_and_can_be_undone(qtbot, view, show, desk, coast, sets):
    show(a_card("wall"))
    sets.put(coast.id, wanted=True)
    qtbot.waitUntil(lambda: len(headlines(view)) == 3, timeout=30_000)
    assert view.model.tile(1).over == "Set: Coast"
    assert "set: coast" in view.model.tile(1).spoken(2, 3)
    assert own(desk) == ["wall"]
    view.list.undo()
    qtbot.waitUntil(lambda: len(headlines(view)) == 1, timeout=30_000)
    view.list.redo()
    assert desk.open_story.story.sets == (coast.id,)


def test_a_sets_cards_are_edited_in_the_panel_and_change_wherever_it_stands(
    qtbot, view, show, desk, coast, sets
):
    show(a_card("wall"))
    sets.put(coast.id, wanted=True)
    qtbot.waitUntil(lambda: len(headlines(view)) == 3 and desk.open_story.is_saved, timeout=30_000)
    sets.edit(coast)
    qtbot.waitUntil(lambda: len(headlines(view)) == 2, timeout=30_000)
    assert view._title.text() == "Set: Coast"
    view.list.setFocus()
    view.list.choose(0)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    qtbot.keyClick(view.list, Qt.Key.Key_L)
    assert headlines(view) == ["The ferry that runs on chip fat"]
    qtbot.mouseClick(view._done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: headlines(view) == ["Who owns the sea wall?", "The ferry that runs on chip fat"],
        timeout=30_000,
    )
    assert view.model.tile(1).over == "Set: Coast · Text only"
    assert own(desk) == ["wall"]


def test_a_sets_card_is_not_changed_under_a_story_and_says_where_it_is(qtbot, view, show, desk, coast, sets):
    show(a_card("wall"))
    sets.put(coast.id, wanted=True)
    qtbot.waitUntil(lambda: len(headlines(view)) == 3 and desk.open_story.is_saved, timeout=30_000)
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    view.list.setFocus()
    view.list.choose(1)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_L):
        qtbot.keyClick(view.list, key)
    assert [toast.text for toast in toasts] == ["This card belongs to the set “Coast”."] * 3
    assert len(headlines(view)) == 3
    toasts[0].actions[0][1]()
    assert view._title.text() == "Set: Coast"


def test_a_set_is_made_of_the_cards_and_taken_apart_again(qtbot, view, show, desk, sets, ask):
    show(a_card("wall").overriding(CardField.HEADLINE, "Mine", TargetValues()), a_card("terns"))
    sets.create("Walls & wings", desk.open_story.story)
    qtbot.waitUntil(lambda: desk.open_story.story.sets != (), timeout=30_000)
    assert own(desk) == []
    qtbot.waitUntil(lambda: headlines(view) == ["Mine", "Terns take over the old trackbed"], timeout=30_000)
    (made,) = ask(card_sets.sets)
    assert made.name == "Walls & wings"
    sets._make_own(made)
    qtbot.waitUntil(lambda: desk.open_story.story.sets == (), timeout=30_000)
    assert own(desk) == ["wall", "terns"]


def test_opening_a_story_leaves_the_set(qtbot, view, show, desk, coast, sets):
    show(a_card("wall"))
    sets.edit(coast)
    desk.open_story.show(Story(id="other", headline="Budget night"))
    assert view._title.text() == "Related stories"
    assert not view._done.isVisible()


def test_a_name_that_is_taken_is_refused_in_words(qtbot, show, desk, coast, sets):
    show(a_card("wall"))
    sets.create("coast", desk.open_story.story)
    qtbot.waitUntil(lambda: "already" in "".join(desk.messages.latest), timeout=30_000)
    assert own(desk) == ["wall"]


def test_a_set_that_is_deleted_comes_back_with_undo(qtbot, show, desk, coast, sets, ask):
    show(a_card("wall"))
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    sets._delete(coast)
    qtbot.waitUntil(lambda: bool(toasts), timeout=30_000)
    assert ask(card_sets.sets) == ()
    toasts[0].actions[0][1]()
    assert [one.name for one in ask(card_sets.sets)] == ["Coast"]


def test_all_cards_of_another_story_are_copied_and_what_cannot_stand_is_said(qtbot, view, show, desk, ask):
    other = Story(id="other", headline="Another night", cards=(a_card("wall"), a_card("terns")))
    ask(lambda library: stories.new(library, other))
    show(a_card("wall"))
    desk.commands.run("cards.copy_from")
    qtbot.waitUntil(lambda: view.picker.is_open, timeout=30_000)
    assert view.picker.results._foot.text().startswith("Enter copies all cards")
    qtbot.keyClicks(view.picker.edit, "Another")
    qtbot.waitUntil(lambda: view.picker._delegate.query == "Another", timeout=30_000)
    qtbot.keyClick(view.picker.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: own(desk) == ["wall", "terns"], timeout=30_000)
    assert desk.messages.latest[-1].startswith("Copied 1 card; 1 card could not stand here")
    qtbot.waitUntil(lambda: len(headlines(view)) == 2, timeout=30_000)
    assert view.model.tile(1).badge is Badge.NONE
    assert not view.picker.is_open


def popover(view):
    return view.window().findChild(SetNamePopover)


def test_a_set_is_named_by_keys_and_a_taken_name_is_refused_where_it_was_typed(
    qtbot, view, show, desk, coast, sets
):
    show(a_card("wall"))
    desk.commands.run("cards.new_set")
    asked = popover(view)
    assert asked.accessibleName() == "New set"
    assert asked.field.line.accessibleName() == "Name of the set"
    assert not asked.act.isEnabled()
    qtbot.keyClicks(asked.field.line, "coast")
    qtbot.keyClick(asked.field.line, Qt.Key.Key_Return)
    already = "There is a set “Coast” already; choose a different name."
    qtbot.waitUntil(lambda: asked.field.line.accessibleDescription() == already, timeout=30_000)
    assert asked.isVisible()
    qtbot.keyClicks(asked.field.line, "Walls")
    assert asked.field.line.accessibleDescription() == ""
    asked.act.click()
    qtbot.waitUntil(lambda: not asked.isVisible(), timeout=30_000)
    assert desk.open_story.story.sets != ()


def test_a_set_is_renamed_by_keys_or_stays_as_it_is(qtbot, view, show, desk, coast, sets, ask):
    show(a_card("wall"))
    sets._ask_for_new_name(coast)
    asked = popover(view)
    assert asked.field.line.selectedText() == "Coast"
    qtbot.keyClicks(asked.field.line, "x" * 201)
    assert not asked.act.isEnabled()
    assert "no more than 200" in asked.field.line.accessibleDescription()
    qtbot.keyClick(asked.field.line, Qt.Key.Key_Escape)
    assert not asked.isVisible()
    sets._ask_for_new_name(coast)
    qtbot.keyClicks(asked.field.line, "Shore")
    qtbot.keyClick(asked.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not asked.isVisible(), timeout=30_000)
    (made,) = ask(card_sets.sets)
    assert made.name == "Shore"
