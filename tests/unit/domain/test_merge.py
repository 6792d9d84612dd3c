"""Two versions become one, paragraph by paragraph, and whole versions stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.merge import Choice, merged, parts

OURS, THEIRS, BOTH = Choice.OURS, Choice.THEIRS, Choice.BOTH
COUNCIL = "The council voted on Thursday to reopen the line."


def chosen(theirs, ours, *choices):
    both = parts(theirs, ours)
    assert sum(not part.is_same for part in both) == len(choices)
    left = iter(choices)
    return merged(both, [OURS if part.is_same else next(left) for part in both])


def test_each_paragraph_is_chosen_alone():
    theirs = f"{COUNCIL}\n\nTerns nest there now.\n\nThe end."
    ours = f"{COUNCIL.replace('Thursday', 'Friday')}\n\nTerns nest there again.\n\nThe end."
    assert chosen(theirs, ours, THEIRS, OURS) == f"{COUNCIL}\n\nTerns nest there again.\n\nThe end."


def test_a_paragraph_that_only_one_has_is_taken_or_left():
    assert chosen("One.\n\nTwo more words.", "One.", THEIRS) == "One.\n\nTwo more words."
    assert chosen("One.\n\nTwo more words.", "One.", OURS) == "One."
    assert chosen("One.", "One.\n\nTwo more words.", THEIRS) == "One."


def test_both_may_be_taken():
    assert chosen("Cats sleep all day.", "Cats sleep all night.", BOTH) == (
        "Cats sleep all day.\n\nCats sleep all night."
    )


def test_every_part_needs_a_choice():
    with pytest.raises(ValueError, match="argument"):
        merged(parts("One.", "Two."), [])


texts = st.lists(
    st.sampled_from(["One.", COUNCIL, "```\na\n\n\nb\n```", "- x\n- y", "", "Tail\n"]), max_size=6
)


@given(theirs=texts, ours=texts, gap=st.sampled_from(["\n\n", "\n\n\n"]))
def test_a_version_that_is_taken_whole_stays_as_it_is(theirs, ours, gap):
    other, mine = gap.join(theirs), gap.join(ours)
    both = parts(other, mine)
    assert merged(both, [OURS] * len(both)).strip("\n") == mine.strip("\n")
    taken = merged(both, [THEIRS] * len(both))
    assert [line for line in taken.split("\n") if line] == [line for line in other.split("\n") if line]
