"""Undo after every command that changes the body gives back the exact text and the exact selection."""

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor

from deskeditor.ui.commands import COMMANDS

from .test_typing_keys import shown

TEXT = (
    "The *council* voted “late” on Thursday, it's said.\nIt was so.\n\n"
    "- one\n- two 😀 words\n    - inner\n- three\n\n"
    "1. first\n2. second\n\n"
    "| a | b |\n| --- | --- |\n| cell | d |\n\n"
    '> said\n\nThe last "word" here.\n'
)
PLACES = ["council", "late", "“late” on", "inner", "two", "second", "cell", "said\n\nThe last", 'word" here']
CHANGING = [
    row.id
    for row in COMMANDS
    if row.id.startswith(("format.", "table.", "insert.", "edit.line", "edit.join", "edit.comment"))
    and row.id
    not in (
        "insert.link",
        "insert.snippet",
        "insert.story_link",
        "insert.image",
        "format.smart",
        "format.tab",
    )
]


@pytest.mark.parametrize("command", CHANGING)
def test_undo_and_redo_are_exact(view, desk, open_tram, command):
    open_tram()
    QGuiApplication.clipboard().clear()
    changed = 0
    for place in PLACES:
        for backwards in (False, True):
            view.body.show_story(place + str(backwards), TEXT)
            select(view.body, place, backwards)
            before = shown(view.body), view.body.textCursor().anchor(), view.body.textCursor().position()
            desk.commands.run(command)
            after = shown(view.body)
            if view.body.source == TEXT:
                continue
            changed += 1
            view.body.undo()
            place_now = view.body.textCursor()
            assert (shown(view.body), place_now.anchor(), place_now.position()) == before
            assert not view.body.document().isUndoAvailable()
            view.body.redo()
            assert shown(view.body) == after
    assert changed


def select(body, words: str, backwards: bool) -> None:
    start = len(TEXT[: TEXT.index(words)].encode("utf-16-le")) // 2
    ends = (start + len(words), start) if backwards else (start, start + len(words))
    cursor = body.textCursor()
    cursor.setPosition(ends[0])
    cursor.setPosition(ends[1], QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def test_what_is_typed_behind_a_command_is_a_step_of_its_own(view, desk, open_tram):
    open_tram()
    view.body.show_story("x", "one")
    view.body.selectAll()
    desk.commands.run("format.bold")
    view.body.moveCursor(QTextCursor.MoveOperation.End)
    view.body.insertPlainText("!")
    view.body.undo()
    assert view.body.source == "**one**"
    view.body.undo()
    assert shown(view.body) == "¦one¦"


def test_a_new_step_forgets_the_places_of_those_undone(view, desk, open_tram):
    open_tram()
    view.body.show_story("x", "one two")
    view.body.selectAll()
    desk.commands.run("format.bold")
    view.body.undo()
    view.body.moveCursor(QTextCursor.MoveOperation.End)
    view.body.textCursor().insertText("abc")
    view.body.undo()
    assert shown(view.body) == "one two¦"
