"""A tally counts as counting does, whatever was edited in between."""

from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.counting import count
from deskeditor.markup.tally import Tally

PIECES = [
    "The *town* council", "\n", "\n\n", "\n\n\n", "## A heading", "- an item", "> said", "`code`", " ",
    "[a link](https://tram.example)", "<!-- a note", "-->", "<script>", "</script>", "| a | b |", "TK", "“",
    "```", "---",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join), max_size=4))
def test_a_tally_is_the_count(texts):
    tally = Tally()
    for text in texts:
        assert tally.count(text) == count(text)
