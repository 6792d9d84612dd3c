"""The palette: what a few letters find, and what the keys do."""

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskeditor.domain.story import Story
from deskeditor.services import names, stories
from deskeditor.services.libraries import create_library
from deskeditor.ui.application import Opening
from deskeditor.ui.commands import COMMANDS as COMMANDS_OF_ALL
from deskeditor.ui.shell.palette import palette_presenter
from deskeditor.ui.shell.palette.entries import Entry, What, found
from deskeditor.ui.shell.palette.fuzzy import match
from deskeditor.ui.shell.palette.other_words import OTHER_WORDS
from deskeditor.ui.shell.palette.palette_presenter import PalettePresenter
from deskeditor.ui.shell.palette.story_index import StoryIndex
from deskeditor.ui.shell.palette.story_names import Name, names_of

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("tram", "harrow bay votes to reopen the tram line"),
        ("line tram", "the tram line"),
        ("bay", "harrow bay"),
        ("mtt", "move to trash"),
        ("", "anything"),
    ],
)
def test_letters_that_find(typed, text):
    assert match(typed, text) is not None


@pytest.mark.parametrize(
    ("typed", "text"), [("tra", "export several"), ("xyz", "export"), ("tram bus", "the tram line")]
)
def test_letters_that_do_not(typed, text):
    assert match(typed, text) is None


def test_a_match_tells_where_the_letters_stand():
    assert match("bay", "harrow bay").places == (7, 8, 9)
    assert match("mt", "move trash").places == (0, 5)


def test_the_start_of_a_text_is_better_than_the_start_of_a_word_than_the_middle():
    scores = [match("tra", text).score for text in ("tram line", "the tram", "extra", "t r a")]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == 4


def named(story_id, headline, tags="", byline=""):
    return Name(story_id, headline, "", "draft", tags, byline)


STORIES = names_of(
    [
        named("s1", "The tram line", tags="transport\nrail", byline="Imogen Castellane"),
        named("s2", "Terns", tags="nature", byline="Beatrix Nwosu"),
    ]
)
COMMANDS = (Entry(What.COMMAND, "file.trash", "Move to trash"), Entry(What.COMMAND, "story.new", "New story"))


def texts(typed):
    return [each.entry.text for each in found(typed, STORIES, COMMANDS)]


def test_stories_come_before_commands():
    assert texts("tra") == ["The tram line", "Move to trash"]


def test_a_command_is_found_by_what_others_call_it_behind_those_that_are_called_so():
    known = (
        Entry(What.COMMAND, "tools.order", "Authors, sections and tags…", also="rename merge tag"),
        Entry(What.COMMAND, "history.merge", "Merge with the version from elsewhere"),
        Entry(What.COMMAND, "file.trash", "Move to trash", also="delete story"),
    )
    said = lambda typed: [each.entry.id for each in found(typed, STORIES, known)]  # noqa: E731
    assert said(">rename tag") == ["tools.order"]
    assert said(">merge") == ["history.merge", "tools.order"]
    assert said(">delete st") == ["file.trash"]
    assert said(">delete tram") == []
    assert found(">tags merge", STORIES, known)[0].places == (22, 23, 24, 25)


def test_other_words_belong_to_commands_that_there_are():
    assert set(OTHER_WORDS) <= {command.id for command in COMMANDS_OF_ALL}


def test_signs_narrow_the_search():
    assert texts(">t") == ["Move to trash", "New story"]
    assert texts("#nat") == ["Terns"]
    assert texts("@castell") == ["The tram line"]


def test_with_nothing_typed_stories_and_commands_are_there():
    assert texts("") == ["The tram line", "Terns", "Move to trash", "New story"]


def ranked(typed, *texts):
    return [texts[at] for at in StoryIndex(texts).best(typed, 60)]


def test_stories_are_ranked_by_where_the_letters_stand():
    assert ranked("tra", "extra", "the tram", "tram line", "bus") == ["tram line", "the tram", "extra"]
    assert ranked("tram", "Mark Trammell", "the tram", "a tram line", "Tramway") == [
        "Tramway", "the tram", "a tram line", "Mark Trammell",
    ]  # fmt: skip
    assert ranked("line tram", "the line of the extram", "the tram line") == [
        "the tram line", "the line of the extram",
    ]  # fmt: skip
    assert ranked("mtt", "The tide", "Move to trash", "matter") == ["matter", "Move to trash"]
    assert ranked("cncl", "The council votes", "Clean") == ["The council votes"]
    assert ranked("tram cncl", "The tram council", "The council") == ["The tram council"]


def test_of_very_many_stories_those_whose_words_begin_so_come_first():
    texts = [f"The tram line number {number} of Harrow Bay" for number in range(5000)]
    began = time.process_time()
    assert StoryIndex(texts).best("harrow 49", 3) == [49, 490, 491]
    assert time.process_time() - began < 2  # a guard against something quadratic, no measurement


@pytest.fixture
def palette(window):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, CTRL)
    palette = window.findChild(QWidget, "commandPalette")
    assert palette.isVisible()
    return palette


