"""How high rows are, and how their text is broken, at the widths of the window."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from deskeditor.domain.story import Status
from deskeditor.services.listing import StoryRow
from deskeditor.ui import theme
from deskeditor.ui.library.filters import Filters, grouping
from deskeditor.ui.library.list_page import Page
from deskeditor.ui.library.row_signs import Sign
from deskeditor.ui.library.row_text import RowTexts
from deskeditor.ui.library.story_delegate import HEADING, MARGIN
from deskeditor.ui.library.story_list import StoryList

NOW = datetime(2026, 11, 20, 9, 54, tzinfo=UTC)
LONG = "Upper Quarry pupils redraw the bus map and then everything else that can be redrawn in one term"
WORD = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
SHORT = StoryRow(
    id="short", slug="short", headline="Sea wall", standfirst="", status=Status.READY, section="Politics",
    tags=(), byline=("Imogen Castellane", "Tobias Renshaw"), words=1, changed_at=NOW - timedelta(hours=1),
)  # fmt: skip


@pytest.fixture
def texts(qapp) -> RowTexts:
    return RowTexts()


def test_a_row_has_58_pixels_with_one_line_and_76_with_two(texts):
    assert texts.height(SHORT, 200, is_open=False) == 58
    assert texts.height(replace(SHORT, headline=LONG), 200, is_open=False) == 76


@pytest.mark.parametrize("headline", [LONG, WORD, "محلي " * 60, "漢字" * 80, "a\n\tb " * 90])
@pytest.mark.parametrize("width", [150, 180, 200])
def test_no_line_is_wider_than_its_room(texts, headline, width):
    laid_out = texts.of(replace(SHORT, headline=headline), width, NOW, is_open=True).headline
    lines = [laid_out.lineAt(at) for at in range(laid_out.lineCount())]
    assert len(lines) == 2
    assert all(line.naturalTextWidth() <= width for line in lines)
    assert laid_out.text().rstrip().endswith("…")
    assert lines[-1].textStart() + lines[-1].textLength() == len(laid_out.text())


def test_a_page_with_an_old_card_is_marked_and_said(qtbot, texts):
    exported = replace(SHORT, exported_at=NOW)
    assert texts.of(exported, 200, NOW, is_open=False).chip == "Ready"
    texts.old_pages = frozenset({"short"})
    assert texts.of(exported, 200, NOW, is_open=False).chip == "Ready •"
    rows = StoryList()
    qtbot.addWidget(rows)
    rows.show_page(Page((exported,), 1, grouping(Filters())))
    rows.show_old_pages(frozenset({"short"}))
    index = rows.rows.index(0)
    assert "its page carries an old card" in index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Its page carries an old card" in index.data(Qt.ItemDataRole.ToolTipRole)
    rows.show_old_pages(frozenset())
    assert "old card" not in index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_initials_and_section_give_way_to_the_time(texts):
    assert texts.of(SHORT, 400, NOW, is_open=False).meta == "IC TR · Politics"
    narrow = texts.of(replace(SHORT, section="Local government"), 190, NOW, is_open=False)
    assert narrow.meta.endswith("…")
    assert narrow.when == "1 h"


def test_the_chip_has_a_dot_when_the_story_changed_since_its_export(texts):
    exported = replace(SHORT, exported_at=NOW - timedelta(days=1))
    assert texts.of(exported, 200, NOW, is_open=False).chip == "Ready •"
    assert texts.of(replace(exported, exported_at=NOW), 200, NOW, is_open=False).chip == "Ready"


def test_a_snippet_adds_a_line_unless_the_headline_says_the_same(texts):
    texts.query = "wall"
    found = replace(SHORT, snippet="the old \ue000wall\ue001 that nobody owns")
    assert texts.height(found, 200, is_open=False) == 75
    assert texts.of(found, 400, NOW, is_open=False).snippet.text() == "the old wall that nobody owns"
    same = replace(SHORT, snippet="Sea \ue000wall\ue001")
    assert texts.height(same, 200, is_open=False) == 58


def test_hits_in_the_headline_are_bold(texts):
    texts.query = "wal"
    formats = texts.of(SHORT, 400, NOW, is_open=False).headline.formats()
    assert [(one.start, one.length, one.format.font().bold()) for one in formats] == [(4, 3, True)]


@pytest.fixture
def shown(qtbot) -> StoryList:
    shown = StoryList()
    qtbot.addWidget(shown)
    shown.resize(240, 500)
    shown.rows.now = lambda: NOW
    other = replace(SHORT, id="long", headline=LONG, changed_at=NOW - timedelta(days=1))
    shown.show_page(Page((SHORT, other), 2, grouping(Filters())))
    shown.show()
    return shown


def test_a_heading_stands_above_its_row_and_belongs_to_none(shown):
    heights = [shown.visualRect(shown.rows.index(at)).height() for at in range(2)]
    assert heights == [58 + HEADING, 76 + HEADING]
    top = shown.visualRect(shown.rows.index(1)).top()
    assert not shown.indexAt(QPoint(60, top + 8)).isValid()
    assert shown.indexAt(QPoint(60, top + HEADING + 8)).row() == 1


@pytest.mark.parametrize("appearance", [theme.Appearance.LIGHT, theme.Appearance.DARK])
def test_the_open_row_is_filled_and_has_its_bar(shown, appearance, qapp):
    look = theme.current()
    look.set_appearance(appearance)
    try:
        picture = painted(shown, is_open=True)
        assert picture.pixelColor(9, 26 + 29) == look.colour("accent")
        assert picture.pixelColor(150, 26 + 4) == look.colour("sel")
        assert painted(shown, is_open=False).pixelColor(150, 26 + 4) == look.colour("panel")
    finally:
        look.set_appearance(theme.Appearance.SYSTEM)


def painted(shown: StoryList, *, is_open: bool) -> QImage:
    shown.show_open("short" if is_open else "")
    index = shown.rows.index(0)
    option = QStyleOptionViewItem()
    option.rect = shown.visualRect(index)
    picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
    picture.fill(theme.current().colour("panel"))
    painter = QPainter(picture)
    shown.painter.paint(painter, option, index)
    painter.end()
    return picture


def test_the_text_stays_inside_its_margins(shown):
    picture = painted(shown, is_open=False)
    ground = theme.current().colour("panel")
    strip = [picture.pixelColor(x, y) for x in range(MARGIN - 1) for y in range(picture.height())]
    assert {colour.name() for colour in strip} == {ground.name()}


def test_a_headline_that_grows_pushes_the_next_row_down_at_once(shown):
    def height_of_first() -> int:
        first, second = (shown.visualRect(shown.rows.index(at)).top() for at in range(2))
        return second - first

    shown.rows.patch(replace(SHORT, headline="Sea wall?"))
    assert height_of_first() == 58 + HEADING
    shown.rows.patch(replace(SHORT, headline=LONG))
    assert height_of_first() == 76 + HEADING


def test_rows_are_as_high_as_their_text_after_the_list_has_become_wider(shown, qtbot):
    shown.rows.patch(replace(SHORT, headline="Who owns the sea wall in Harrow Bay?"))
    shown.resize(150, 500)
    tops = [lambda at=at: shown.visualRect(shown.rows.index(at)).top() for at in range(2)]
    qtbot.waitUntil(lambda: tops[1]() - tops[0]() == 76 + HEADING)
    shown.resize(360, 500)
    qtbot.waitUntil(lambda: tops[1]() - tops[0]() == 58 + HEADING)


def test_a_headline_that_grows_in_the_last_row_can_be_scrolled_to(shown):
    def height_of_all() -> int:
        shown.visualRect(shown.rows.index(0))  # lays out what waits to be laid out
        return shown.contentsSize().height()

    shown.rows.patch(replace(shown.rows.rows[1], headline="Sea wall?"))
    assert height_of_all() == 58 + HEADING + 58 + HEADING
    shown.rows.patch(replace(shown.rows.rows[1], headline=LONG))
    assert height_of_all() == 58 + HEADING + 76 + HEADING


def test_a_new_day_has_new_headings(shown, qtbot):
    shown.rows.now = lambda: NOW + timedelta(days=1)
    shown._tick()
    assert [shown.rows.heading(at) for at in range(2)] == ["Yesterday", "This week"]


def test_a_reminder_and_an_embargo_are_drawn_and_said(qtbot, texts):
    lock = Sign("lock", "amber", "Under embargo until 28 Nov 2026, 06:00")
    clock = Sign("clock", "text2", "Reminds 24 Nov 2026, 09:00: <Ring> the council")
    long = replace(SHORT, section="Politics and everything else")
    plain = texts.of(long, 200, NOW, is_open=False).meta
    texts.signs = {"short": (lock, clock)}
    assert len(texts.of(long, 200, NOW, is_open=False).meta) < len(plain)

    rows = StoryList()
    qtbot.addWidget(rows)
    rows.resize(240, 100)
    rows.show_page(Page((SHORT,), 1, grouping(Filters())))
    rows.show()
    before = rows.grab().toImage()
    with qtbot.waitSignal(rows.rows.dataChanged):
        rows.show_signs({"short": (lock, clock)})
    assert rows.grab().toImage() != before
    index = rows.rows.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).endswith(
        ", under embargo until 28 Nov 2026, 06:00, reminds 24 Nov 2026, 09:00: <Ring> the council"
    )
    assert "&lt;Ring&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
