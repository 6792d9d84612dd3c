"""Marks, headings and code look it, at once where one types and soon everywhere else."""

from PySide6.QtGui import QFont, QTextCharFormat, QTextCursor

from deskeditor.ui import theme
from deskeditor.ui.editor.highlighter import AT_ONCE

from .conftest import press


def formats(body, line: int) -> dict[str, object]:
    """The runs of a line as the layout has them: characters and format."""
    block = body.document().findBlockByNumber(line)
    encoded = block.text().encode("utf-16-le")
    return {
        encoded[run.start * 2 : (run.start + run.length) * 2].decode("utf-16-le"): QTextCharFormat(run.format)
        for run in block.layout().formats()
    }


def test_marks_are_dimmed_and_words_are_bold(body):
    body.show_story("x", "in **spring 2029**.")
    found = formats(body, 0)
    assert found["**"].foreground().color() == theme.current().colour("text3")
    assert found["spring 2029"].fontWeight() == QFont.Weight.Bold


def test_nothing_is_slanted_that_has_no_italics(body):
    body.show_story("x", "> צוטט *מאוד* here\n\n> Quoted *much* here")
    slanted = {words: found.fontItalic() for words, found in formats(body, 0).items()}
    assert slanted == {"> ": False, "צוטט ": False, "*": False, "מאוד": False, " here": False}
    assert formats(body, 2)["much"].fontItalic()


def test_to_come_is_washed_in_amber(body):
    body.show_story("x", "expected TK.")
    assert formats(body, 0)["TK"].background().color() == theme.current().colour("amber-subtle")


def test_runs_stand_right_behind_characters_that_count_twice(body):
    body.show_story("x", "😀 **bold** 😀 `code`")
    assert {"bold", "`code`"} <= formats(body, 0).keys()


def test_what_is_typed_is_painted_at_once(body):
    press(body, "## Heading")
    assert formats(body, 0)["Heading"].fontWeight() == QFont.Weight.Bold


def test_painting_makes_no_step_of_undo(body):
    body.show_story("x", "plain **bold**")
    body.face.set_size(18)
    assert not body.document().isUndoAvailable()


def test_a_long_text_is_painted_from_its_top_and_then_to_its_end(qtbot, body):
    body.show_story("long", "a **bold** word\n" * (AT_ONCE * 3))
    assert formats(body, 0)
    qtbot.waitUntil(lambda: bool(formats(body, AT_ONCE * 3 - 1)), timeout=10_000)
    assert body.highlighter.is_painted


def test_lines_that_wait_for_their_paint_get_it_where_others_above_them_go(qtbot, body):
    body.show_story("long", "a **bold** word\n" * (AT_ONCE * 3))
    cursor = QTextCursor(body.document())
    cursor.setPosition(body.document().findBlockByNumber(AT_ONCE - 10).position(), cursor.MoveMode.KeepAnchor)
    assert not body.highlighter.is_painted
    cursor.removeSelectedText()
    qtbot.waitUntil(lambda: body.highlighter.is_painted, timeout=30_000)
    assert [line for line in range(AT_ONCE * 2 + 10) if not formats(body, line)] == []


def test_what_nobody_has_seen_is_painted_without_being_laid_out(qtbot, body):
    line = "> a **bold [link](y)** and `co😀de` TK\n"
    body.show_story("long", line * (AT_ONCE * 3))
    qtbot.waitUntil(lambda: body.highlighter.is_painted, timeout=10_000)
    last = body.document().findBlockByNumber(AT_ONCE * 3 - 1)
    assert last.layout().lineCount() == 0
    assert formats(body, AT_ONCE * 3 - 1) == formats(body, 0)
    body.moveCursor(QTextCursor.MoveOperation.End)
    body.moveCursor(QTextCursor.MoveOperation.Up)
    assert last.layout().lineCount() == 1
    press(body, "**x**")
    assert formats(body, AT_ONCE * 3 - 1)["x"].fontWeight() == QFont.Weight.Bold


def test_a_key_after_unseen_lines_were_painted_changes_one_letter_only(qtbot, body):
    body.show_story("long", "a **bold** word\n" * (AT_ONCE * 3))
    qtbot.waitUntil(lambda: body.highlighter.is_painted, timeout=30_000)
    changed: list[tuple[int, int, int]] = []
    body.document().contentsChange.connect(lambda *change: changed.append(change))
    press(body, "xy")
    assert changed == [(0, 0, 1), (1, 0, 1)]
    assert body.highlighter.is_painted


def test_a_fence_opened_above_many_lines_turns_them_all_into_code(qtbot, body):
    body.show_story("long", "\n" + "a **bold** word\n" * (AT_ONCE * 3))
    qtbot.waitUntil(lambda: body.highlighter.is_painted, timeout=10_000)
    body.moveCursor(QTextCursor.MoveOperation.Start)
    press(body, "```")
    qtbot.waitUntil(lambda: "a **bold** word" in formats(body, AT_ONCE * 3 - 1), timeout=10_000)
    for _ in range(3):
        body.document().undo()
    qtbot.waitUntil(lambda: "bold" in formats(body, AT_ONCE * 3 - 1), timeout=10_000)


def test_colours_follow_the_theme(qtbot, body):
    body.show_story("x", "a [link](y)")
    light = formats(body, 0)["link"].foreground().color()
    theme.current().set_appearance(theme.Appearance.DARK)
    try:
        dark = formats(body, 0)["link"].foreground().color()
    finally:
        theme.current().set_appearance(theme.Appearance.SYSTEM)
    assert (light.name().upper(), dark.name().upper()) == ("#0B5E6B", "#5CC4D0")


def test_a_line_of_thousands_of_marks_is_painted_as_far_as_is_soon(body):
    body.show_story("x", "\\[" * 4_000)
    assert 1_000 <= len(body.document().firstBlock().layout().formats()) <= 2_001
