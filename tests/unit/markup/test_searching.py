"""Finding and replacing in a text: what is found, what stands there then, what is said of a bad pattern."""

import pytest

from deskeditor.errors import InvalidValue
from deskeditor.markup.replacement import Replacement, in_case_of
from deskeditor.markup.search_question import Question, answer
from deskeditor.markup.searching import Query, hits


def found(text, words, span=None, **how):
    return [(hit.start, hit.end) for hit in hits(text, Query(words, **how), span)]


def replaced(text, words, replacement, **how):
    for hit in reversed(list(hits(text, Query(words, **how), None, replacement))):
        text = text[: hit.start] + hit.instead + text[hit.end :]
    return text


def test_words_are_found_in_any_case_unless_asked():
    assert found("Tram, tram", "tram") == [(0, 4), (6, 10)]
    assert found("Tram, tram", "tram", case=True) == [(6, 10)]


def test_whole_words():
    assert found("tram tramway", "tram", whole=True) == [(0, 4)]


def test_signs_of_a_pattern_are_signs_unless_it_is_one():
    assert found("a.b axb", "a.b") == [(0, 3)]
    assert found("a.b axb", "a.b", regex=True) == [(0, 3), (4, 7)]


def test_a_straight_quote_finds_a_curly_one_and_a_space_one_that_does_not_break():
    assert found("the town’s “plan”", "town's \"") == [(4, 12)]
    assert found("£5\u00a0million", "£5 million") == [(0, 10)]


def test_places_are_counted_as_qt_does():
    assert found("😀 tram 😀 tram", "tram") == [(3, 7), (11, 15)]
    assert found("😀 tram 😀 tram", "tram", span=(4, 15)) == [(11, 15)]


def test_only_a_stretch_is_looked_through():
    assert found("tram tram tram", "tram", span=(4, 10)) == [(5, 9)]


def test_lines_have_a_beginning_and_an_end():
    assert found("one\ntwo", "^", regex=True) == [(0, 0), (4, 4)]


def test_groups_come_back_in_the_replacement():
    swap = Replacement(r"\2 $1 ${both}", groups=True)
    assert replaced("Renshaw, Tobias", r"(?P<both>(\w+), (\w+))", Replacement(r"\3 $2", groups=True),
                    regex=True) == "Tobias Renshaw"  # fmt: skip
    with pytest.raises(InvalidValue, match="names a group, 2"):
        replaced("a", "(a)", swap, regex=True)


def test_signs_of_a_replacement():
    assert replaced("5", r"\d", Replacement(r"$$&$&\n\\", groups=True), regex=True) == "$&5\n\\"
    assert replaced("a", "a", Replacement(r"\1 $1")) == r"\1 $1"


def test_a_group_that_took_no_part_says_nothing():
    assert replaced("b", "(a)?b", Replacement("[$1]", groups=True), regex=True) == "[]"


@pytest.mark.parametrize(
    ("was", "now"), [("TRAM", "BUS LANE"), ("Tram", "Bus lane"), ("tram", "bus lane"), ("I", "Bus lane")]
)
def test_the_case_is_kept(was, now):
    assert in_case_of(was, "bus lane") == now


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("(tram", "a “(” is not closed"),
        ("[tram", "a “[” is not closed"),
        ("*", "there is nothing that"),
        ("tram\\", "nothing stands behind the last"),
        (r"(a)\2", "there is no group"),
        ("a{99999999999}", "the repetition number is too large"),
    ],
)
def test_a_bad_pattern_is_said_in_one_sentence(bad, said):
    with pytest.raises(InvalidValue) as fault:
        found("text", bad, regex=True)
    assert said in str(fault.value)
    assert str(fault.value).startswith("This is no regular expression: ")


def test_a_question_is_answered_with_places():
    asked = Question(7, Query("tram"), replacement=Replacement("bus"), only=5)
    told = answer(asked, "tram tram")
    assert (told.number, list(told.starts), list(told.ends), told.instead) == (7, [5], [9], ("bus",))
    assert answer(Question(8, Query("(", regex=True)), "x").fault.endswith("is not closed.")
