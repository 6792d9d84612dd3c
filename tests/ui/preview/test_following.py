"""The page goes where the text is, and the text where the page is."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

PARAGRAPH = "Paragraph {} has some words, and then a few more of them, so that it takes several lines."
PICTURE = "![Car 14](images/none.png)"
TABLE = "| Item | Cost |\n| --- | ---: |\n" + "\n".join(f"| Part {row} | {row} |" for row in range(30))


@pytest.fixture(params=[60, 600], ids=["short", "long"])
def text(request) -> list[str]:
    blocks = [PARAGRAPH.format(number) for number in range(request.param)]
    blocks[20:20] = [PICTURE, TABLE, "- one\n- two\n- three"]
    blocks[30] += "[^1]"
    return "\n\n".join([*blocks, "[^1]: The note."]).split("\n")


@pytest.fixture
def following(preview, text):
    preview.desk.open_story.set_body("\n".join(text))
    preview.settle()
    return preview.presenter.following


def top(preview):
    return preview.ask("desk.top()")


@pytest.mark.parametrize("share", [0.05, 0.4, 0.8])
def test_a_line_comes_to_the_top_and_the_page_tells_it(qtbot, preview, following, text, share):
    line = round(len(text) * share)
    while not text[line].startswith("Paragraph"):
        line += 1
    following._touch._last = float("inf")  # as if somebody scrolled there all the time
    told = []
    following.scrolled.connect(told.append)
    following.show_line(line)
    qtbot.waitUntil(lambda: bool(told) and abs(told[-1] - line) < 0.5, timeout=30_000)


def test_what_is_moved_from_outside_tells_nothing(qtbot, preview, following):
    told = []
    following.scrolled.connect(told.append)
    before = top(preview)
    following.show_line(50)
    qtbot.waitUntil(lambda: top(preview) != before, timeout=30_000)
    assert told == []


def test_the_block_under_the_caret_is_marked(preview, following, text):
    marked = "[...document.querySelectorAll('[data-desk-caret]')].map((it) => it.textContent).join()"
    line = text.index(PARAGRAPH.format(11))
    following.mark(line)
    assert str(preview.ask(marked)) == text[line]
    preview.desk.open_story.set_body("\n".join([*text[:line], text[line] + " More.", *text[line + 1 :]]))
    preview.settle()
    assert str(preview.ask(marked)) == text[line] + " More."
    following.mark(len(text) - 1)
    assert str(preview.ask(marked)).startswith("The note.")
    following.mark(-1)
    assert "data-desk" not in preview.html()


def test_what_is_out_of_sight_comes_into_it(qtbot, preview, following, text):
    line = text.index(PARAGRAPH.format(50))
    following.mark(line)
    following.reveal(line, 0.5)
    seen = "(place => place.top > 0 && place.bottom < innerHeight)"
    place = "document.querySelector('[data-desk-caret]').getBoundingClientRect()"
    qtbot.waitUntil(lambda: preview.ask(f"{seen}({place})") is True, timeout=30_000)


def click(widget, place):
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        left = Qt.MouseButton.LeftButton
        held = left if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        spot = QPointF(place)
        event = QMouseEvent(kind, spot, widget.mapToGlobal(spot), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)


def test_a_click_tells_the_letter(qtbot, preview, following, text):
    line = text.index(PARAGRAPH.format(5))
    following.show_line(line)
    qtbot.waitUntil(lambda: "[5," in str(top(preview)), timeout=30_000)
    place = preview.ask("(p => JSON.stringify([p.left, p.top]))(desk.child(5).getBoundingClientRect())")
    left, above = (float(number) for number in str(place).strip("[]").split(","))
    view = preview.presenter._live.view
    zoom = view.zoomFactor()
    told = []
    following.clicked.connect(lambda *spot: told.append(spot))
    target = view.findChildren(QWidget)[-1] if view.findChildren(QWidget) else view
    click(target, QPoint(round((left + 40) * zoom), round((above + 10) * zoom)))
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert told[0][0] == line
    assert 0 < told[0][1] < 12
