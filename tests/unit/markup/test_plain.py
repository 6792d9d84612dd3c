"""A passage's visible text, without its marks."""

import random

import pytest

from deskeditor.markup import blocks
from deskeditor.markup.plain import first_paragraph, first_said, plain


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("**bold** _it_ ~~out~~ `co*de`", "bold it out co*de"),
        ("snake_case_name", "snake_case_name"),
        ("a *town*```\n\nthe *town*```", "a town```\n\nthe town```"),
        ("[the *report*](https://harrowbay.example/a_(b) 'T')", "the report"),
        ("[the report][1] and [sic]", "the report and [sic]"),
        ("said.[^note]", "said."),
        (r"\*not italic\*", "*not italic*"),
        ("Brandt &amp; Lisle", "Brandt & Lisle"),
        ("<b>raw</b> <https://harrowbay.example>", "raw https://harrowbay.example"),
        ("## Heading ## \n", "Heading\n"),
        ("## Heading {#name}", "Heading"),
        ("- [x] done", "done"),
        ("!embed[Video: the tram](https://video.example)", "Video: the tram"),
        ("5 < 6 and 7 > 6", "5 < 6 and 7 > 6"),
    ],
)
def test_plain(markdown, text):
    assert plain(markdown) == text


def test_first_paragraph_passes_over_what_is_no_prose():
    before = "# Heading\n\n![Tram](images/tram.jpg)\n\n> Quote\n\n- list\n\n<div>x</div>\n\n"
    assert first_paragraph(f"{before}The *council*\nvoted.\n\nNext.") == "The council voted."


@pytest.mark.parametrize(
    "body", ["", "# Only a heading", "- only\n- a list", "<!-- nothing -->", "{% image 'x' %}"]
)
def test_no_paragraph(body):
    assert first_paragraph(body) == ""


SHAPES = [
    "A paragraph\nof two lines.\n\n", "Underlined\n==\n\n", "## Heading\n", "- item\n\n  more\n", "> said\n",
    "| a | b |\n| - | - |\n| c | d |\n\n", "Term\n:   Meaning\n\n", "```\ncode\n", "~~~\n", "![x](y)\n\n",
    "***\n", "<div>\n", "</div>\n\n", "<!-- ", "-->\n", "    code\n", "[^1]: Note\n\n", "[a]: b\n", "\n\n",
    "x" * 700 + "\n",
]  # fmt: skip


@pytest.mark.parametrize("seed", range(60))
def test_first_paragraph_of_a_long_body_is_that_of_the_whole(seed, monkeypatch):
    monkeypatch.setattr("deskeditor.markup.plain._FAR_ENOUGH", 40)
    source = random.Random(seed)
    for _ in range(20):
        body = "".join(source.choices(SHAPES, k=12))
        assert first_paragraph(body) == first_said(blocks.pieces(body))
