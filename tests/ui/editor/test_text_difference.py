"""Where two texts differ, and how Qt counts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.ui.editor.text_difference import difference, points, units

TEXT = st.text(alphabet="ab\n😀é", max_size=30)


@given(TEXT, TEXT)
def test_the_difference_makes_the_new_text_of_the_old(old, new):
    start, end, words = difference(old, new)
    assert old[:start] + words + old[end:] == new


def test_the_difference_is_as_short_as_can_be():
    assert difference("one two three", "one 2 three") == (4, 7, "2")
    assert difference("aaa", "aaaa") == (3, 3, "a")
    assert difference("the same", "the same") == (8, 8, "")


@given(TEXT, st.integers(0, 30))
def test_positions_go_there_and_back(text, at):
    at = min(at, len(text))
    assert points(text, units(text[:at])) == at


@pytest.mark.parametrize(("text", "length"), [("", 0), ("abc", 3), ("é", 1), ("😀", 2), ("a😀b", 4)])
def test_characters_beyond_the_first_plane_count_twice(text, length):
    assert units(text) == length
