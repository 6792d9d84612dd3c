"""Two texts are compared by word, and what is told makes both of them."""

from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.word_diff import Fate, count, runs

MARKS = {Fate.SAME: "{}", Fate.REMOVED: "[-{}-]", Fate.ADDED: "[+{}+]"}


def told(old, new):
    return "".join(MARKS[run.fate].format(run.text) for run in runs(old, new))


def test_a_word_is_told_whole():
    assert told("forty-one residents", "41 residents") == "[-forty-one-][+41+] residents"
    assert told("The council’s vote", "The councils’ vote") == "The [-council’s-][+councils’+] vote"


def test_several_words_in_a_row_are_one_change():
    old, new = "four around midnight, after a meeting", "four shortly before 11 p.m., after a meeting"
    assert told(old, new) == "four [-around midnight-][+shortly before 11 p.m.+], after a meeting"


def test_the_same_is_told_once():
    assert told("No change.", "No change.") == "No change."
    assert runs("", "") == ()


def test_all_of_it_may_be_new():
    assert told("", "New words") == "[+New words+]"
    assert told("Old words", "") == "[-Old words-]"


def test_words_are_counted_and_spaces_are_not():
    assert count(runs("a cat sat", "a big dog sat down")) == (3, 1)


words = st.lists(st.sampled_from(["the", "tram", "line", ",", ".", "\n", "–", "seven"]), max_size=30)


@given(old=words, new=words)
def test_what_is_told_makes_both_texts(old, new):
    before, after = " ".join(old), " ".join(new)
    made = runs(before, after)
    assert "".join(run.text for run in made if run.fate is not Fate.ADDED) == before
    assert "".join(run.text for run in made if run.fate is not Fate.REMOVED) == after


def test_a_long_paragraph_takes_no_time():
    old = " ".join(f"word{number}" for number in range(40_000))
    new = old.replace("word20000 ", "another ")
    assert count(runs(old, new)) == (1, 1)
