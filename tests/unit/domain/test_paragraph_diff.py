"""Two texts are compared by paragraph: changed, added, removed and moved ones are told apart."""

from hypothesis import given
from hypothesis import strategies as st

from deskeditor.domain.paragraph_diff import paragraphs, pieces
from deskeditor.domain.word_diff import Fate

TRAM = "The council voted on Thursday to reopen the tram line."
TERNS = "A colony of 212 pairs of terns nests on the old trackbed."
FERRY = "The ferry that runs on chip fat smells of supper, say its passengers."


def fates(old, new):
    return [one.fate.value for one in paragraphs(old, new)]


def text(*parts):
    return "\n\n".join(parts)


def test_a_changed_paragraph_is_one():
    made = paragraphs(text(TRAM, TERNS), text(TRAM.replace("Thursday", "Friday"), TERNS))
    assert [one.fate for one in made] == [Fate.CHANGED, Fate.SAME]
    assert [run.text for run in made[0].runs if run.fate is not Fate.SAME] == ["Thursday", "Friday"]


def test_a_paragraph_that_came_and_one_that_went():
    assert fates(text(TRAM, TERNS), text(TRAM, FERRY, TERNS)) == ["same", "added", "same"]
    assert fates(text(TRAM, FERRY, TERNS), text(TRAM, TERNS)) == ["same", "removed", "same"]


def test_unlike_paragraphs_in_one_place_are_not_one_that_changed():
    assert fates(TRAM, FERRY) == ["removed", "added"]


def test_a_moved_paragraph_is_told_as_moved():
    made = paragraphs(text(TRAM, TERNS, FERRY), text(FERRY, TRAM, TERNS))
    assert [one.fate.value for one in made] == ["moved", "same", "same", "moved away"]
    assert (made[0].old, made[0].new) == (2, 0)
    assert (made[3].old, made[3].new) == (2, 0)


def test_a_moved_paragraph_may_have_changed_on_its_way():
    made = paragraphs(text(TRAM, TERNS, FERRY), text(FERRY.replace("supper", "fish"), TRAM, TERNS))
    assert made[0].fate is Fate.MOVED
    assert [run.text for run in made[0].runs if run.fate is not Fate.SAME] == ["supper", "fish"]


def test_of_many_replaced_paragraphs_those_alike_belong_together():
    old = text(TRAM, TERNS, FERRY)
    new = text("Nobody had asked for this one at all.", TERNS.replace("212", "213"), FERRY + " It does.")
    assert fates(old, new) == ["removed", "added", "changed", "changed"]


def test_pieces_keep_their_blank_lines():
    assert pieces("a\nb\n\n\nc\n") == ("a\nb\n\n\n", "c\n")
    assert pieces("") == ()


blocks = st.lists(st.sampled_from([TRAM, TERNS, FERRY, "One.", "## Two", "- a\n- b", " ", ""]), max_size=8)
gaps = st.sampled_from(["\n\n", "\n\n\n", "\n \n", "\n"])


@given(blocks=blocks, gap=gaps)
def test_pieces_make_the_text(blocks, gap):
    assert "".join(pieces(gap.join(blocks))) == gap.join(blocks)


@given(old=blocks, new=blocks)
def test_every_paragraph_is_told_where_it_stands(old, new):
    before, after = text(*old), text(*new)
    made = paragraphs(before, after)
    assert [one.new for one in made if one.fate not in (Fate.REMOVED, Fate.MOVED_AWAY)] == list(
        range(len(pieces(after)))
    )
    olds = [one.old for one in made if one.fate not in (Fate.ADDED, Fate.MOVED)]
    assert olds == list(range(len(pieces(before))))
