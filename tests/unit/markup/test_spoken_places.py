"""What is left alone in a text unless somebody wishes otherwise: others' words, and what machines read."""

import pytest

from deskeditor.markup.spoken_places import Shelter, SpokenPlaces


def shelters(text: str, word: str, language: str = "en-GB", *, is_markdown: bool = True) -> list[str]:
    places = SpokenPlaces(text, language, is_markdown=is_markdown)
    found, at = [], text.find(word)
    while at >= 0:
        found.append(places.shelter(at, at + len(word)).value)
        at = text.find(word, at + 1)
    return found


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('The tram runs, he said: "The tram runs." The tram.', ["", "quoted", ""]),
        ("The tram’s “tram” and ‘tram’.", ["", "quoted", "quoted"]),
        ("Was der Rat beschloss: „Die tram fährt“, tram.", ["quoted", ""]),
        ("“The tram runs.\n\nThe tram ran.", ["quoted", ""]),
        ("“The first tram.\n\n“The second tram,” she said of the tram.", ["quoted", "quoted", ""]),
        ("“It runs\nover two lines, the tram” and the tram.", ["quoted", ""]),
        ("> The tram runs.\n> — a tram driver\n\nThe tram.", ["quoted", "quoted", ""]),
        ("> [!NOTE] The tram\n> is “the tram” of tram lovers\n", ["", "quoted", ""]),
        ("[the tram](https://x.example/tram) and https://tram.example", ["", "machine", "machine"]),
        ('![A tram](images/tram.png "The tram. Credit: A")', ["", "machine", ""]),
        ("`tram` and <b class=tram>tram</b>", ["machine", "machine", ""]),
        ('```\ntram\n\n"tram"\n```\n\nThe tram, “tram”', ["machine", "machine", "", "quoted"]),
        ("[tram]: https://tram.example\n[^tram]: The tram.", ["machine", "machine", "machine", ""]),
    ],
)
def test_what_is_left_alone(text, told):
    language = "de" if "Rat" in text else "en-GB"
    assert shelters(text, "tram", language) == told


def test_a_line_of_details_knows_neither_block_quotes_nor_addresses():
    assert shelters("> tram `tram` “tram”", "tram", is_markdown=False) == ["", "", "quoted"]


def test_a_place_that_reaches_into_a_quotation_is_quoted():
    text = "He said “no”.\n\nShe “did”."
    places = SpokenPlaces(text, "en-GB", is_markdown=True)
    assert places.shelter(0, text.index("no")) is Shelter.QUOTED
    assert places.shelter(3, text.index("She") + 1) is Shelter.QUOTED
    assert places.shelter(0, 7) is Shelter.NONE
    assert places.shelter(len(text), len(text)) is Shelter.NONE
