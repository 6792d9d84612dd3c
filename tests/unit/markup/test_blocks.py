"""Bodies are split where writers mean a block to end."""

import weakref

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.blocks import Kind, _Splitter, pieces

ATOMS = [
    "word",
    "\n",
    "\n\n",
    "  ",
    "    ",
    "\t",
    "# ",
    "> ",
    "- ",
    "1. ",
    "```",
    "~~~\n",
    "---",
    "===",
    "|",
    "\n|--|\n",
]
ATOMS += [
    ": ",
    "<div>",
    "</div>",
    "<!--",
    "-->",
    "[^a]: ",
    "[a]: b",
    "*[A]: b",
    "<script>",
    "</script>",
    "\r\n",
]


def kinds(text):
    return [piece.kind for piece in pieces(text)]


def sources(text):
    return [piece.source.rstrip("\n") for piece in pieces(text)]


@settings(max_examples=150, deadline=None, database=None)
@given(st.lists(st.sampled_from(ATOMS)).map("".join))
def test_the_sources_joined_are_the_text(text):
    found = list(pieces(text))
    assert "".join(piece.source for piece in found) == text
    lines = 0
    for piece in found:
        assert piece.line == lines
        lines += piece.source.count("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\ntwo\n\nthree", [Kind.PARAGRAPH, Kind.PARAGRAPH]),
        ("# Tram\nLine", [Kind.HEADING, Kind.PARAGRAPH]),
        ("##Tram", [Kind.HEADING]),
        ("#tram", [Kind.PARAGRAPH]),
        ("Tram\n===\nLine\n--", [Kind.UNDERLINED, Kind.UNDERLINED]),
        ("Tram\n-", [Kind.PARAGRAPH]),
        ("---\n***", [Kind.RULE, Kind.RULE]),
        ("```\na\n\nb\n```\nc", [Kind.FENCE, Kind.PARAGRAPH]),
        ("```\nnever closed\n\n# x", [Kind.FENCE]),
        ("    a\n\n    b\n\nc", [Kind.CODE, Kind.PARAGRAPH]),
        ("> a\nb\n\n> c", [Kind.QUOTE, Kind.QUOTE]),
        ("| a | b |\n|---|---|\n| 1 | 2 |\n\nc", [Kind.TABLE, Kind.PARAGRAPH]),
        ("Tram\n: A vehicle\n: A line\n\nNext", [Kind.TERMS, Kind.PARAGRAPH]),
        ("[^1]: A note\n\n    goes on\n\nNext", [Kind.NOTE, Kind.PARAGRAPH]),
        ('[a]: https://harrowbay.example "A"\n[b]: <c d>', [Kind.LINK, Kind.LINK]),
        ("*[HB]: Harrow Bay\nNext", [Kind.ABBREVIATION, Kind.PARAGRAPH]),
        ("\n\nLate", [Kind.BLANK, Kind.PARAGRAPH]),
        ("", []),
    ],
)
def test_kinds(text, expected):
    assert kinds(text) == expected


def test_a_loose_list_stays_one_block():
    assert kinds("- a\n\n- b\n\n  still b\n\nnext") == [Kind.LIST, Kind.PARAGRAPH]


def test_a_list_may_follow_a_paragraph_at_once():
    assert sources("Trams:\n- one\n- two") == ["Trams:", "- one\n- two"]


def test_a_year_at_a_lines_beginning_begins_no_list():
    assert kinds("It opened in\n1904. It closed in\n2017. Since then") == [Kind.PARAGRAPH]


def test_bullets_and_numbers_are_two_lists():
    assert kinds("- a\n1. b") == [Kind.LIST, Kind.LIST]


def test_html_runs_to_its_own_end_tag():
    assert sources("<div>\n<div>a\n\nb</div>\n\nc</div>\nd") == ["<div>\n<div>a\n\nb</div>\n\nc</div>", "d"]


def test_unclosed_html_ends_at_a_blank_line():
    assert sources("<div>\na\n\nb") == ["<div>\na", "b"]


def test_an_unclosed_comment_swallows_nothing():
    assert kinds("<!-- note to self\n\nThe story") == [Kind.PARAGRAPH, Kind.PARAGRAPH]


def test_a_splitter_goes_without_the_garbage_collector():
    splitter = _Splitter(["A", "", "- b", "", "<div>c</div>", "", "> d", ""], 0)
    assert [piece.kind for piece in splitter.run()] == [Kind.PARAGRAPH, Kind.LIST, Kind.HTML, Kind.QUOTE]
    held = weakref.ref(splitter)
    del splitter
    assert held() is None
