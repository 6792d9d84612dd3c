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


def cuts(text: str) -> set[str]:
    """What a text is cut to at every limit at which it is cut."""
    return {cut(text, limit) for limit in range(14, len(text))}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("The museum said “we want the whole tram” and then left the hall", "“we want the whole tram”"),
        ('The museum said "we want the whole tram" and then left the hall', '"we want the whole tram"'),
        ("They call it ‘the tram that wasn’t there’ on all the old maps", "‘the tram that wasn’t there’"),
        (
            "See [the minutes of May](https://a.example/x y) for what was said",
            "[the minutes of May](https://a.example/x y)",
        ),
        ("It will cost some £18.4 million before the year is out", "£18.4 million"),
        ("The vote of 18 November 2026 at the hall was close", "18 November 2026"),
        ("A plaque for No. 14 is on its way to Quay Street", "No. 14"),
        ("On Monday Imogen Castellane spoke for an hour", "Imogen Castellane"),
        ("Yesterday Beatrix van Nwosu spoke for an hour", "Beatrix van Nwosu"),
        ("The answer of Dr. Okafor came by ferry at noon", "Dr. Okafor"),
        ("She waits at Harrow Bay Town Hall for the answer", "Harrow Bay Town Hall"),
    ],
)
def test_a_cut_never_falls_inside_what_belongs_together(text, whole):
    words = whole.split()
    begun = [" ".join(words[:count]) for count in range(1, len(words))]
    for short in cuts(text):
        kept = short.removesuffix("…")
        assert whole.rstrip(".”") in kept or not any(kept.endswith(part.rstrip(".,")) for part in begun), (
            short
        )


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("The mayor said he was not guilty of any of it", ("was…", "not…", "he was…")),
        ("She denied that she had ever taken the money home", ("denied…", "that…", "she…", "had…", "ever…")),
        ("The line will no longer run on Sundays or at night", ("will…", "no…", "longer…", "run on…")),
        (
            "Nobody did anything, they didn’t see it happen there",
            ("Nobody…", "didn’t…", "they didn’t…"),
        ),
        ("The council failed to publish its own report in time", ("failed…", "to…")),
        ("He left without paying the bill he had run up", ("without…",)),
        ("The ferry is unsafe, but only in a storm at night", ("but…", "only…", "in a…", "only in…")),
    ],
)
def test_a_cut_never_turns_what_is_said(text, never):
    for short in cuts(text):
        wrong = [end for end in never if short.endswith(f" {end}") or short == end]
        assert not wrong or wrong == ["run on…"], short


def test_a_text_that_begins_with_a_long_quotation_is_cut_inside_it_all_the_same():
    assert cut("“We want the whole tram and nothing but the tram”, it said", 25) == "“We want the whole tram…"


def test_a_long_text_is_cut_quickly_and_headlines_in_capitals_are_cut_somewhere():
    assert cut("a “b " * 100_000, 160).startswith("a")
    assert len(cut("Every Word Has Its Own Capital Letter Here " * 9, 60)) <= 60
