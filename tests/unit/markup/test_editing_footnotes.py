"""A footnote goes in, and the caret from its mark to its words and back."""

from deskeditor.markup.editing_footnotes import footnote, renumbered

from .shown import made


def test_a_mark_here_and_the_words_at_the_end():
    assert made(footnote, "He said so.¦\n\nMore.\n") == "He said so.[^1]\n\nMore.\n\n[^1]: ¦"
    assert made(footnote, "¦") == "[^1]\n\n[^1]: ¦"
    assert made(footnote, "A.[^1] ⟨B⟩.\n\n[^1]: One.", "Two.") == "A.[^1] B[^2].\n\n[^1]: One.\n[^2]: Two.¦"


def test_only_the_mark_and_the_end_are_touched():
    edit = footnote("x" * 1000, read_caret(10))
    assert [change.end - change.start for change in edit.changes] == [0, 0]


def read_caret(at):
    from deskeditor.markup.selection import caret

    return caret(at)


def test_from_the_mark_to_the_words_and_back():
    text = "A.[^1] B.[^b]\n\n[^1]: One.\n[^b]: Two\n    and more."
    assert made(footnote, text.replace("A.", "A.¦")).endswith("[^1]: One.¦\n[^b]: Two\n    and more.")
    assert made(footnote, text.replace("One", "On¦e")).startswith("A.[^1]¦ B.")
    assert made(footnote, text.replace("and", "an¦d")).startswith("A.[^1] B.[^b]¦")


def test_a_mark_without_words_gets_no_second_mark_at_once():
    assert made(footnote, "A.¦[^9]") == "A.[^10][^9]\n\n[^10]: ¦"


def test_a_passage_is_numbered_on():
    assert renumbered("A.[^1]\n\n[^1]: One.", 4) == "A.[^5]\n\n[^5]: One."
