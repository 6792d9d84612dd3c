"""TK: where a fact is still to come."""

from deskeditor.markup.to_come import marks


def test_marks_are_words_of_their_own_and_not_in_notes():
    assert marks("TK and TKs, <!-- TK --> then TK.") == (0, 29)
    assert marks("nothing") == ()
