"""A step up goes by lines, whether the text there has been seen or not."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QTextCursor, QWheelEvent
from PySide6.QtWidgets import QApplication

from deskeditor.ui.editor.highlighter import AT_ONCE

NOTCH, LINES = 120, 3
PARAGRAPH = "The council voted late on Thursday, and nobody knows why. " * 8 + "\n\n"


@pytest.fixture
def far_down(qtbot, body):
    """A body of whose beginning nothing has been laid out; the caret in the middle."""
    body.show_story("long", PARAGRAPH * AT_ONCE * 2)
    qtbot.waitUntil(lambda: body.highlighter.is_painted, timeout=30_000)
    cursor = QTextCursor(body.document().findBlockByNumber(AT_ONCE * 2))
    body.setTextCursor(cursor)
    return body


def turn_wheel_up(body):
    place = QPointF(50, 50)
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
    there = body.viewport().mapToGlobal(place)
    QApplication.sendEvent(
        body.viewport(), QWheelEvent(place, there, QPoint(), QPoint(0, NOTCH), *none, False)
    )


def lines_moved(body, act):
    block = QTextCursor(body.firstVisibleBlock())
    before = body.cursorRect(block).top()
    act()
    return round((body.cursorRect(block).top() - before) / body.face.line_height, 0)


def test_each_notch_of_the_wheel_is_three_lines(far_down):
    assert [lines_moved(far_down, lambda: turn_wheel_up(far_down)) for _ in range(30)] == [LINES] * 30


def test_it_is_after_the_column_became_narrower_too(far_down):
    far_down.resize(far_down.width() - 40, far_down.height())
    assert [lines_moved(far_down, lambda: turn_wheel_up(far_down)) for _ in range(10)] == [LINES] * 10


def test_it_is_by_other_ways_than_the_wheel(far_down):
    def up():
        far_down.verticalScrollBar().setValue(far_down.verticalScrollBar().value() - LINES)
        QApplication.processEvents()

    turn_wheel_up(far_down)
    QApplication.processEvents()
    assert [lines_moved(far_down, up) for _ in range(30)] == [LINES] * 30
