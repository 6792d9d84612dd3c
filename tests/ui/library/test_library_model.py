from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
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


def test_pages_are_asked_for_once_and_appended(qtbot):
    model = LibraryModel()
    model.show_page(page(row("a"), row("b"), total=3))
    assert model.canFetchMore(QModelIndex())
    with qtbot.waitSignal(model.more_requested) as asked:
        model.fetchMore(QModelIndex())
    assert asked.args == [2]
    assert not model.canFetchMore(QModelIndex())
    model.append(page(row("b"), row("c"), total=3))
    assert ids(model) == ["a", "b", "c"]
    assert not model.canFetchMore(QModelIndex())


def test_an_empty_page_ends_the_asking(qapp):
    model = LibraryModel()
    model.show_page(page(row("a"), total=5))
    model.append(page(total=5))
    assert model.total == 1
    assert not model.canFetchMore(QModelIndex())


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
