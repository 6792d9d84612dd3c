from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from deskeditor.domain.story import Status
from deskeditor.services.listing import StoryRow
from deskeditor.ui.library.filters import Filters, grouping
from deskeditor.ui.library.library_model import GROUP, IS_OPEN, MIME, LibraryModel
from deskeditor.ui.library.list_page import Page

NOW = datetime(2026, 11, 20, 9, 54, tzinfo=UTC)


def row(name: str, *, days: int = 0, headline: str = "") -> StoryRow:
    at = NOW - timedelta(days=days, minutes=2)
    return StoryRow(
        id=name, slug=name, headline=headline or f"About {name}", standfirst="", status=Status.DRAFT,
        section="", tags=(), byline=("Imogen Castellane",), words=10, changed_at=at,
    )  # fmt: skip


def page(*rows: StoryRow, total: int = 0) -> Page:
    return Page(rows, total or len(rows), grouping(Filters()))


@pytest.fixture
def model(qapp) -> LibraryModel:
    model = LibraryModel()
    model.now = lambda: NOW
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def ids(model: LibraryModel) -> list[str]:
    return [row.id for row in model.rows]


def headings(model: LibraryModel) -> list[str]:
    return [model.index(at).data(GROUP) for at in range(model.rowCount())]


def test_only_the_first_row_of_a_group_has_its_heading(model):
    model.show_page(page(row("a"), row("b"), row("c", days=1), row("d", days=3)))
    assert headings(model) == ["Today", "", "Yesterday", "This week"]


def test_the_same_rows_again_are_no_new_list(model, qtbot):
    model.show_page(page(row("a"), row("b")))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.show_page(page(row("a", headline="Better words"), row("b")))
    assert model.index(0).data() == "Better words"


def many(first: int, count: int, total: int = 1000) -> Page:
    rows = [row(f"s{number}", days=40 * (number // 100)) for number in range(first, first + count)]
    return Page(rows, total, grouping(Filters()), first=first)


def held(model: LibraryModel) -> tuple[int, int]:
    return model.first, model.first + len(model.rows)


def test_all_rows_count_and_those_near_the_ones_in_sight_are_asked_for_once(model, qtbot):
    model.show_page(many(0, 200))
    assert model.rowCount() == 1000
    with qtbot.assertNotEmitted(model.more_requested):
        model.look_for(100, 110)
    with qtbot.waitSignal(model.more_requested) as asked:
        model.look_for(165, 175)
    assert asked.args == [200, 96]
    with qtbot.assertNotEmitted(model.more_requested):
        model.look_for(170, 180)
    model.show_stretch(many(200, 96), 170, 180)
    assert held(model) == (0, 296)
    assert [model.index(at).data() for at in (0, 199, 200, 295, 296)] == [
        "About s0", "About s199", "About s200", "About s295", None,
    ]  # fmt: skip


def test_rows_far_from_those_in_sight_are_let_go_and_come_again(model, qtbot):
    model.show_page(many(0, 200))
    with qtbot.waitSignal(model.more_requested) as asked:
        model.look_for(700, 710)
    assert asked.args == [580, 251]
    model.show_stretch(many(580, 251), 700, 710)
    assert held(model) == (580, 831)
    assert model.index(5).data() is None
    assert model.index(5).data(Qt.ItemDataRole.AccessibleTextRole) == "Loading"
    with qtbot.waitSignal(model.more_requested) as asked:
        model.look_for(600, 610)
    assert asked.args == [480, 100]
    model.show_stretch(many(480, 100), 600, 610)
    assert held(model) == (480, 831)
    model.show_stretch(many(831, 169), 700, 710)
    assert held(model) == (480, 1000)
    model.show_stretch(many(380, 100), 400, 410)
    assert held(model) == (380, 710)


def test_headings_hold_where_stretches_meet(model):
    model.show_page(many(0, 120, 400))
    model.show_stretch(many(120, 130, 400), 100, 110)
    assert [at for at in range(250) if model.heading(at)] == [0, 100, 200]
    model.show_stretch(many(300, 50, 400), 310, 320)
    assert model.heading(300) == ""
    model.show_stretch(many(250, 50, 400), 310, 320)
    assert [at for at in range(400) if model.heading(at)] == [300]


def test_a_story_far_down_goes_to_the_top_without_the_rows_between(model):
    model.show_page(many(500, 50))
    model.set_open("s510")
    model.patch(replace(model.row(510), changed_at=NOW), to_top=True)
    assert (model.open_at, model.rowCount(), held(model)) == (0, 1000, (501, 550))
    assert model.index(510).data() == "About s509"
    assert model.index(511).data() == "About s511"


def test_letters_lead_to_the_next_held_headline(model):
    model.show_page(page(row("a"), row("b", headline="Tram"), row("c", headline="Trams again")))
    found = partial(model.match, role=Qt.ItemDataRole.DisplayRole, value="tra")
    assert [found(model.index(at))[0].row() for at in (0, 1, 2)] == [1, 1, 2]
    assert model.match(model.index(0), Qt.ItemDataRole.DisplayRole, "x") == []


def test_no_row_before_the_held_ones_is_shown_as_one(model):
    model.show_page(many(900, 0, 0))
    assert model.rowCount() == 0


def test_a_patched_row_stays_or_goes_to_the_top(model):
    model.show_page(page(row("a"), row("b", days=1), row("c", days=3)))
    model.patch(replace(model.rows[2], headline="New"))
    assert ids(model) == ["a", "b", "c"]
    assert model.index(2).data() == "New"
    model.patch(replace(model.rows[2], changed_at=NOW), to_top=True)
    assert ids(model) == ["c", "a", "b"]
    assert headings(model) == ["Today", "", "Yesterday"]


def test_a_story_that_is_not_listed_is_not_patched_in(model):
    model.show_page(page(row("a")))
    model.patch(row("x"))
    assert ids(model) == ["a"]


def test_one_row_is_the_open_one(model):
    model.show_page(page(row("a"), row("b")))
    model.set_open("b")
    assert [model.index(at).data(IS_OPEN) for at in range(2)] == [False, True]
    model.set_open("")
    assert not model.index(1).data(IS_OPEN)


def test_a_drag_carries_ids_and_headlines_in_the_lists_order(model):
    model.show_page(page(row("a"), row("b"), row("c")))
    data = model.mimeData([model.index(2), model.index(0)])
    assert bytes(data.data(MIME).data()) == b"a\nc"
    assert data.text() == "About a\nAbout c"
    assert model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_what_a_screen_reader_says(model):
    exported = replace(row("a", headline="Votes & vows"), exported_at=NOW - timedelta(days=1))
    model.show_page(page(exported))
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Votes & vows, draft, by Imogen Castellane, edited 2 minutes ago, changed since the last export"
    )


def test_a_tooltip_shows_a_headline_with_markup_as_it_is(model):
    model.show_page(page(row("a", headline="<b>Bold</b> claims")))
    tip = model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "<qt>&lt;b&gt;Bold&lt;/b&gt; claims<br>Edited Friday 20 November 2026, 09:52</qt>"


def test_headings_of_the_alphabet(model):
    rows = (row("a", headline="Émile"), row("b", headline="“14” for ever"), row("c", headline="…"))
    model.show_page(Page(rows, 3, grouping(Filters(sort="headline"))))
    assert headings(model) == ["É", "0–9", "No headline"]
