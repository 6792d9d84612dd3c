"""The commands of text: each one step of undo, the caret where one goes on."""

import pytest
from PIL import Image
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QFileDialog, QToolButton

from .conftest import press


def select(view, words: str) -> None:
    start = view.body.source.index(words)
    cursor = view.body.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(words), QTextCursor.MoveMode.KeepAnchor)
    view.body.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("command", "made"),
    [
        ("format.heading1", "# The council voted"),
        ("format.heading4", "#### The council voted"),
        ("format.upper", "The COUNCIL voted"),
        ("format.title", "The Council voted"),
        ("format.bold", "The **council** voted"),
        ("format.italic", "The *council* voted"),
        ("format.code", "The `council` voted"),
        ("format.strike", "The ~~council~~ voted"),
        ("format.heading2", "## The council voted"),
        ("format.heading3", "### The council voted"),
        ("format.bullets", "- The council voted"),
        ("format.numbers", "1. The council voted"),
        ("format.quote", "> The council voted"),
    ],
)
def test_a_command_changes_the_body_in_one_step(view, desk, open_tram, command, made):
    open_tram()
    before = view.body.source
    select(view, "council")
    desk.commands.run(command)
    assert view.body.source.startswith(made)
    assert desk.open_story.story.body == view.body.source
    assert view.body.textCursor().selectedText().strip("*`~").lower() == "council" or made[0] in "#->1"
    view.body.undo()
    assert view.body.source == before


@pytest.mark.parametrize(
    "command", ["insert.table", "insert.footnote", "insert.divider", "insert.pull_quote"]
)
def test_an_insert_is_one_step_too(view, desk, open_tram, command):
    open_tram()
    before = view.body.source
    select(view, "council")
    desk.commands.run(command)
    assert view.body.source != before
    view.body.undo()
    assert view.body.source == before


def test_chosen_pictures_are_kept_and_inserted(qtbot, monkeypatch, tmp_path, view, desk, open_tram):
    open_tram()
    path = tmp_path / "tram.png"
    Image.new("RGB", (8, 4), "navy").save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    desk.commands.run("insert.image")
    qtbot.waitUntil(lambda: "](images/" in view.body.source, timeout=30_000)


def test_a_file_that_is_no_picture_is_refused_in_words(qtbot, monkeypatch, tmp_path, view, desk, open_tram):
    open_tram()
    before = view.body.source
    path = tmp_path / "tram.png"
    path.write_text("no picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    desk.commands.run("insert.image")
    qtbot.waitUntil(lambda: bool(desk.messages.latest), timeout=30_000)
    assert "tram.png" in desk.messages.latest[-1]
    assert view.body.source == before


@pytest.mark.parametrize("command", ["table.row_below", "table.left", "table.tidy", "table.remove_column"])
def test_outside_a_table_its_commands_say_so(view, desk, open_tram, command):
    open_tram()
    desk.commands.run(command)
    assert desk.messages.latest == ["Put the caret into a table first."]


def test_a_footnote_leads_to_its_words_and_back(view, desk, open_tram):
    open_tram()
    put_caret(view, 34)
    desk.commands.run("insert.footnote")
    assert view.body.source.endswith("\n\n[^1]: ")
    press(view.body, "Minutes.")
    desk.commands.run("insert.footnote")
    assert view.body.textCursor().position() == 38
    desk.commands.run("insert.footnote")
    assert view.body.textCursor().atEnd()


def put_caret(view, at: int) -> None:
    cursor = view.body.textCursor()
    cursor.setPosition(at)
    view.body.setTextCursor(cursor)


def test_smart_typing_can_be_switched_off(view, desk, open_tram):
    open_tram()
    put_caret(view, 0)
    assert desk.commands.action("format.smart").isChecked()
    desk.commands.run("format.smart")
    press(view.body, '"')
    assert view.body.source.startswith('"')
    desk.commands.run("format.smart")
    press(view.body, ' "')
    assert view.body.source.startswith('" “')


def test_in_the_headline_there_is_no_markdown(view, desk, open_tram):
    open_tram()
    view.edit_headline()
    desk.commands.run("format.bold")
    assert view.head.headline.source == "The tram is back"
    assert "**" not in view.body.source.replace("**spring 2029**", "")


def test_the_text_grows_and_shrinks(view, desk, open_tram):
    open_tram()
    desk.commands.run("view.larger")
    assert view.body.font().pixelSize() == 17
    desk.commands.run("view.smaller")
    desk.commands.run("view.smaller")
    assert view.body.font().pixelSize() == 15


def test_the_bar_has_a_button_for_each_of_its_commands(view):
    buttons = [button for button in view.bar.findChildren(QToolButton) if button.isVisible()]
    assert [button.accessibleName() for button in buttons] == [
        "Heading", "Bold", "Italic", "Link", "Quote", "Bulleted list", "Image", "Table", "Embed",
        "Find", "More formatting",
    ]  # fmt: skip
    assert all(button.toolTip() for button in buttons)
