import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPersistentModelIndex, Qt, QUrl
from PySide6.QtTest import QAbstractItemModelTester

from deskeditor.domain.card import Card, WebTarget
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import teasers
from deskeditor.ui.cards.card_model import STORY_MIME, CardModel
from deskeditor.ui.cards.links import Link
from deskeditor.ui.cards.tile import Tile

MOVE = Qt.DropAction.MoveAction


def tiles(names: str, headline: str = "Headline") -> list[Tile]:
    cards = tuple(
        Card(id=name, target=WebTarget(url=f"https://a.example/{name}", headline=headline)) for name in names
    )
    return [Tile(teaser) for teaser in teasers(Story(cards=cards), Surroundings())]


@pytest.fixture
def model(qtbot) -> CardModel:
    model = CardModel()
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return model


def names(model: CardModel) -> str:
    return "".join(model.tile(row).id for row in range(model.rowCount()))


@pytest.mark.parametrize(
    ("before", "after"), [("", "abc"), ("abc", "cab"), ("abc", "bd"), ("abc", ""), ("ab", "cbad")]
)
def test_the_list_becomes_what_it_is_shown(model, before, after):
    model.show(tiles(before))
    model.show(tiles(after))
    assert names(model) == after


def test_a_row_keeps_its_index_when_its_words_change_or_others_come(qtbot, model):
    model.show(tiles("ab"))
    kept = QPersistentModelIndex(model.index(1))
    with qtbot.waitSignal(model.dataChanged):
        model.show(tiles("cab", "Another headline"))
    assert kept.row() == 2
    assert kept.data() == "Another headline"


@pytest.mark.parametrize(
    ("rows", "before", "after"),
    [
        ([0], 3, "bca"),
        ([2], 0, "cab"),
        ([0], 1, "abc"),
        ([0], 0, "abc"),
        ([1], 3, "acb"),
        ([0, 2], 2, "bac"),
        ([1, 2], 0, "bca"),
        ([0, 1, 2], 1, "abc"),
    ],
)
def test_own_tiles_dropped_before_a_row_move_there(qtbot, model, rows, before, after):
    model.show(tiles("abc"))
    orders = []
    model.reordered.connect(lambda ids: orders.append("".join(ids)))
    data = model.mimeData([model.index(row) for row in rows])
    assert model.dropMimeData(data, MOVE, before, 0, QModelIndex())
    assert names(model) == after
    assert orders == ([] if after == "abc" else [after])


def test_stories_of_the_library_are_told_with_their_place(qtbot, model):
    data = QMimeData()
    data.setData(STORY_MIME, b"wall\nterns")
    with qtbot.waitSignal(model.stories_dropped) as told:
        assert model.dropMimeData(data, Qt.DropAction.CopyAction, -1, -1, QModelIndex())
    assert told.args == [["wall", "terns"], 0]


def test_a_web_address_is_told_and_other_text_refused(qtbot, model):
    data = QMimeData()
    data.setUrls([QUrl("file:///etc/hosts"), QUrl("https://harbour.example/a")])
    with qtbot.waitSignal(model.link_dropped) as told:
        model.dropMimeData(data, Qt.DropAction.CopyAction, 0, 0, QModelIndex())
    assert told.args == [Link("https://harbour.example/a"), 0]
    data = QMimeData()
    data.setText("javascript:alert(1)")
    assert not model.canDropMimeData(data, Qt.DropAction.CopyAction, 0, 0, QModelIndex())


def test_a_card_of_another_list_is_refused(model):
    model.show(tiles("a"))
    data = model.mimeData([model.index(0)])
    model.show(tiles("b"))
    assert not model.dropMimeData(data, MOVE, 0, 0, QModelIndex())
