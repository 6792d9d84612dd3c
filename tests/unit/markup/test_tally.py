"""A tally counts as counting does, whatever was edited in between."""

from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup import tally
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


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=20).map("".join),
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(0, 9), st.sampled_from(["", "x", *PIECES])), max_size=8
    ),
)
def test_a_tally_follows_edits(text, edits):
    kept = Tally()
    for place, length, words in edits:
        text = text[:place] + words + text[place + length :]
        assert kept.count(text) == Tally().count(text)


def test_only_the_paragraphs_that_change_are_counted_again(monkeypatch):
    counted: list[str] = []
    monkeypatch.setattr(tally, "count", lambda text: counted.append(text) or count(text))
    kept = Tally()
    kept.count("One.\n\nTwo.\n\nThree.\n\nFour.")
    counted.clear()
    assert kept.count("One.\n\nTwo x.\n\nThree.\n\nFour.").words == 5
    assert counted == ["Two x."]
