import pytest

from deskeditor.domain import card_rules
from deskeditor.domain.card import Card, Origin, StoryTarget, WebTarget
from deskeditor.errors import CardRefused, InvalidValue

ROW = (Card(target=StoryTarget("ferry")), Card(target=WebTarget(url="https://tides.example/x")))


@pytest.mark.parametrize(
    ("target", "limit", "why"),
    [
        (StoryTarget("tram"), 6, "A story cannot stand under itself; choose another one."),
        (StoryTarget("ferry"), 6, "That card stands under the story already; choose another one."),
        (
            WebTarget(url=" https://tides.example/x/ "),
            6,
            "That card stands under the story already; choose another one.",
        ),
        (StoryTarget("wall"), 2, "A story has room for 2 cards; remove one first."),
        (StoryTarget("wall"), 1, "A story has room for 1 card; remove it first."),
        (StoryTarget("wall"), 3, ""),
        (WebTarget(url="https://tides.example/y"), 3, ""),
    ],
)
def test_every_guard_of_a_row(target, limit, why):
    assert card_rules.refusal("tram", ROW, target, limit) == why
    if why:
        with pytest.raises(CardRefused, match=why[:20]):
            card_rules.added("tram", ROW, target, limit)
    else:
        assert [card.target for card in card_rules.added("tram", ROW, target, limit, 1)] == [
            ROW[0].target,
            target,
            ROW[1].target,
        ]


def test_of_several_cards_those_that_may_stand_do_and_the_others_say_why():
    more = [Card(target=StoryTarget(name)) for name in ("wall", "ferry", "tram", "terns", "late")]
    row, refused = card_rules.several("tram", ROW, more, 4)
    assert [card.target.story for card in row[2:]] == ["wall", "terns"]
    assert [why.split(";")[0] for _, why in refused] == [
        "That card stands under the story already",
        "A story cannot stand under itself",
        "A story has room for 4 cards",
    ]


@pytest.mark.parametrize(
    "address",
    ["", "tides.example", "javascript:alert(1)", "https://", "http://[", "ftp://a.example/",
     "https://a b.example/", "https://a.example/\u0000", "https://a.example/" + "x" * 3000],
)  # fmt: skip
def test_what_is_no_web_address_is_refused(address):
    with pytest.raises(InvalidValue):
        card_rules.web_target(address)


def test_an_address_gives_its_outlet():
    assert card_rules.web_target(" https://www.Tides.example/x ") == WebTarget(
        url="https://www.Tides.example/x", source="tides.example"
    )


def test_cards_that_an_editor_has_seen_to_are_the_editor_s():
    machine = (Card(target=StoryTarget("ferry"), origin=Origin.MACHINE),)
    assert [card.origin for card in card_rules.chosen(machine)] == [Origin.EDITOR]
