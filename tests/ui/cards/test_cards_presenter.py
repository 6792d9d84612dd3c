from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from deskeditor.domain.card import Card, CardField, StoryTarget, TargetValues, WebTarget
from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.ui.cards.badge_popover import BadgePopover
from deskeditor.ui.cards.own_pictures import OwnPictures
from deskeditor.ui.cards.tile import Badge, Mark
from deskeditor.ui.cards.tile_editor import TileEditor
from deskeditor.ui.cards.wording import BYLINE, EXCERPT, HEADLINE, KICKER, LABEL
from deskeditor.ui.shell.text_commands import TextCommands

from .conftest import a_card, a_picture, headlines

CONTROL = Qt.KeyboardModifier.ControlModifier
WALL = TargetValues(
    headline="Who owns the sea wall?", excerpt="Three agencies have signed for it since 1931."
)


def cards(desk) -> list[str]:
    return [card.target.story for card in desk.open_story.story.cards]


def test_tiles_say_what_the_library_says(view, show):
    show(a_card("wall"), a_card("terns"))
    assert headlines(view) == ["Who owns the sea wall?", "Terns take over the old trackbed"]
    assert view.model.tile(0).teaser.initials == "IC"
    assert view._count.text() == "2 of 6"


def test_no_cards_have_an_empty_state_whose_button_begins_a_search(qtbot, view, show):
    show()
    assert view._pages.currentWidget() is view._empty
    qtbot.mouseClick(view._empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert view.picker.edit.hasFocus()


def test_a_card_follows_its_target_as_it_changes(qtbot, view, show, desk):
    show(a_card("wall"))
    desk.lane.ask(
        lambda library: stories.set_fields(library, "wall", {"headline": "The wall nobody owns"}),
        lambda outcome: desk.hub.announce(outcome[1]),
    )
    qtbot.waitUntil(lambda: headlines(view) == ["The wall nobody owns"], timeout=30_000)


def test_a_target_in_the_trash_or_gone_is_said(qtbot, view, show, desk):
    show(a_card("wall"), a_card("gone"))
    desk.lane.ask(lambda library: stories.trash(library, ["wall"]), desk.hub.announce)
    qtbot.waitUntil(lambda: view.model.tile(0).badge is Badge.TRASHED, timeout=30_000)
    assert view.model.tile(1).badge is Badge.MISSING


def test_cards_are_in_the_library_a_second_later(qtbot, desk, show):
    show(a_card("wall"))
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=30_000)
    stored = []
    desk.lane.ask(lambda library: stories.story(library, "main").cards, stored.append)
    qtbot.waitUntil(lambda: bool(stored), timeout=30_000)
    assert stored == [(a_card("wall"),)]


def test_keys_move_a_card_and_the_choice_goes_with_it(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"), a_card("plaque"))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_End)
    qtbot.keyClick(view.list, Qt.Key.Key_Up, CONTROL)
    qtbot.keyClick(view.list, Qt.Key.Key_Up, CONTROL)
    assert cards(desk) == ["plaque", "wall", "terns"]
    assert view.list.row == 0
    qtbot.keyClick(view.list, Qt.Key.Key_Up, CONTROL)
    assert cards(desk) == ["plaque", "wall", "terns"]


def test_delete_removes_and_undo_brings_back(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert cards(desk) == ["terns"]
    assert view.list.row == 0
    assert toasts[0].text == "Removed “Who owns the sea wall?”"
    toasts[0].actions[0][1]()
    assert cards(desk) == ["wall", "terns"]


def test_undo_in_the_panel_brings_cards_back_and_never_touches_the_text(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    texts = TextCommands(view.picker.edit, desk.commands, desk.messages)
    assert texts.parent() is view.picker.edit
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Down, CONTROL)
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    assert cards(desk) == ["terns"]
    desk.commands.run("edit.undo")
    assert cards(desk) == ["terns", "wall"]
    desk.commands.run("edit.undo")
    assert cards(desk) == ["wall", "terns"]
    desk.commands.run("edit.redo")
    assert cards(desk) == ["terns", "wall"]


def test_a_card_that_keys_brought_back_is_not_brought_back_twice(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Delete)
    view.list.undo()
    toasts[0].actions[0][1]()
    assert cards(desk) == ["wall", "terns"]


def test_undo_does_not_reach_behind_the_cards_of_another_story(view, show, desk):
    show(a_card("wall"))
    desk.open_story.show(Story(id="other", headline="Budget night", cards=(a_card("terns"),)))
    view.list.undo()
    assert cards(desk) == ["terns"]


def test_enter_opens_the_cards_story(qtbot, view, show, desk):
    show(a_card("wall"))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.open_story.story.id == "wall", timeout=30_000)
    assert headlines(view) == []


def edit(qtbot, view) -> TileEditor:
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_F2)
    return view.list.findChildren(TileEditor)[-1]  # one that was closed goes a moment later


def type_over(qtbot, editor: TileEditor, field: str, words: str) -> None:
    editor._edits[field].selectAll()
    qtbot.keyClicks(editor._edits[field], words)


