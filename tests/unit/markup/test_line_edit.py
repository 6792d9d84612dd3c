"""The lines that differ between two texts are found, and are enough to make the one of the other."""

from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.line_edit import EditedText, LineEdit, line_edit

TEXTS = st.lists(st.sampled_from(["a", "b", "\n", "one line\n", "x" * 5000, "é"]), max_size=12).map("".join)


@settings(max_examples=300, deadline=None, database=None)
@given(TEXTS, TEXTS)
def test_an_edit_makes_the_new_lines_of_the_old(old, new):
    edit = line_edit(old, new)
    if edit is None:
        assert old == new
        return
    lines = old.split("\n")
    lines[edit.first : edit.first + edit.removed] = edit.lines
    assert "\n".join(lines) == new


@settings(max_examples=150, deadline=None, database=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 40), TEXTS), max_size=8))
def test_edits_one_after_the_other_are_those_of_two_texts(text, edits):
    edited = EditedText(text)
    for at, length, words in edits:
        before, text = text, text[:at] + words + text[at + length :]
        assert edited.become(text) == line_edit(before, text)


def test_a_key_is_one_line():
    text = "".join(f"Line {number} of a story.\n" for number in range(5000))
    typed = text.replace("Line 2500 of", "Line 2500! of")
    assert line_edit(text, typed) == LineEdit(2500, 1, ("Line 2500! of a story.",))


def test_a_new_line_and_a_deleted_one():
    assert line_edit("a\nb\nc", "a\nb\n\nc") == LineEdit(2, 1, ("", "c"))
    assert line_edit("a\nb\nc", "a\nc") == LineEdit(1, 2, ("c",))
    assert line_edit("same", "same") is None
