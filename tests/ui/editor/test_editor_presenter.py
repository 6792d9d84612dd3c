"""What is typed reaches the open story and the library, and nothing comes back into the text."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deskeditor.domain.story import Story
from deskeditor.services import stories
from deskeditor.services.libraries import open_library
from deskeditor.ui.editor.editor_presenter import EditorPresenter
from deskeditor.ui.editor.lengths import Lengths

from .conftest import BODY, press


def kept(folder, name: str):
    library = open_library(folder)
    story = stories.story(library, name)
    library.close()
    return story


def test_a_story_that_is_opened_is_shown(qtbot, view, open_tram):
    open_tram()
    assert view.head.headline.source == "The tram is back"
    assert view.head.standfirst.source == "At last."
    assert view.body.source == BODY
    assert view.head._names.text() == "Imogen Castellane"
    assert view.head._about.text() == "Transport"


def test_what_is_typed_is_in_the_library_soon(qtbot, view, desk, folder, open_tram):
    open_tram()
    press(view.body, "X")
    press(view.head.headline, "Y")
    press(view.head.standfirst, "Z")
    with qtbot.waitSignal(desk.open_story.saved, timeout=3_000):
        pass
    story = kept(folder, "tram")
    assert (story.headline, story.standfirst, story.body) == ("YThe tram is back", "ZAt last.", "X" + BODY)


def test_a_finished_save_does_not_write_back(qtbot, view, desk, open_tram):
    open_tram()
    press(view.body, "one")
    desk.open_story.save()
    press(view.body, "two")
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=5_000)
    assert view.body.source == "onetwo" + BODY
    assert view.body.textCursor().position() == 6
    view.body.undo()
    assert view.body.source == BODY


def test_a_new_story_is_written_with_three_keys(qtbot, view, desk, folder, open_tram):
    open_tram()
    qtbot.keyClick(view.body, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    press(QApplication.focusWidget(), "A plaque for Number 14\n")
    press(QApplication.focusWidget(), "The museum wants the whole tram.\n")
    press(QApplication.focusWidget(), "It does.")
    qtbot.waitUntil(lambda: desk.open_story.is_saved, timeout=5_000)
    story = kept(folder, desk.open_story.story.id)
    assert story.headline == "A plaque for Number 14"
    assert story.standfirst == "The museum wants the whole tram."
    assert story.body == "It does."
    assert kept(folder, "tram").headline == "The tram is back"


def test_typing_where_no_story_is_open_begins_one(qtbot, view, desk):
    assert desk.open_story.story is None
    view.focusProxy().setFocus()
    press(QApplication.focusWidget(), "T")
    press(QApplication.focusWidget(), "erns")
    assert desk.open_story.story.headline == "Terns"


def test_another_story_shows_its_own_words_and_keeps_both_undos(qtbot, view, desk, open_tram):
    open_tram()
    press(view.body, "X")
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: view.body.source == "It smells of supper.\n", timeout=5_000)
    desk.open_story.open("tram")
    qtbot.waitUntil(lambda: view.body.source == "X" + BODY, timeout=5_000)
    view.body.undo()
    assert view.body.source == BODY
    assert desk.open_story.story.body == BODY


def test_what_the_library_changed_comes_as_a_step_of_undo(qtbot, view, desk, open_tram):
    open_tram()
    story = desk.open_story.story
    desk.open_story.refresh(replace(story, body=BODY + "\nFrom elsewhere.\n"))
    assert view.body.source == BODY + "\nFrom elsewhere.\n"
    view.body.undo()
    assert view.body.source == BODY
    assert desk.open_story.story.body == BODY


def test_no_story_is_the_empty_state(view, desk, open_tram):
    open_tram()
    desk.open_story.show(None)
    assert not view.body.isVisible()


def test_words_are_counted(qtbot, view, desk, open_tram):
    lengths, selected = [], []
    counter = view.presenter.room.lengths
    counter.measured.connect(lengths.append)
    counter.selection_measured.connect(lambda *counts: selected.append(counts))
    open_tram()
    qtbot.waitUntil(lambda: Lengths(11, 60, 1, 0) in lengths[-1:], timeout=30_000)
    press(view.body, "One TK ")
    qtbot.waitUntil(lambda: Lengths(13, 67, 1, 1) in lengths[-1:], timeout=30_000)
    view.body.selectAll()
    qtbot.waitUntil(lambda: (13, 67) in selected[-1:], timeout=30_000)


def test_the_byline_follows_the_details(view, desk, open_tram):
    open_tram()
    details = desk.open_story.story.with_details(
        byline=("Tobias Renshaw", "Beatrix Nwosu"), section=""
    ).details
    desk.open_story.set_details(details)
    assert view.head._names.text() == "Tobias Renshaw, Beatrix Nwosu"
    assert view.head._about.text() == ""


def test_what_was_typed_before_there_was_a_presenter_keeps_its_undo_and_its_caret(qtbot, desk, fields):
    press(fields.head.headline, "New ")
    press(fields.body, "More ")
    story = Story(id="x", headline="New A headline", standfirst="A standfirst", body="More Words.")
    desk.open_story.show(story)
    EditorPresenter(fields, desk)
    assert fields.head.headline.textCursor().position() == 4
    assert fields.body.textCursor().position() == 5
    fields.head.headline.undo()
    fields.body.undo()
    assert desk.open_story.story.headline == "A headline"
    assert desk.open_story.story.body == "Words."