def test_words_typed_in_place_override_that_field(qtbot, view, show, desk):
    show(a_card("wall"))
    editor = edit(qtbot, view)
    assert editor._edits[HEADLINE].hasFocus()
    qtbot.keyClicks(editor._edits[HEADLINE], "The wall nobody owns")
    qtbot.keyClick(editor._edits[HEADLINE], Qt.Key.Key_Return)
    assert headlines(view) == ["The wall nobody owns"]
    tile = view.model.tile(0)
    assert tile.mark is Mark.OVERRIDDEN
    assert tile.teaser.overridden == (CardField.HEADLINE,)
    assert view.list.hasFocus()


def test_esc_drops_what_was_typed(qtbot, view, show, desk):
    show(a_card("wall"))
    editor = edit(qtbot, view)
    type_over(qtbot, editor, EXCERPT, "Mine")
    qtbot.keyClick(editor._edits[EXCERPT], Qt.Key.Key_Escape)
    assert not view.list.is_editing
    assert view.model.tile(0).mark is Mark.FOLLOWS


def test_leaving_the_editor_saves(qtbot, view, show, desk):
    show(a_card("wall"))
    type_over(qtbot, edit(qtbot, view), EXCERPT, "Mine")
    view.picker.edit.setFocus()
    qtbot.waitUntil(lambda: view.model.tile(0).excerpt == "Mine", timeout=30_000)


