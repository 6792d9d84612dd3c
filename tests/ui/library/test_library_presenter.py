"""The list at a desk with a real library, by keys and mouse."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Status
from deskeditor.services import listing, sites, stories
from deskeditor.services.libraries import open_library
from deskeditor.storage.glance import Glance
from deskeditor.ui.library import library_presenter
from deskeditor.ui.library.filters import Filters
from deskeditor.ui.library.library_model import GROUP
from deskeditor.ui.library.library_presenter import LibraryPresenter
from deskeditor.ui.library.library_view import LibraryView

from .conftest import click, ids, opened, waits_for


def test_the_stories_stand_newest_first_with_their_number(presenter, view):
    assert ids(view) == ["tram", "ferry", "wall", "terns", "plaque", "budget"]
    assert view.total.text() == "6"


def test_further_rows_come_when_the_end_is_near(desk, view, qtbot, monkeypatch):
    monkeypatch.setattr(library_presenter, "PAGE", 2)
    asked = []
    view.list.rows.more_requested.connect(lambda *span: asked.append(span))
    LibraryPresenter(view, desk).start()
    view.show()
    waits_for(qtbot, view, "tram", "ferry", "wall", "terns", "plaque", "budget")
    assert asked == [(2, 4)]


def test_the_glance_is_shown_before_the_library_is_asked(desk, view, folder, qtbot):
    library = open_library(folder)
    rows = listing.rows(library, listing.ListQuery(limit=2)).rows
    library.close()
    LibraryPresenter(view, replace(desk, glance=Glance(None, rows, 6)))
    assert ids(view) == ["tram", "ferry"]
    assert view.total.text() == "6"


def test_a_click_opens_a_story(presenter, view, desk, qtbot):
    click(view, 1)
    qtbot.waitUntil(lambda: opened(desk) == "ferry")
    assert view.list.rows.open_id == "ferry"


def test_down_and_enter_open_the_next_story_to_write_in(presenter, view, desk, qtbot):
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.rows.index(0))
    QTest.keyClick(view.list, Qt.Key.Key_Down)
    assert opened(desk) == ""
    with qtbot.waitSignal(view.writing_requested):
        QTest.keyClick(view.list, Qt.Key.Key_Return)
    assert opened(desk) == "ferry"


def test_a_heading_opens_nothing(presenter, view, desk):
    top = view.list.visualRect(view.list.rows.index(0)).topLeft()
    QTest.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=top + QPoint(60, 6))
    assert not view.list.chosen_ids()


def test_typing_searches_and_enter_opens_the_first(presenter, view, desk, qtbot):
    view.focus_search()
    QTest.keyClicks(view.search.edit, "museum")
    waits_for(qtbot, view, "plaque")
    assert "\ue000museum\ue001" in view.list.rows.rows[0].snippet
    with qtbot.waitSignal(view.writing_requested):
        QTest.keyClick(view.search.edit, Qt.Key.Key_Return)
    assert opened(desk) == "plaque"


def test_escape_clears_the_search_and_then_goes_back_to_the_text(presenter, view, qtbot):
    view.focus_search()
    QTest.keyClicks(view.search.edit, "museum")
    waits_for(qtbot, view, "plaque")
    with qtbot.assertNotEmitted(view.writing_requested):
        QTest.keyClick(view.search.edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(ids(view)) == 6)
    with qtbot.waitSignal(view.writing_requested):
        QTest.keyClick(view.search.edit, Qt.Key.Key_Escape)


def test_down_in_the_search_enters_the_list(presenter, view, qtbot):
    view.focus_search()
    QTest.keyClick(view.search.edit, Qt.Key.Key_Down)
    qtbot.waitUntil(view.list.hasFocus)
    assert view.list.currentIndex().row() == 0


def test_nothing_found_is_said_and_the_way_back_offered(presenter, view, qtbot):
    QTest.keyClicks(view.search.edit, "zeppelin")
    waits_for(qtbot, view)
    assert view.empty.isVisible()
    assert view.total.text() == "0"
    view.empty.search_cleared.emit()
    qtbot.waitUntil(lambda: len(ids(view)) == 6)
    assert view.list.isVisible()


def test_all_of_a_filtered_list_are_not_all_of_another(presenter, view, qtbot):
    view.filter_menu.chosen.emit(Filters(section="Politics"))
    waits_for(qtbot, view, "tram", "budget")
    view.list.selectAll()
    view.filter_menu.chosen.emit(Filters())
    qtbot.waitUntil(lambda: len(ids(view)) == 6)
    assert view.list.chosen_ids() == ("tram", "budget")


def test_filters_stand_together_and_go_one_by_one(presenter, view, qtbot):
    view.filter_menu.chosen.emit(Filters(section="Politics"))
    waits_for(qtbot, view, "tram", "budget")
    view.filter_menu.chosen.emit(replace(view.filters, status=Status.ARCHIVED))
    waits_for(qtbot, view, "budget")
    assert view.filter_button.text() == "Filtered"
    view.chips.removed.emit("section")
    waits_for(qtbot, view, "budget")
    view.chips.removed.emit("status")
    qtbot.waitUntil(lambda: len(ids(view)) == 6)
    assert view.filter_button.text() == "All stories"


def test_the_filter_menu_offers_what_the_library_has(presenter, view, qtbot):
    view.filter_menu.popup(view.mapToGlobal(QPoint(0, 0)))
    sections = view.filter_menu._section
    qtbot.waitUntil(lambda: len(sections.actions()) == 6)
    assert [action.text() for action in sections.actions()][:3] == [
        "Any section",
        "Culture",
        "Investigations",
    ]
    sections.actions()[1].trigger()
    view.filter_menu.close()
    waits_for(qtbot, view, "plaque")
    assert not view.filter_menu._site.menuAction().isVisible()  # there is but one


def test_the_list_is_filtered_by_site_where_there_are_several(presenter, view, folder, qtbot):
    with open_library(folder) as library:
        other, _ = sites.new_site(library, "Point & Bay")
        stories.set_fields(library, "ferry", {"site": other.id})
    view.filter_menu.popup(view.mapToGlobal(QPoint(0, 0)))
    choices = view.filter_menu._site
    qtbot.waitUntil(lambda: len(choices.actions()) == 3)
    assert choices.menuAction().isVisible()
    assert [action.text() for action in choices.actions()] == ["Any site", "My site", "Point && Bay"]
    choices.actions()[2].trigger()
    view.filter_menu.close()
    waits_for(qtbot, view, "ferry")
    assert view.filters.active() == (("site", "Point & Bay"),)
    view.chips.removed.emit("site")
    qtbot.waitUntil(lambda: len(ids(view)) == 6)


def test_the_order_is_chosen_and_its_headings_follow(presenter, view, qtbot):
    view.sort_menu._actions["headline"].trigger()
    waits_for(qtbot, view, "plaque", "budget", "tram", "terns", "ferry", "wall")
    assert view.sort_button.text() == "Headline"


def test_rows_show_the_moment_that_they_are_ordered_by(presenter, view, desk, qtbot):
    published = datetime(2020, 5, 4, 9, tzinfo=UTC)
    click(view, 5)
    qtbot.waitUntil(lambda: opened(desk) == "budget")
    desk.open_story.set_details(replace(desk.open_story.story.details, published_at=published))
    qtbot.waitUntil(lambda: desk.open_story.is_saved)
    view.sort_menu._actions["published"].trigger()
    rows = view.list.rows
    qtbot.waitUntil(lambda: rows.index(1).data(GROUP) == "No publish date")
    assert ids(view)[0] == "budget"
    assert rows.index(0).data(GROUP) == "May 2020"


def test_several_chosen_stories_are_exported_together(presenter, view, desk):
    exported = []
    desk.commands.on("file.export_several", lambda: exported.append(view.list.chosen_ids()))
    view.list.setCurrentIndex(view.list.rows.index(2))
    click(view, 3, Qt.KeyboardModifier.ShiftModifier)
    view.menu.export_requested.emit(view.list.chosen_ids())
    assert exported == [("wall", "terns")]


def test_one_chosen_story_is_opened_and_then_exported(presenter, view, desk, qtbot):
    exported = []
    desk.commands.on("file.export", lambda: exported.append(opened(desk)))
    desk.commands.set_condition("story", holds=True)
    view.menu.export_requested.emit(("wall",))
    qtbot.waitUntil(lambda: exported == ["wall"])


def test_dropping_one_of_two_selected_rows_opens_nothing(presenter, view, desk, qtbot):
    click(view, 1)
    qtbot.waitUntil(lambda: opened(desk) == "ferry")
    click(view, 2, Qt.KeyboardModifier.ControlModifier)
    click(view, 2, Qt.KeyboardModifier.ControlModifier)
    assert view.list.chosen_ids() == ("ferry",)
    assert desk.open_story.story.id == "ferry"


def test_next_and_previous_walk_the_list(presenter, desk, view, qtbot):
    desk.commands.run("story.next")
    qtbot.waitUntil(lambda: opened(desk) == "tram")
    desk.commands.run("story.next")
    qtbot.waitUntil(lambda: opened(desk) == "ferry")
    desk.commands.run("story.previous")
    qtbot.waitUntil(lambda: opened(desk) == "tram")
    desk.commands.run("story.previous")
    assert opened(desk) == "tram"


def test_walking_by_keys_selects_one_row_only(presenter, desk, view, qtbot):
    desk.commands.bind(view)
    view.list.setFocus()
    for wanted in ("tram", "ferry"):
        QTest.keyClick(view.list, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda wanted=wanted: opened(desk) == wanted)
        assert view.list.chosen_ids() == (wanted,)


def test_the_open_storys_row_shows_what_is_typed_and_moves_up_when_saved(presenter, view, desk, qtbot):
    click(view, 3)
    qtbot.waitUntil(lambda: opened(desk) == "terns")
    with qtbot.assertNotEmitted(view.list.rows.modelReset):
        desk.open_story.set_headline("Terns, terns")
        assert view.list.rows.rows[3].headline == "Terns, terns"
        qtbot.waitUntil(lambda: desk.open_story.is_saved)
        waits_for(qtbot, view, "terns", "tram", "ferry", "wall", "plaque", "budget")


def test_a_change_that_concerns_no_row_asks_for_nothing(presenter, desk, monkeypatch):
    asked = []
    monkeypatch.setattr(desk.lane, "ask", lambda *_, **__: asked.append(1))
    desk.hub.announce(Changes(stories=frozenset({"elsewhere"}), cards=frozenset({"tram"})))
    assert asked == []
    desk.hub.announce(Changes(listing=True))
    assert asked == [1]


def test_a_new_storys_row_comes_with_its_first_words(presenter, view, desk, qtbot):
    view.list.go_to(view.list.rows.index(2))
    desk.open_story.begin()
    assert view.list.chosen_ids() == ()
    desk.open_story.set_headline("Fresh off the boat")
    qtbot.waitUntil(lambda: len(ids(view)) == 7)
    assert view.list.rows.rows[0].headline == "Fresh off the boat"
    assert view.list.chosen_ids() == (view.list.rows.rows[0].id,)
    assert view.list.rows.open_id == view.list.rows.rows[0].id


def test_a_story_begun_and_thrown_away_at_once_was_never_there(presenter, view, desk):
    toasts = []
    desk.messages.toast_asked.connect(toasts.append)
    desk.open_story.begin()
    desk.commands.set_condition("story", holds=True)
    desk.commands.run("file.trash")
    assert opened(desk) == ""
    assert toasts == []


def test_selection_and_place_survive_a_reload(presenter, view, desk, qtbot):
    view.list.setCurrentIndex(view.list.rows.index(4))
    view.menu.trash_requested.emit(("tram",))
    waits_for(qtbot, view, "ferry", "wall", "terns", "plaque", "budget")
    assert view.list.chosen_ids() == ("plaque",)
    assert view.list.currentIndex().row() == 3


def test_find_in_library_puts_the_caret_into_the_search(presenter, view, desk, qtbot):
    view.search.edit.setText("old")
    desk.commands.run("library.find")
    qtbot.waitUntil(view.search.edit.hasFocus)
    assert view.search.edit.selectedText() == "old"


@pytest.mark.parametrize(
    ("name", "spoken"),
    [("libraryPanel", "Library"), ("librarySearch", "Search stories"), ("libraryList", "Stories")],
)
def test_what_others_look_for_is_there_with_a_name_to_speak(view, name, spoken):
    widget = view if view.objectName() == name else view.findChild(QWidget, name)
    assert widget.accessibleName() == spoken


def test_the_menu_by_key_stands_at_the_current_row(presenter, view, qtbot, monkeypatch):
    at = []
    monkeypatch.setattr(view.menu, "popup", at.append)
    view.list.setFocus()
    view.list.setCurrentIndex(view.list.rows.index(2))
    QTest.keyClick(view.list, Qt.Key.Key_Menu)
    view.list.menu_requested.emit(QPoint(5, 5))
    assert [action.text() for action in view.menu.actions()][:2] == ["Open", "Duplicate"]
    assert at[-1] == QPoint(5, 5)


def test_a_view_without_a_library_says_how_to_begin(qtbot, tmp_path):
    view = LibraryView()
    qtbot.addWidget(view)
    view.empty.show_reason(Filters())
    with qtbot.waitSignal(view.new_requested):
        view.empty._made["none"].button_pressed.emit(0)
    with qtbot.waitSignal(view.import_requested):
        view.empty._made["none"].button_pressed.emit(1)