def rows(palette):
    return [palette.model.entry(row).text for row in range(palette.model.rowCount())]


def test_a_story_is_found_and_opened_by_keys_alone(window, palette, qtbot):
    QTest.keyClicks(palette.edit, "sea wall")
    qtbot.waitUntil(lambda: rows(palette)[:1] == ["Who owns the sea wall?"])
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert not palette.isVisible()
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Who owns the sea wall?"))
    assert QApplication.focusWidget().objectName() == "bodyEdit"


def test_a_command_is_run(window, palette):
    QTest.keyClicks(palette.edit, ">focus mode")
    assert rows(palette) == ["Focus mode"]
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert not window.top_bar.isVisible()


def test_a_number_behind_a_colon_goes_to_that_line(window, palette):
    QTest.keyClicks(palette.edit, ":")
    assert palette.model.entry(0).reason == "Type its number"
    QTest.keyClicks(palette.edit, "3")
    assert rows(palette) == ["Go to line 3"]
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    body = QApplication.focusWidget()
    assert body.objectName() == "bodyEdit"
    assert body.textCursor().block().text() == "## What the council agreed"


def test_esc_closes_and_gives_the_focus_back(window, palette):
    assert QApplication.focusWidget() is palette.edit
    QTest.keyClick(palette.edit, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget().objectName() == "bodyEdit"


def test_the_list_is_walked_while_the_line_keeps_the_focus(palette):
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    QTest.keyClick(palette.edit, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 2
    assert QApplication.focusWidget() is palette.edit


def test_a_grey_command_is_listed_with_its_reason_and_cannot_be_chosen(window, palette):
    QTest.keyClicks(palette.edit, ">export again")
    entry = palette.model.entry(0)
    assert entry.reason == "Not exported yet"
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.dismiss()


def test_what_is_not_found_becomes_a_headline(window, palette, qtbot):
    QTest.keyClicks(palette.edit, "Zeppelin moored at quarry")
    assert rows(palette) == []
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    assert window.windowTitle() == "Zeppelin moored at quarry — deskeditor"


def test_ctrl_shift_p_lists_commands(window):
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_P, CTRL | SHIFT)
    palette = window.findChild(QWidget, "commandPalette")
    assert palette.edit.text() == ">"
    assert "New story" in rows(palette)
    palette.dismiss()


def test_every_command_that_does_something_is_in_the_palette(window, palette):
    palette.edit.setText(">")
    listed = set()
    for command in window.findChild(QWidget, "commandPalette").model._found:
        listed.add(command.entry.id)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        palette.edit.setText(f">{letter}")
        listed |= {palette.model.entry(row).id for row in range(palette.model.rowCount())}
    commands = {action.objectName() for action in window.actions() if action.isVisible()}
    assert commands - listed == {"story.open", "tools.palette"}
    palette.dismiss()


def test_what_is_switched_on_says_so(window, palette):
    palette.edit.setText(">typewriter scroll")
    assert palette.model.entry(0).right == "Ctrl+Alt+0"
    window.findChild(Opening).presenter.desk.commands.run("view.typewriter")
    palette.edit.setText(">typewriter scrol")
    assert palette.model.entry(0).right == "On · Ctrl+Alt+0"


def test_a_press_outside_closes_it(window, palette):
    editor = window.regions["editor"]
    outside = editor.mapTo(window, editor.rect().bottomLeft()) + QPoint(40, -60)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=outside)
    assert not palette.isVisible()


def test_a_story_without_a_headline_is_found_by_its_slug_and_one_whose_tag_only_seems_to_fit_is_not():
    known = names_of([Name("s1", "", "sea-wall", "draft", "coast", ""), named("s2", "Coast road")])
    assert [each.entry.text for each in found("sea", known, ())] == ["sea-wall"]
    assert [each.entry.id for each in found("#coast", known, ())] == ["s1"]


def test_stories_whose_names_are_not_held_are_looked_for_in_the_library(window, palette, qtbot, monkeypatch):
    presenter = window.findChild(PalettePresenter)
    monkeypatch.setattr(palette_presenter, "MOST_STORIES", 1)
    presenter._is_old = True
    presenter.open()
    qtbot.waitUntil(lambda: len(presenter._stories) == 1)
    assert presenter._stories.name(0).headline != "Who owns the sea wall?"
    QTest.keyClicks(palette.edit, "sea wall")
    qtbot.waitUntil(lambda: rows(palette)[:1] == ["Who owns the sea wall?"])
    QTest.keyClick(palette.edit, Qt.Key.Key_Return)
    desk = window.findChild(Opening).presenter.desk
    qtbot.waitUntil(lambda: desk.open_story.story.headline == "Who owns the sea wall?")


def test_a_name_with_a_sign_that_parts_names_keeps_its_parts(tmp_path):
    with create_library(tmp_path / "library") as library:
        stories.new(library, Story(id="s1", headline="Odd\x1fone", body="x").with_details(tags=("a", "b")))
        (line,) = names.names(library, 5)
    assert Name(*line.split("\x1f"))[:2] == ("s1", "Odd one")
    assert Name(*line.split("\x1f")).tags == "a\nb"