def test_keys_of_the_panel_do_nothing_while_words_are_typed(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    editor = edit(qtbot, view)
    field = editor._edits[HEADLINE]
    for key, held in ((Qt.Key.Key_Down, CONTROL), (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)):
        qtbot.keyClick(field, key, held)
    qtbot.keyClicks(field, "r")
    assert cards(desk) == ["wall", "terns"]
    assert view.list.is_editing


def test_the_counter_lives_and_follow_brings_the_storys_words(qtbot, view, show, desk):
    show(a_card("wall"))
    editor = edit(qtbot, view)
    type_over(qtbot, editor, EXCERPT, "Mine")
    assert editor._counter.text() == "4/160"
    assert editor._follows[EXCERPT].isVisible()
    qtbot.mouseClick(editor._follows[EXCERPT], Qt.MouseButton.LeftButton)
    assert editor._counter.text() == "45/160"
    editor.submit()
    assert view.model.tile(0).mark is Mark.FOLLOWS


def test_kicker_label_and_byline_are_worded_in_place(qtbot, view, show, desk):
    show(a_card("wall"))
    editor = edit(qtbot, view)
    assert not editor._edits[LABEL].isVisible()
    qtbot.mouseClick(editor._more_button, Qt.MouseButton.LeftButton)
    assert editor._edits[KICKER].hasFocus()
    type_over(qtbot, editor, LABEL, "Analysis")
    type_over(qtbot, editor, BYLINE, "Theo Okonjo")
    qtbot.keyClick(editor._edits[BYLINE], Qt.Key.Key_Return)
    tile = view.model.tile(0)
    assert (tile.over, tile.teaser.byline, tile.teaser.initials) == ("Analysis", "Theo Okonjo", "TO")
    assert tile.teaser.overridden == (CardField.BYLINE, CardField.LABEL)
    assert edit(qtbot, view)._edits[LABEL].isVisible()


def test_a_limit_of_the_cards_own_cuts_where_the_page_will(qtbot, view, show, desk):
    show(a_card("wall"))
    editor = edit(qtbot, view)
    editor._open_more(KICKER)
    editor.limit.setValue(30)
    assert editor._counter.text() == "45/30"
    qtbot.keyClick(editor.limit, Qt.Key.Key_Return)
    tile = view.model.tile(0)
    assert (tile.excerpt, tile.counter) == ("Three agencies have signed…", "45/30")
    assert desk.open_story.story.cards[0].excerpt_limit == 30


def test_a_card_goes_without_a_picture_and_gets_its_own(qtbot, view, show, desk, tmp_path):
    show(a_card("wall"))
    followed = view.model.tile(0).image
    assert followed
    view.list.setFocus()
    view.list.choose(0)
    desk.commands.run("cards.no_picture")
    assert view.model.tile(0).image == ""
    path = tmp_path / "harbour.png"
    path.write_bytes(a_picture("#884411"))
    view.findChild(OwnPictures).take("card-wall", path)
    qtbot.waitUntil(lambda: view.model.tile(0).image not in ("", followed), timeout=30_000)
    desk.commands.run("cards.follow")
    assert view.model.tile(0).image == followed


def test_a_double_click_edits(qtbot, view, show):
    show(a_card("wall"))
    place = view.list.tile_box(0).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.list.is_editing


def stale_card() -> Card:
    older = replace(WALL, headline="Who owns the old wall?")
    return a_card("wall").overriding(CardField.HEADLINE, "Nobody’s wall", older)


def ask_badge(qtbot, view) -> BadgePopover:
    layout = view.list.delegate.part(view.model.tile(0), view.list.visualRect(view.model.index(0)))
    place = view.list.tile_box(0).topLeft() + layout.badge.center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    return view.window().findChild(BadgePopover)


def press(qtbot, popover: BadgePopover, text: str) -> None:
    button = next(one for one in popover.findChildren(QPushButton) if one.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_stale_badge_explains_itself_and_enter_takes_the_new_text(qtbot, view, show, desk):
    show(stale_card())
    assert view.model.tile(0).badge is Badge.STALE
    popover = ask_badge(qtbot, view)
    assert popover.isVisible()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert not popover.isVisible()
    assert headlines(view) == ["Who owns the sea wall?"]


def test_keep_mine_stands_by_the_words_of_the_card(qtbot, view, show, desk):
    show(stale_card())
    popover = ask_badge(qtbot, view)
    press(qtbot, popover, "Keep mine")
    assert headlines(view) == ["Nobody’s wall"]
    assert view.model.tile(0).badge is Badge.NONE


def test_edit_in_the_comparison_opens_the_words(qtbot, view, show, desk):
    show(stale_card())
    popover = ask_badge(qtbot, view)
    press(qtbot, popover, "Edit…")
    assert view.list.is_editing
    assert view.list.findChild(TileEditor)._edits[HEADLINE].hasFocus()


def test_each_stale_field_is_answered_for_itself(qtbot, view, show, desk):
    older = replace(WALL, headline="Who owns the old wall?", excerpt="Nobody has signed for it.")
    card = a_card("wall").overriding(CardField.HEADLINE, "Nobody’s wall", older)
    show(card.overriding(CardField.EXCERPT, "Nobody signs.", older))
    view.list.setFocus()
    qtbot.keyClick(view.list, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    popover = view.window().findChild(BadgePopover)
    names = [button.accessibleName() for button in popover.findChildren(QPushButton)]
    assert "Use new text: headline" in names
    take = next(
        one for one in popover.findChildren(QPushButton) if one.accessibleName() == "Use new text: excerpt"
    )
    qtbot.mouseClick(take, Qt.MouseButton.LeftButton)
    tile = view.model.tile(0)
    assert tile.excerpt == "Three agencies have signed for it since 1931."
    assert tile.teaser.stale == (CardField.HEADLINE,)
    desk.commands.run("cards.keep")
    assert view.model.tile(0).badge is Badge.NONE
    assert headlines(view) == ["Nobody’s wall"]


def test_hostile_words_are_text_in_the_comparison(qtbot, view, show, desk):
    older = replace(WALL, headline="<img src=x onerror=alert(1)>")
    show(a_card("wall").overriding(CardField.HEADLINE, "<b>Mine</b>", older))
    popover = ask_badge(qtbot, view)
    texts = [label.text() for label in popover.findChildren(QLabel)]
    assert any("&lt;img" in text for text in texts)
    assert not any("<img" in text or "<b>Mine" in text for text in texts)


def test_esc_leaves_a_stale_card_as_it_is(qtbot, view, show, desk):
    show(stale_card())
    popover = ask_badge(qtbot, view)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not popover.isVisible()
    assert view.model.tile(0).badge is Badge.STALE


def test_all_stale_cards_are_refreshed_at_once_and_that_can_be_undone(qtbot, view, show, desk):
    show(stale_card(), a_card("terns"))
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.commands.run("cards.refresh")
    assert headlines(view)[0] == "Who owns the sea wall?"
    assert toasts[0].text == "One card takes its story’s new words"
    toasts[0].actions[0][1]()
    assert headlines(view)[0] == "Nobody’s wall"


def test_follow_story_again_takes_all_words_back(qtbot, view, show, desk):
    show(stale_card())
    view.list.setFocus()
    desk.commands.run("cards.follow")
    assert view.model.tile(0).mark is Mark.FOLLOWS


def test_commands_of_a_card_need_one(view, show, desk):
    show()
    assert desk.commands.reason("cards.remove") == "No card selected"


def test_the_picture_comes_from_the_library(qtbot, view, show):
    show(a_card("wall"))
    view.grab()
    place = view.list.tile_box(0).topLeft() + QPoint(60, 40)

    def colour() -> str:
        image: QImage = view.list.viewport().grab().toImage()
        return image.pixelColor(place).name()

    qtbot.waitUntil(lambda: colour() == "#24506b", timeout=30_000)


def test_another_story_shows_its_own_cards_only(qtbot, view, show, desk):
    show(a_card("wall"))
    desk.open_story.begin()
    assert headlines(view) == []
    assert view._count.text() == ""


def test_a_web_card_carries_its_own_words(view, show):
    show(
        Card(
            target=WebTarget(
                url="https://harbour.example/a", headline="Dredging put off", source="The Gazette"
            )
        )
    )
    assert view.model.tile(0).spoken(1, 1) == "Card 1 of 1: Dredging put off, manual, excerpt 0 of 160"


def test_a_card_is_not_lost_when_its_row_was_taken_away_meanwhile(qtbot, view, show, desk):
    show(a_card("wall"), a_card("terns"))
    editor = edit(qtbot, view)
    desk.open_story.set_cards((a_card("terns"),))
    editor.submit()
    assert cards(desk) == ["terns"]
    assert desk.open_story.story.cards[0].target == StoryTarget("terns")
