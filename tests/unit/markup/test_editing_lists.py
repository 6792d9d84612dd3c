"""Lists go on, end, shift and count on."""

import pytest

from deskeditor.markup.editing_lists import enter, indent, new_line, outdent, renumbered

from .shown import made, read


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


@pytest.mark.parametrize("line", ["words", "", "1984 was", "-dash", "**bold**", "---", "* * *", "-"])
def test_anywhere_else_it_is_an_ordinary_line_end(line):
    assert new_line(line, len(line)) is None


def test_before_an_items_words_it_is_an_ordinary_line_end():
    assert new_line("- one", 0) is None
    assert enter(*read("- ¦one ⟨".replace("⟨", ""))) is not None
    assert enter(*read("⟨- one⟩")) is None


def test_in_the_middle_the_rest_goes_into_the_next_item():
    assert made(enter, "1. one¦ two") == "1. one\n2. ¦two"


def test_the_items_below_count_on():
    assert made(enter, "1. one¦\n2. two\n3. three") == "1. one\n2. ¦\n3. two\n4. three"
    assert made(enter, "1. one¦\n\n2. two\n\nEnd. 3") == "1. one\n2. ¦\n\n3. two\n\nEnd. 3"
    assert (
        made(enter, "1. a\n    1. inner¦\n    2. more\n2. b")
        == "1. a\n    1. inner\n    2. ¦\n    3. more\n2. b"
    )


def test_a_list_of_ones_stays_one():
    assert made(enter, "1. a¦\n1. b") == "1. a\n1. ¦\n1. b"
    assert renumbered(["1. a", "1. b", "1. c"]) == ["1. a", "1. b", "1. c"]
    assert renumbered(["3. a", "7. b", "- c", "9. d"]) == ["3. a", "4. b", "- c", "9. d"]
    assert renumbered(["1. a", "```", "1. code", "```", "5. b"]) == ["1. a", "```", "1. code", "```", "2. b"]


def test_an_empty_inner_item_goes_one_step_out():
    assert made(enter, "- a\n    - ¦") == "- a\n- ¦"


def test_indent():
    assert made(indent, "- a\n- b¦") == "- a\n    - b¦"
    assert made(indent, "1. a\n2. b¦\n3. c") == "1. a\n    1. b¦\n2. c"
    assert made(indent, "1. a\n    1. x\n2. b¦\n3. c") == "1. a\n    1. x\n    2. b¦\n2. c"


def test_what_is_inside_an_item_goes_with_it():
    assert made(indent, "- a\n- b¦\n    - inner\n\n    more\n- c") == (
        "- a\n    - b¦\n        - inner\n\n        more\n- c"
    )


def test_the_first_item_has_nothing_to_go_inside():
    assert made(indent, "Words.\n\n- a¦") == "Words.\n\n- a¦"


def test_outdent():
    assert made(outdent, "1. a\n    1. b¦\n2. c") == "1. a\n2. b¦\n3. c"
    assert made(outdent, "- a\n\t- b¦") == "- a\n- b¦"
    assert made(outdent, "- a¦") == "- a¦"


def test_several_items_shift_together():
    assert made(indent, "- a\n⟨- b\n- c⟩") == "- a\n    ⟨- b\n    - c⟩"
    assert made(outdent, "- a\n    ⟨- b\n    - c⟩") == "- a\n⟨- b\n- c⟩"


def test_lists_in_quotations_shift_inside_them():
    assert made(indent, "> - a\n> - b¦") == "> - a\n>     - b¦"
