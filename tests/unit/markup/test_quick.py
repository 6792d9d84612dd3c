"""What is read in the quick way is what the long way makes of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup import quick, quick_blocks, template
from deskeditor.markup.blocks import DEFINITIONS, pieces
from deskeditor.markup.inline import Reader

PLAIN = [
    "The **vote** was [lost](https://harrowbay.example/vote?id=1#top), she said.\n",
    "_Who_ knows? *Nobody* [*else*](https://harrowbay.example/who_knows)\n",
    "## A [link](https://harrowbay.example/) above {#above}\n",
    "> It **floods**.\n>\n> — Tobias Renshaw\n",
    "- one\n- **two**\n  1. three\n\n  four\n",
    "| Wall | **Sum** |\n| --- | ---: |\n| a | £9.1m |\n",
    "!embed[Film](https://harrowbay.example/film)\n",
    "```python\nprint('<b>')\n```\n",
]
AT_ONCE = [
    "Words, *words*, 10 km and **words**\nbelow\n",
    'The **vote** was [lost](https://harrowbay.example/vote), she said: "No".\n',
    "*Who* [_else_](https://harrowbay.example/who)\n",
    "# The top\n",
    "### A [link](https://harrowbay.example/) above it's {#above}\n",
    "##\n",
    "> It **floods**.\n>\n> — Tobias Renshaw\n",
    "> — Tobias Renshaw\n",
    '> It floods.\n>\n> It "rains".\n',
    "- one\n- **two**\n- [three](https://harrowbay.example/3) times\n",
    "7. one\n8. two\n",
    "| Wall | It's \"Sum\" | Year |\n| :--- | --- | :-: |\n| a |  £9.1m | 1 km |\n| – | - | it's | z |\n|\n",
]
NOT_AT_ONCE = [
    "!embed[Film](https://harrowbay.example/film)\n",
    "> !embed[Film](https://harrowbay.example/film)\n",
    "> It floods.\n> — Tobias Renshaw\n",
    "> It floods.\n>\n> — *Tobias* Renshaw\n",
    "> [!NOTE] Title\n> words\n",
    "> # Title\n",
    ">\n",
    "- one\n\n- two\n",
    "- one\n  - two\n",
    "- [x] done\n",
    "| Wall | |\n| --- | ---: |\n| a | b |\n",
    "| Wall | Sum |\n| --- | ---: |\n| *a* | b |\n",
    "| Wall | Sum |\n| --- | ---: |\n",
    "a | b\n--- | ---\nc | d\n",
    "-\n",
    "---\n",
]
NOT_PLAIN = [
    "snake_case and **un*even*\n",
    "![Tram](images/tram.jpg)\n",
    "term\n:   what it *means*\n",
    "[depot][appraisal]\n",
    "<b>bold</b>\n",
    "Renshaw & Sons\n",
    "[run](javascript:alert(1))\n",
    "[all](https://a.example/100%)\n",
    "[two](https://a.example/a#b#c)\n",
    "[none](https://)\n",
    "a  \nb\n",
    "**`code`**\n",
    "\\*no\\*\n",
    "[^note]\n",
    "[^note](https://a.example/b)\n",
]
ATOMS = [text.rstrip("\n") for text in PLAIN + AT_ONCE + NOT_AT_ONCE + NOT_PLAIN]
ATOMS += [
    "*",
    "**",
    "word",
    "Word\u00a0two",
    *"_`[]()!&<>~|#\\é“”.,\"'-",
    " ",
    "  \n",
    "\n",
    "\n\n",
    "    ",
    "(https://a.example/b)",
    "\x0b",
    "\x7f",
    "\u2028",
    "\ufeff",
]


def quickly(reader: Reader, piece) -> template.Template | None:
    tree = quick.tree(reader.built(piece))
    return tree and template.from_tree(tree, "en-GB", {})


def at_once(piece) -> template.Template | None:
    return quick_blocks.template(piece, "en-GB")


def slowly(reader: Reader, piece) -> template.Template:
    return template.from_html(reader.html(reader.built(piece), {}), "en-GB", {})


@pytest.mark.parametrize("text", PLAIN)
def test_plain_blocks_are_read_in_the_quick_way(text):
    reader = Reader()
    (piece,) = pieces(text)
    assert quickly(reader, piece) == slowly(reader, piece)


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_whatever_else_is_left_to_the_long_way(text):
    reader = Reader()
    assert [quickly(reader, piece) for piece in pieces(text)] == [None]


@pytest.mark.parametrize("text", AT_ONCE)
def test_most_blocks_become_html_at_once(text):
    (piece,) = pieces(text)
    assert at_once(piece) == slowly(Reader(), piece)


@pytest.mark.parametrize("text", NOT_AT_ONCE + NOT_PLAIN)
def test_others_are_made_by_their_tree(text):
    (piece,) = pieces(text)
    assert at_once(piece) is None


@settings(max_examples=400, deadline=None, database=None)
@given(st.lists(st.sampled_from(ATOMS), max_size=12).map("".join))
def test_all_ways_agree(text):
    reader = Reader()
    for piece in pieces(text):
        made = [] if piece.kind in DEFINITIONS else [quickly(reader, piece), at_once(piece)]
        if any(made):
            assert {None, slowly(reader, piece)} >= set(made)
