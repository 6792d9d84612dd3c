"""The fields of the editor together: focus, counters, room, the empty state."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QColor, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from deskeditor.ui import theme

from .conftest import press

LONG = "Words of the story.\n\n" * 60


def show(
    fields, body: str = "Words.", headline: str = "A headline", standfirst: str = "A standfirst"
) -> None:
    fields.show_story("x", headline, standfirst, body)


def focused() -> str:
    return QApplication.focusWidget().objectName()


def test_enter_leads_from_headline_to_standfirst_to_body(qtbot, fields):
    show(fields)
    fields.edit_headline()
    assert focused() == "headlineEdit"
    press(fields.head.headline, "\n")
    assert focused() == "standfirstEdit"
    press(fields.head.standfirst, "\n")
    assert focused() == "bodyEdit"
    assert (fields.head.headline.source, fields.head.standfirst.source) == ("A headline", "A standfirst")


def test_escape_leads_to_the_body(qtbot, fields):
    show(fields)
    fields.edit_headline()
    qtbot.keyClick(fields.head.headline, Qt.Key.Key_Escape)
    assert focused() == "bodyEdit"


def test_up_and_down_lead_through_the_fields(qtbot, fields):
    show(fields)
    fields.edit_body()
    qtbot.keyClick(fields.body, Qt.Key.Key_Up)
    assert focused() == "standfirstEdit"
    qtbot.keyClick(fields.head.standfirst, Qt.Key.Key_Up)
    assert focused() == "headlineEdit"
    qtbot.keyClick(fields.head.headline, Qt.Key.Key_Down)
    assert focused() == "standfirstEdit"


def test_tab_goes_through_headline_standfirst_and_body(qtbot, fields):
    show(fields)
    fields.edit_headline()
    names = [focused()]
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        names.append(focused())
    assert names == ["headlineEdit", "standfirstEdit", "bodyEdit"]


def test_every_field_says_what_it_is(fields):
    fields = (fields.head.headline, fields.head.standfirst, fields.body)
    assert [field.accessibleName() for field in fields] == ["Headline", "Standfirst", "Body"]
    assert [field.placeholderText() for field in fields] == [
        "Headline",
        "Standfirst — one or two sentences that make people read on",
        "Start writing. Markdown works; so does the toolbar.",
    ]


@pytest.mark.parametrize(("words", "lines"), [(1, 1), (60, 3)])
def test_the_headline_grows_to_three_lines_and_no_further(fields, words, lines):
    show(fields, headline="council " * words)
    assert fields.head.headline.height() == lines * 34


def test_the_headline_grows_while_it_is_typed(fields):
    show(fields, headline="")
    heights = []
    for _ in range(12):
        press(fields.head.headline, "council ")
        heights.append(fields.head.headline.height())
    assert heights == sorted(heights)
    assert set(heights) == {34, 68, 102}


def test_the_counter_is_amber_above_seventy_and_stops_nobody(fields):
    show(fields, headline="x" * 70)
    counter = fields.head._headline_count
    assert (counter.text(), counter.is_over) == ("70/70", False)
    press(fields.head.headline, "y")
    assert (counter.text(), counter.is_over) == ("71/70", True)
    assert len(fields.head.headline.source) == 71


def test_the_standfirsts_counter_shows_while_it_is_typed_in(qtbot, fields):
    show(fields)
    fields.edit_body()
    assert not fields.head._standfirst_count.isVisible()
    fields.head.standfirst.setFocus()
    assert fields.head._standfirst_count.isVisible()
    assert fields.head._standfirst_count.text() == "12/200"


def test_a_headline_is_one_line_however_it_is_pasted(fields):
    show(fields, headline="")
    data = QMimeData()
    data.setText("Council votes\nto reopen\r\nthe line")
    fields.head.headline.insertFromMimeData(data)
    assert fields.head.headline.source == "Council votes to reopen the line"


def test_an_input_method_commits_into_the_headline(fields):
    show(fields, headline="")
    heard = []
    fields.headline_edited.connect(heard.append)
    QApplication.sendEvent(fields.head.headline, QInputMethodEvent("に", []))
    committed = QInputMethodEvent("", [])
    committed.setCommitString("日本")
    QApplication.sendEvent(fields.head.headline, committed)
    assert heard[-1] == "日本"


def test_undo_in_the_headline_does_not_reach_another_story(fields):
    show(fields)
    press(fields.head.headline, "X")
    fields.show_story("y", "Another", "", "")
    fields.head.headline.undo()
    assert fields.head.headline.source == "Another"


def test_the_fields_make_room_when_the_body_is_scrolled_and_come_back(fields):
    show(fields, LONG)
    fields.body.verticalScrollBar().setValue(1)
    assert fields.head.isVisible()
    fields.body.verticalScrollBar().setValue(10)
    assert not fields.head.isVisible()
    fields.body.verticalScrollBar().setValue(1)
    assert not fields.head.isVisible()
    fields.body.verticalScrollBar().setValue(0)
    assert fields.head.isVisible()


def test_the_fields_stay_while_one_types_in_them_and_come_when_asked_for(fields):
    show(fields, LONG)
    fields.edit_headline()
    fields.body.verticalScrollBar().setValue(10)
    assert fields.head.isVisible()
    fields.edit_body()
    fields.body.verticalScrollBar().setValue(11)
    assert not fields.head.isVisible()
    fields.edit_headline()
    assert fields.head.isVisible()
    assert focused() == "headlineEdit"


def test_a_text_that_hardly_scrolls_keeps_its_fields(fields):
    show(fields, "Line.\n\n" * 13)
    bar = fields.body.verticalScrollBar()
    assert bar.maximum() > 0
    bar.setValue(bar.maximum())
    assert fields.head.isVisible()


def test_the_column_is_never_wider_than_35_em_and_stands_in_the_middle(qtbot, fields):
    show(fields)
    fields.resize(1200, 700)
    QApplication.processEvents()
    assert fields.body.viewport().width() == 560
    left = fields.body.viewport().mapTo(fields, fields.body.viewport().rect().topLeft()).x()
    assert left == (1200 - 560) // 2
    assert fields.head.headline.mapTo(fields, fields.head.headline.rect().topLeft()).x() == left


def test_in_a_narrow_pane_there_are_28_pixels_beside_the_text(qtbot, fields):
    show(fields)
    fields.resize(420, 700)
    QApplication.processEvents()
    assert fields.body.viewport().mapTo(fields, fields.body.viewport().rect().topLeft()).x() == 28


def test_the_caret_is_told_in_lines_and_columns(fields):
    heard = []
    fields.caret_moved.connect(lambda *place: heard.append(place))
    show(fields, "one\ntwo")
    cursor = fields.body.textCursor()
    cursor.setPosition(6)
    fields.body.setTextCursor(cursor)
    assert heard[-1] == (2, 3)


def test_without_a_story_it_says_what_to_do(qtbot, fields):
    fields.show_empty()
    assert not fields.body.isVisible()
    assert fields.focusProxy().accessibleName() == "No story is open. Type to begin one."


def test_a_headline_that_is_left_is_not_selected_any_more(fields):
    fields.edit_headline()
    assert fields.head.headline.textCursor().selectedText() == "A headline"
    fields.edit_body()
    assert not fields.head.headline.textCursor().hasSelection()


def test_a_placeholder_of_two_lines_is_not_cut(qtbot, fields):
    show(fields, standfirst="")
    fields.resize(900, 800)
    qtbot.waitUntil(lambda: fields.head.standfirst.height() == 21)
    fields.resize(420, 800)
    qtbot.waitUntil(lambda: fields.head.standfirst.height() == 42)
    show(fields, standfirst="Short.")
    fields.head.standfirst.show_text("Short.")
    assert fields.head.standfirst.height() == 21


@pytest.mark.parametrize("look", ["light", "dark"])
def test_what_is_selected_is_seen_without_the_keys_too(fields, look):
    surface, ground = (QColor(theme.load(look)[token]) for token in ("surface", "border"))
    assert abs(surface.lightness() - ground.lightness()) >= 15
    show(fields)
    fields.body.selectAll()
    fields.head.headline.setFocus()
    grabbed = fields.body.viewport().grab().toImage()
    seen = {grabbed.pixelColor(column, 3).name() for column in range(grabbed.width() // 2)}
    assert theme.current().colour("border").name() in seen
