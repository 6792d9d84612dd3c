"""Lines stand on one grid, whatever is set in them."""

from itertools import pairwise

from PySide6.QtGui import QTextCursor

from deskeditor.ui.editor.faces import Face

MIXED = (
    "plain words\n## A heading\n`code` and **bold**\n\nsome more words that go on for so long that they wrap "
    * 3
)


def baselines(body) -> list[float]:
    """Where the baseline of every line runs, from the top of the text."""
    found, top = [], 0.0
    block = body.document().firstBlock()
    while block.isValid():
        rect = body.document().documentLayout().blockBoundingRect(block)
        lines = block.layout()
        found += [top + lines.lineAt(n).y() + lines.lineAt(n).ascent() for n in range(lines.lineCount())]
        top += rect.height()
        block = block.next()
    return found


def test_every_line_is_1_625_times_the_size_high(body):
    body.show_story("mixed", MIXED)
    steps = {round(after - before, 3) for before, after in pairwise(baselines(body))}
    assert steps == {26}


def test_lines_that_are_typed_into_stay_on_the_grid(body, qtbot):
    body.show_story("mixed", MIXED)
    with qtbot.waitExposed(body):
        body.show()
    for number in (0, 1, 4):
        cursor = QTextCursor(body.document().findBlockByNumber(number))
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        body.setTextCursor(cursor)
        qtbot.keyClicks(body, " and words that are typed, **too**, as far as another line")
        steps = {round(after - before, 3) for before, after in pairwise(baselines(body))}
        assert steps == {26}


def test_another_size_is_another_grid(body):
    body.show_story("mixed", MIXED)
    body.face.set_size(20)
    lines = baselines(body)
    assert {round(after - before, 3) for before, after in pairwise(lines)} == {32}


def test_the_typewriter_face_has_its_own_size(body):
    body.face.set_face(Face.TYPEWRITER)
    assert body.font().pixelSize() == 15
    assert body.face.line_height == 24


def test_the_size_stays_within_bounds(body):
    body.face.set_size(99)
    assert body.face.size == 24
    body.face.set_size(1)
    assert body.face.size == 12


def test_right_to_left_text_stands_right_and_other_text_left(body):
    body.show_story("rtl", "Latin words\nמילים בעברית")
    right_to_left = body.document().findBlockByNumber(1)
    body.document().documentLayout().blockBoundingRect(right_to_left)
    line = right_to_left.layout().lineAt(0)
    assert line.naturalTextRect().right() >= body.viewport().width() - 2
    assert body.document().firstBlock().layout().lineAt(0).x() == 0


def test_a_click_finds_the_letter_under_it(body):
    body.show_story("mixed", MIXED)
    cursor = body.textCursor()
    cursor.setPosition(20)
    body.setTextCursor(cursor)
    assert body.cursorForPosition(body.cursorRect().center()).position() in (20, 21)


def test_up_and_down_go_line_by_line(body):
    body.show_story("mixed", MIXED)
    heights = [body.cursorRect().center().y()]
    for _ in range(4):
        body.moveCursor(QTextCursor.MoveOperation.Down)
        heights.append(body.cursorRect().center().y())
    assert all(20 <= after - before <= 32 for before, after in pairwise(heights))
