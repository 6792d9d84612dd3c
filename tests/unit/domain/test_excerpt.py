import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.excerpt import cut


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("Short enough.", 160, "Short enough."),
        ("The museum wants the whole tram", 20, "The museum wants…"),
        ("One, two, three", 10, "One, two…"),
        ("Unbreakablyverylongword", 10, "Unbreakab…"),
        ("Two\n lines   of text", 100, "Two lines of text"),
    ],
)
def test_a_text_is_cut_at_a_word(text, limit, expected):
    assert cut(text, limit) == expected


@given(st.text(max_size=400), st.integers(min_value=2, max_value=200))
def test_a_cut_fits_and_begins_like_the_text(text, limit):
    line = " ".join(text.split())
    short = cut(text, limit)
    assert len(short) <= limit
    assert line.startswith(short.removesuffix("…"))
