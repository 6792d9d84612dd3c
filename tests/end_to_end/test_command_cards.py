"""The cards under a story."""

import pytest


@pytest.fixture
def stocked(stocked_here):
    return stocked_here


def headlines(document) -> list[str]:
    return [card["headline"] for card in document["cards"]]


def test_cards_are_added_moved_and_removed(stocked):
    stocked.run("set", "terns", "byline=Beatrix Nwosu", "standfirst=A colony.")
    assert stocked.json("cards", "tram-line")["cards"] == []
    stocked.run("cards", "tram-line", "add", "sea-wall")
    document = stocked.json("cards", "tram-line", "add", "terns", "--at", 1)
    assert [card["target"] for card in document["cards"]] == ["terns", "sea-wall"]
    first = document["cards"][0]
    assert (first["position"], first["headline"], first["excerpt"]) == (
        1,
        "Terns take the trackbed",
        "A colony.",
    )
    assert (first["author"], first["initials"], first["image"]) == ("Beatrix Nwosu", "BN", "")
    assert (first["overridden"], first["stale"]) == ([], [])
    document = stocked.json("cards", "tram-line", "add", "https://www.tides.example/today")
    assert document["cards"][2]["target"] == "https://www.tides.example/today"
    moved = stocked.json("cards", "tram-line", "move", 1, 3)
    assert [card["target"] for card in moved["cards"]] == [
        "sea-wall",
        "https://www.tides.example/today",
        "terns",
    ]
    removed = stocked.json("cards", "tram-line", "remove", 2)
    assert [card["target"] for card in removed["cards"]] == ["sea-wall", "terns"]
    assert stocked.json("cards", "tram-line", "list") == removed
    assert [card["target"] for card in stocked.json("show", "tram-line")["cards"]] == ["sea-wall", "terns"]


def test_a_card_follows_its_target_until_it_is_overridden(stocked):
    stocked.run("cards", "tram-line", "add", "terns")
    stocked.run("set", "terns", "headline=Terns return")
    assert headlines(stocked.json("cards", "tram-line")) == ["Terns return"]
    (card,) = stocked.json("cards", "tram-line", "override", 1, "headline=Birds first", "label=Nature")[
        "cards"
    ]
    assert (card["headline"], card["label"], card["overridden"], card["stale"]) == (
        "Birds first",
        "Nature",
        ["headline", "label"],
        [],
    )
    stocked.run("set", "terns", "headline=Terns leave")
    (card,) = stocked.json("cards", "tram-line")["cards"]
    assert (card["headline"], card["stale"]) == ("Birds first", ["headline"])
    (card,) = stocked.json("cards", "tram-line", "follow", 1, "headline")["cards"]
    assert (card["headline"], card["overridden"], card["stale"]) == ("Terns leave", ["label"], [])


def test_cards_for_people(stocked):
    assert stocked.run("cards", "tram-line").stdout == "No cards.\n"
    stocked.run("cards", "tram-line", "add", "terns")
    shown = stocked.run("cards", "tram-line", "override", 1, "headline=Birds first").stdout
    assert shown == "1  Birds first  [terns]  (unpublished; overridden: headline)\n"


def test_what_cannot_be_is_refused_and_changes_nothing(stocked):
    before = stocked.json("cards", "tram-line", "add", "terns")
    for words, sentence in (
        (["add", "tram-line"], "A story cannot stand under itself; choose another one."),
        (["add", "terns"], "That card stands under the story already; choose another one."),
        (["add", "nobody"], "No story is called “nobody”; `deskeditor list` shows those that there are."),
        (["move", "1", "2"], "There is no card at position 2: use 1 to 1."),
        (
            ["override", "1", "colour=red"],
            "A card has no field “colour”; use one of headline, excerpt, image,",
        ),
    ):
        assert stocked.refused("cards", "tram-line", *words).startswith(sentence)
    assert stocked.json("cards", "tram-line") == before
