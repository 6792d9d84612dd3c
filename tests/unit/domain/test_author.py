import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain import author


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Imogen Castellane", "IC"),
        ("Beatrix van Nwosu", "BN"),
        ("Plato", "P"),
        ("Jean-Luc", "JL"),
        ("山田 太郎", "山太"),
        ("the Courier’s schools desk", "TD"),
        ("Mary Smith-Jones", "MS"),
        ("Jean-Luc Okafor", "JO"),
        ("Dr. Perpetua Adeyemi, PhD", "PA"),
        ("Prof Odette Vane Jr.", "OV"),
        ("Lady Marsh", "LM"),
        ("seán d’Arcy-o’neill", "SD"),
        ("@tides", "T"),
        ("e\u0301lodie ß", "ÉS"),
        ("محمد علي", "مع"),
        ("Анна Петрова", "АП"),
        ("李小龙", "李"),
        ("3 Bridges", "3B"),
        ("The Harrow Bay Trust Ltd", "TL"),
        ("news.example", "NE"),
        ("www.Harbour-News.example", "HN"),
        ("paper.co.uk", "PA"),
        ("a.b", "A"),
        ("  ", ""),
        ("(editor)", ""),
    ],
)
def test_initials_are_those_of_the_first_and_the_last_word(name, expected):
    assert author.initials(name) == expected


def test_an_author_may_have_initials_of_their_own():
    assert author.Author(name="The Courier’s schools desk", initials="SD").shown_initials == "SD"
    assert author.Author(name="Theo Okonjo").shown_initials == "TO"


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", author.COLOURS)
def test_white_initials_can_be_read_on_every_colour(colour):
    assert 1.05 / (luminance(colour) + 0.05) >= 4.5


def test_a_name_keeps_its_colour():
    assert author.colour("Theo Okonjo") == author.colour(" theo okonjo ")
    assert author.colour("Theo Okonjo") in author.COLOURS


@given(st.text(max_size=40))
def test_any_name_gives_at_most_two_characters_that_can_be_shown(name):
    made = author.initials(name)
    assert len(made) <= 2
    assert all(one.isalnum() for one in made)
