import pytest

from deskeditor.domain.card import Card, Layout, StoryTarget, WebTarget
from deskeditor.ui.cards import card_edits

ROW = tuple(Card(target=StoryTarget(name), id=name) for name in "abcd")


def names(cards: tuple[Card, ...]) -> str:
    return "".join(card.id for card in cards)


@pytest.mark.parametrize(
    ("ids", "by", "after"),
    [
        ("b", -1, "bacd"),
        ("ab", -1, "abcd"),
        ("bd", -1, "badc"),
        ("bc", 1, "adbc"),
        ("d", 1, "abcd"),
        ("", 1, "abcd"),
    ],
)
def test_several_cards_shift_by_one_place_and_stay_within_the_row(ids, by, after):
    assert names(card_edits.shifted(ROW, ids, by)) == after


def test_an_order_is_taken_over_and_what_it_does_not_name_stands_last():
    assert names(card_edits.ordered(ROW, ["c", "nobody", "a"])) == "cabd"


def test_cards_go_and_are_set():
    assert names(card_edits.without(ROW, {"a", "d"})) == "bc"
    laid_out = card_edits.set_as(ROW, {"b"}, Layout.LEAD)
    assert [card.layout for card in laid_out[:2]] == [Layout.STANDARD, Layout.LEAD]


def test_the_sites_own_limit_is_none_of_the_cards():
    short = card_edits.limited(ROW[0], 80, 160)
    assert short.excerpt_limit == 80
    assert card_edits.limited(short, 160, 160).excerpt_limit == 0


def test_an_outlet_is_named_on_a_page_elsewhere_only():
    web = Card(target=WebTarget(url="https://harbour.example/a", source="harbour.example"))
    assert card_edits.from_outlet(web, " The  Gazette ").target.source == "The Gazette"
    assert card_edits.from_outlet(ROW[0], "The Gazette") == ROW[0]
