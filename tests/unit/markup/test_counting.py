"""Words are counted as editors count them."""

import pytest

from deskeditor.markup.counting import count, reading_minutes


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("", 0),
        ("The tram is late.", 4),
        ("# The tram\n\n**is** _late_", 4),
        ("The [tram](https://harrowbay.example/a/very/long/address) is late", 4),
        ("![A tram at the depot](images/tram.jpg)", 0),
        ('![A tram](images/tram.jpg "The last car.")', 3),
        ("- one\n- two\n\n1. three", 3),
        ("> quoted words\n>\n> — Tobias Renshaw", 4),
        ("| a | b |\n|---|---|\n| c | d e |", 5),
        ("A note.[^1]\n\n[^1]: Said so.", 4),
        ("Seven votes to four, 7–4 — 18.4 million", 7),
        ("yes—no", 2),
        ("isn't well-known", 2),
        ("<div class='a b c'>two words</div>", 2),
        ("<script>var not = 'words'</script>", 0),
        ("<!-- a note to self -->", 0),
        ("See https://harrowbay.example/a-b now", 2),
        ("```py\nfour words of code\n```", 4),
        ("[a]: https://harrowbay.example 'Title'", 0),
        ("— * — ---", 0),
        ("東京 tram", 3),
        ("snake_case 2 * 3", 3),
    ],
)
def test_words(markdown, words):
    assert count(markdown).words == words


def test_characters_are_those_that_are_seen():
    assert count("**ab** [cd](https://harrowbay.example)\n").characters == 5


@pytest.mark.parametrize(("words", "minutes"), [(0, 1), (238, 1), (800, 3), (2380, 10)])
def test_reading_minutes(words, minutes):
    assert reading_minutes(words) == minutes


@pytest.mark.parametrize(
    "shape", ["[", "![", "[a](", "<a ", "`", "*", "> ", " ", "<svg>", "[^", "<!--", "#", "a\\](b) ["]
)
def test_no_shape_takes_long(shape):
    """Counting is linear: this would take minutes if it were not."""
    assert count(shape * 20_000 + "end").words >= 0
