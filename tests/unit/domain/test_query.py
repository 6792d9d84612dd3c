"""What is typed into the search field is understood, whatever it is."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.query import Condition, Field, Part, Query, parse, remark
from deskeditor.domain.story import Status

TODAY = date(2026, 11, 23)


def read(text):
    return parse(text, TODAY)


def test_words_phrases_and_unwanted_ones_stay_words():
    assert read('tram "seven to four" -ferry -"sea wall"') == Query('tram "seven to four" -ferry -"sea wall"')


def test_operators_are_taken_out_of_the_words():
    query = read('tram author:castellane -tag:coast section:"Local government" vote')
    assert query.words == "tram vote"
    assert query.conditions == (
        Condition(Field.AUTHOR, "castellane"),
        Condition(Field.TAG, "coast", is_unwanted=True),
        Condition(Field.SECTION, "Local government"),
    )


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("draft", Status.DRAFT),
        ("In-Review", Status.IN_REVIEW),
        ("rea", Status.READY),
        ('"in review"', Status.IN_REVIEW),
    ],
)
def test_a_status_may_be_begun(typed, status):
    assert read(f"status:{typed}").conditions == (Condition(Field.STATUS, status),)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2026-11-01", date(2026, 11, 1)),
        ("2026-10", date(2026, 10, 1)),
        ("2025", date(2025, 1, 1)),
        ("today", TODAY),
        ("yesterday", date(2026, 11, 22)),
        ("2w", date(2026, 11, 9)),
    ],
)
def test_days_are_named_in_several_ways(typed, day):
    assert read(f"before:{typed}").conditions == (Condition(Field.BEFORE, day),)
    assert read(f"-AFTER:{typed}").conditions == (Condition(Field.AFTER, day, is_unwanted=True),)


def test_what_a_story_has():
    assert [one.value for one in read("has:image has:Cards has:note").conditions] == [
        Part.IMAGE, Part.CARDS, Part.NOTES,
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["status:redy", "before:soon", "has:wings", "before:9999y", 'tag:""'])
def test_what_cannot_be_meant_is_named(typed):
    assert read(f"tram {typed}") == Query("tram", (), (typed,))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "status:redy",
            "“status:redy” names no status: use draft, in-review, ready, published or archived.",
        ),
        ("-has:wings", "“-has:wings” names nothing that a story can have: use image, cards, notes, "),
        ("before:soon", "“before:soon” names no day: write it like 2026-11-23, 2026-11, today, "),
        ('tag:""', '“tag:""” names nobody and nothing: write it like tag:coast.'),
    ],
)
def test_what_can_be_meant_instead_is_said(typed, said):
    (unknown,) = read(typed).unknown
    assert remark(unknown).startswith(said)


@pytest.mark.parametrize("typed", ["https://example.com", "10:30", "note:well", ":", "author:", "-", '"open'])
def test_what_only_looks_like_an_operator_is_words(typed):
    assert read(typed) == Query(typed)


def test_a_word_that_is_finished_says_so():
    assert read("tram ").words == "tram "
    assert read("tag:coast ").words == ""


@given(st.text(alphabet=st.sampled_from(list('ab:"- \n\0é’tagsuh')), max_size=60))
def test_anything_can_be_typed(text):
    query = read(text)
    kept = "".join(query.words.split())
    assert len(kept) <= len("".join(text.split()))
