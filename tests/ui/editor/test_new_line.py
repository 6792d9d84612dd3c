"""What Enter does in lists and quotations."""

import pytest

from deskeditor.ui.editor.new_line import new_line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- one", "\n- "),
        ("* one", "\n* "),
        ("1. one", "\n2. "),
        ("9) nine", "\n10) "),
        ("  - inner", "\n  - "),
        ("- [x] done", "\n- [ ] "),
        ("> said", "\n> "),
        ("> - item", "\n> - "),
    ],
)
def test_an_item_goes_on(line, words):
    assert new_line(line, len(line)) == (0, words)


@pytest.mark.parametrize(
    ("line", "left"), [("- ", "\n"), ("1. ", "\n"), ("- [ ] ", "\n"), ("> ", "\n"), ("> - ", ">\n> ")]
)
def test_an_empty_item_ends_its_list_and_leaves_a_blank_line(line, left):
    assert new_line(line, len(line)) == (len(line), left)


@pytest.mark.parametrize("line", ["words", "", "1984 was", "-dash", "**bold**"])
def test_anywhere_else_it_is_an_ordinary_line_end(line):
    assert new_line(line, len(line)) is None


def test_before_an_items_words_it_is_an_ordinary_line_end():
    assert new_line("- one", 0) is None


def test_in_the_middle_the_rest_goes_into_the_next_item():
    assert new_line("1. one two", 6) == (0, "\n2. ")
