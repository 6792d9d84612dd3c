"""What is pasted into a table leaves it a table: `|` is a bar, `¦` the caret, two of them a selection."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.markup.editing_cells import paste
from deskeditor.markup.editing_tables import table_at
from deskeditor.markup.selection import Selection, caret

TABLE = "Before\n\n| a | b |\n| --- | --- |\n| one¦ | two |\n\nAfter"


def put(shown: str, new: str):
    parts = shown.split("¦")
    text, start = "".join(parts), len(parts[0])
    edit = paste(text, Selection(start, start + len(parts[1]) if len(parts) > 2 else start), new)
    return edit and edit.text[: edit.selection.position] + "¦" + edit.text[edit.selection.position :]


@pytest.mark.parametrize(
    ("new", "row"),
    [
        (" and", "| one and¦ | two |"),
        ("first\nsecond\n", "| onefirst<br>second¦ | two |"),
        ("**a**\n\n- b\n- c", "| one**a**<br>- b<br>- c¦ | two |"),
        ("a | b", "| onea \\| b¦ | two |"),
        ("a \\| b", "| onea \\| b¦ | two |"),
        ("line\\\nbreak", "| oneline<br>break¦ | two |"),
    ],
)
def test_words_stay_in_their_cell(new, row):
    assert put(TABLE, new) == TABLE.replace("| one¦ | two |", row)


@pytest.mark.parametrize(
    "new", ["1\t2\n3\t4\n", "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |", "| 1 | 2 |\n| 3 | 4 |"]
)
def test_rows_fill_cells_and_the_table_grows(new):
    shown = "| a | b |\n| --- | --: |\n| one | ¦two |"
    assert put(shown, new) == (
        "| a   |   b |     |\n| --- | --: | --- |\n| one |   1 | 2   |\n|     |   3 | 4¦   |"
    )


def test_a_cell_of_several_lines_comes_in_quotes():
    assert put("| ¦a |\n| --- |", 'x\t"one\n""two"""\t"said"\n') == (
        '| x   | one<br>"two" | "said"¦ |\n| --- | ------------ | ------ |'
    )


@pytest.mark.parametrize(
    "shown",
    [
        "No ¦table",
        "¦| a | b |\n| --- | --- |",
        "| a | b |¦\n| --- | --- |",
        "| a | b |\n| --¦- | --- |",
        "| ¦a |\n| --- |\n| b¦ |",
        "a | ¦b",
    ],
)
def test_elsewhere_it_is_an_ordinary_paste(shown):
    assert put(shown, "x\ty\n") is None


@given(st.text(alphabet='a|\\\n\t" -`<', max_size=40))
def test_whatever_is_pasted_it_stays_one_table(new):
    text = "| a | b |\n| --- | --- |\n| one | two |\n| x | y |"
    edit = paste(text, caret(text.index("one")), new)
    table = table_at(edit.text, edit.selection)
    assert (table.start, table.end) == (0, len(edit.text))
    assert table.rows[0][:2] == ("a", "b")
