"""Finding and replacing in the whole library from the window: by keys, with one undo."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskeditor.domain.card import Card, WebTarget
from deskeditor.errors import LibraryBusy
from deskeditor.services import card_sets, replacing, stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.replacing import jobs
from deskeditor.ui.replacing.hit_model import FOUND, HIT

WAIT = 30_000


@pytest.fixture
def dialog(presenter, desk, qtbot):
    desk.commands.run("library.replace")
    return presenter._shown_dialog()


def look(dialog, qtbot, words: str, instead: str = "bus") -> None:
    dialog.form.wanted.setText(words)
    dialog.form.replacement.setText(instead)
    dialog.form.switches["keep_case"].setChecked(True)
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: " in " in dialog.said.text() or "No hits" in dialog.said.text(), timeout=WAIT)
    qtbot.waitUntil(lambda: not dialog.stop_button.isVisible(), timeout=WAIT)


def rows(dialog) -> list[str]:
    model = dialog.list.hits
    return [model.index(at).data() for at in range(model.rowCount())]


def in_library(folder, story: str):
    with open_library(folder) as library:
        return stories.story(library, story)


def test_hits_are_listed_under_their_stories_and_what_is_left_out_is_counted(dialog, qtbot):
    look(dialog, qtbot, "tram")
    assert rows(dialog) == [
        "The tram returns",
        "The [tram → bus] returns",
        "The [tram → bus] runs again.",
        "Ferry or tram?",
        "Ferry or [tram → bus]?",
        "[Tram → Bus] or ferry, he asked.",
    ]
    assert dialog.said.text() == (
        "4 hits in 2 stories; left out: 1 inside quotations, 1 in published stories, 1 in addresses or code"
    )
    assert dialog.replace.text() == "Replace 4 hits"
    dialog.form.wishes["quoted"].click()
    dialog.form.wishes["out"].click()
    dialog.form.wishes["machine"].click()
    assert dialog.said.text() == "7 hits in 3 stories"


def test_only_what_is_ticked_is_replaced_and_undo_takes_it_back(dialog, desk, folder, qtbot):
    look(dialog, qtbot, "tram")
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Down)
    assert dialog.list.currentIndex().row() == 0
    QTest.keyClick(dialog.list, Qt.Key.Key_Right)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.replace.text() == "Replace 3 hits"
    desk.open_story.set_standfirst("Typed while one looks.")
    QTest.keyClick(dialog.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.messages.latest != [], timeout=WAIT)
    assert desk.messages.latest[0] == "Replaced 1 hit in 1 story"  # the other one was typed in since
    assert "“The tram returns”" in desk.messages.latest[1]
    assert in_library(folder, "ferry").body == "Bus or ferry, he asked."
    assert in_library(folder, "ferry").headline == "Ferry or tram?"


def test_the_open_story_changes_on_the_desk_and_is_taken_back_there(dialog, desk, folder, qtbot):
    look(dialog, qtbot, "tram")
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: desk.messages.latest == ["Replaced 4 hits in 2 stories"], timeout=WAIT)
    assert not dialog.isVisible()
    assert desk.open_story.story.headline == "The bus returns"
    assert "“A tram is no luxury,”" in desk.open_story.story.body
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=WAIT)
    assert in_library(folder, "tram").headline == "The bus returns"
    assert in_library(folder, "ferry").headline == "Ferry or bus?"
    assert desk.messages.take_back_last()
    qtbot.waitUntil(lambda: desk.messages.latest[-1].startswith("Took"), timeout=WAIT)
    assert desk.messages.latest[-1] == "Took the replacement back in 2 stories"
    assert desk.open_story.story.headline == "The tram returns"
    assert in_library(folder, "ferry").headline == "Ferry or tram?"
    desk.commands.run("library.undo_replace")
    qtbot.waitUntil(lambda: "There is no replacement" in desk.messages.latest[-1], timeout=WAIT)


def test_what_was_edited_since_is_left_alone_and_named(dialog, desk, folder, qtbot):
    look(dialog, qtbot, "tram")
    dialog.replace.click()
    qtbot.waitUntil(lambda: desk.messages.latest != [], timeout=WAIT)
    desk.open_story.set_headline("Another headline")
    with open_library(folder) as library:
        stories.set_fields(library, "ferry", {"body": "Edited elsewhere."})
    desk.commands.run("library.undo_replace")
    qtbot.waitUntil(lambda: "Left as they are" in desk.messages.latest[-1], timeout=WAIT)
    assert desk.messages.latest[-1].endswith("It was edited since.")
    assert desk.open_story.story.headline == "Another headline"
    assert in_library(folder, "ferry").body == "Edited elsewhere."


def test_taking_back_that_is_broken_off_shows_what_is_done_and_goes_on_when_asked_again(
    dialog, desk, folder, qtbot, monkeypatch
):
    look(dialog, qtbot, "tram")
    dialog.replace.click()
    qtbot.waitUntil(lambda: desk.messages.latest != [], timeout=WAIT)
    undo, times, told = replacing.undo, [], []

    def busy(*arguments, **rest):
        times.append(1)
        if len(times) == 2:
            raise LibraryBusy("The library is being written by another program; wait a moment.")
        return undo(*arguments, **rest)

    monkeypatch.setattr(replacing, "undo", busy)
    desk.hub.changed.connect(lambda changes: told.append(changes.stories))
    desk.commands.run("library.undo_replace")
    qtbot.waitUntil(lambda: "another program" in desk.messages.latest[-1], timeout=WAIT)
    assert in_library(folder, "ferry").headline == "Ferry or tram?"
    assert frozenset({"ferry"}) in told
    desk.commands.run("library.undo_replace")
    qtbot.waitUntil(lambda: desk.open_story.story.headline == "The tram returns", timeout=WAIT)


def test_enter_goes_to_the_hit(dialog, presenter, desk, qtbot):
    look(dialog, qtbot, "asked")
    QTest.keyClick(dialog.form.wanted, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(presenter.hit_opened, timeout=WAIT) as opened:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert desk.open_story.story.id == "ferry"
    (hit,) = opened.args
    assert (hit.field, hit.found) == ("body", "asked")
    assert not dialog.isVisible()
    desk.commands.run("library.replace")
    assert rows(dialog)[1] == "Tram or ferry, he [asked → bus]."


def test_what_is_wrong_with_an_expression_is_said_and_nothing_can_be_replaced(dialog, qtbot):
    dialog.form.switches["regex"].setChecked(True)
    dialog.form.wanted.setText("(tram")
    qtbot.waitUntil(lambda: dialog.form.fault.text() != "", timeout=WAIT)
    assert dialog.form.fault.text() == "This is no regular expression: a “(” is not closed."
    assert not dialog.replace.isEnabled()
    dialog.form.wanted.setText("(tram)")
    qtbot.waitUntil(lambda: dialog.list.hits.rowCount() > 0, timeout=WAIT)
    assert not dialog.form.fault.isVisible()


def test_nothing_found_and_nothing_asked(dialog, qtbot):
    look(dialog, qtbot, "mayonnaise")
    assert dialog.said.text() == "No hits"
    assert not dialog.replace.isEnabled()
    dialog.form.wanted.clear()
    qtbot.waitUntil(lambda: dialog.said.text() == "", timeout=WAIT)


def test_with_nothing_to_put_there_it_says_that_it_removes(dialog, qtbot):
    look(dialog, qtbot, "again", "")
    assert dialog.replace.text() == "Remove 1 hit"
    assert rows(dialog)[1] == "The tram runs [again]."


def test_a_status_says_in_which_stories_and_is_a_wish_for_published_ones(dialog, qtbot):
    dialog.form.among.setCurrentText("Published")
    look(dialog, qtbot, "tram")
    assert rows(dialog) == ["The old tram", "The old [tram → bus]"]


def test_a_story_is_ticked_with_all_its_hits_and_screen_readers_hear_of_it(dialog, qtbot):
    look(dialog, qtbot, "tram")
    model, first = dialog.list.hits, dialog.list.hits.index(0)
    model.toggle(model.index(1))
    assert first.data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.PartiallyChecked
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == "The tram returns, draft, 1 of 2 hits ticked"
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Headline, not ticked: “tram” becomes “bus” in: The tram returns"
    )
    model.toggle(first)
    assert model.index(1).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked
    dialog.none_button.click()
    assert not dialog.replace.isEnabled()
    assert first.data(HIT) is None


def test_without_a_backup_nothing_is_replaced(dialog, desk, folder, qtbot):
    from deskeditor.services import backups

    home = backups.home(folder)
    home.parent.mkdir(parents=True)
    home.write_text("a file where the folder should be")
    look(dialog, qtbot, "tram")
    dialog.replace.click()
    qtbot.waitUntil(lambda: desk.messages.latest != [], timeout=WAIT)
    assert desk.open_story.story.headline == "The tram returns"
    assert in_library(folder, "ferry").headline == "Ferry or tram?"
    assert dialog.isVisible()


def test_what_is_listed_for_other_words_is_never_replaced(dialog, desk, folder, qtbot):
    look(dialog, qtbot, "tram")
    dialog.form.replacement.setText("ferry")
    QTest.keyClick(dialog.form.replacement, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.replace.isEnabled()
    qtbot.waitUntil(dialog.replace.isEnabled, timeout=WAIT)
    assert desk.messages.latest == []
    assert rows(dialog)[1] == "The [tram → ferry] returns"


def test_a_search_is_stopped_by_esc_and_what_was_found_can_be_replaced(dialog, presenter, qtbot, monkeypatch):
    portions, real = [], jobs.Looking.portion

    def endless(looking, library):
        portions.append(real(looking, library))
        return replace(portions[-1], done=1, total=2, is_last=looking.is_stopped)

    monkeypatch.setattr(jobs.Looking, "portion", endless)
    dialog.form.wanted.setText("tram")
    presenter.look()
    qtbot.waitUntil(lambda: dialog.stop_button.isVisible() and len(portions) > 2, timeout=WAIT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: dialog.said.text().startswith("Stopped: 4 hits in 2 stories"), timeout=WAIT)
    assert dialog.isVisible()
    assert dialog.replace.isEnabled()


def test_tab_goes_from_the_fields_to_the_hits_to_the_buttons(dialog, qtbot):
    look(dialog, qtbot, "tram")
    dialog.form.wanted.setFocus()
    passed = []
    for _ in range(16):
        passed.append(dialog.focusWidget())
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
    wanted = [
        dialog.form.wanted,
        dialog.form.replacement,
        dialog.form.among,
        dialog.form.wishes["machine"],
        dialog.list,
        dialog.none_button,
        dialog.close_button,
        dialog.replace,
    ]
    places = [passed.index(widget) for widget in wanted]
    assert places == sorted(places)


@pytest.fixture
def of_the_town(folder):
    """A set with own words that stands under the open story."""
    with open_library(folder) as library:
        card = Card(target=WebTarget(url="https://harbour.example/", headline="Ferries abroad"))
        made, _ = card_sets.create(library, "Town", (card,))
        stories.save(library, replace(stories.story(library, "tram"), sets=(made.id,)))
    return made.id


def test_the_words_of_card_sets_are_listed_replaced_and_taken_back(
    of_the_town, dialog, presenter, desk, folder, qtbot
):
    look(dialog, qtbot, "abroad", "elsewhere")
    assert rows(dialog) == ["Card set “Town”", "Ferries [abroad → elsewhere]"]
    row = dialog.list.hits.index(0)
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == "Card set “Town”, card set, 1 of 1 hit ticked"
    assert dialog.said.text() == "1 hit in 1 card set"
    opened = []
    presenter.set_opened.connect(opened.append)
    dialog.list.hit_requested.emit(row.data(FOUND), None)
    assert opened == [of_the_town]
    desk.commands.run("library.replace")
    dialog.replace.click()
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == ["Replaced 1 hit in 1 card set"], timeout=WAIT)
    with open_library(folder) as library:
        assert card_sets.find(library, "Town").cards[0].target.headline == "Ferries elsewhere"
    desk.messages.take_back_last()
    back = "Took the replacement back in 1 card set"
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == [back], timeout=WAIT)
    with open_library(folder) as library:
        assert card_sets.find(library, "Town").cards[0].target.headline == "Ferries abroad"


def test_a_replacement_says_that_it_runs_and_is_stopped_from_there(dialog, desk, folder, qtbot, monkeypatch):
    monkeypatch.setattr(jobs, "_AT_ONCE", 1)
    monkeypatch.setattr(jobs, "_MOMENT", 0)
    desk.open_story.show(None)
    look(dialog, qtbot, "t")
    dialog.form.wishes["out"].setChecked(True)
    seen = []

    def stop_at_once():
        seen[:] = seen or [(work.said, work.rest) for work in desk.running.works]
        if desk.running.works and desk.running.works[0].done == 1:
            desk.running.works[0].stop()

    desk.running.listen(stop_at_once)
    dialog.replace.click()
    qtbot.waitUntil(lambda: seen and not desk.running.works, timeout=WAIT)
    assert seen[0][0] == "Replacing in 3 stories"
    assert "Undo replace in library takes it back" in seen[0][1]
    with open_library(folder) as library:
        assert replacing.last(library).stories == 1
    desk.running.listen(None)
    desk.commands.run("library.undo_replace")
    back = "Took the replacement back in 1 story"
    qtbot.waitUntil(lambda: desk.messages.latest[-1:] == [back], timeout=WAIT)
    assert desk.running.works == ()
