"""Tables: from cell to cell, rows and columns, sides, straight columns."""

from functools import partial

import pytest

from deskeditor.markup.document import Renderer
from deskeditor.markup.editing_tables import (
    align,
    column_left,
    column_right,
    enter,
    next_cell,
    previous_cell,
    remove_column,
    remove_row,
    row_above,
    row_below,
    tidy,
)

from .shown import made, read

SMALL = "| Ward | Votes |\n| --- | ---: |\n| North¦ | 212 |\n| South | 9 |"
NEAT = "| Ward  | Votes |\n| ----- | ----: |\n"


def test_tidy():
    assert made(tidy, SMALL) == NEAT + "| ⟨North⟩ |   212 |\n| South |     9 |"


def test_tidy_knows_tables_without_outer_bars_and_cells_with_bars_in_code():
    assert made(tidy, "a|b\n-|:-:\n¦x|`p|q`\n\\||y") == (
        "| a   |   b   |\n| --- | :---: |\n| ⟨x⟩   | `p|q` |\n| \\|  |   y   |"
    )


def test_tab_goes_through_the_cells_and_adds_a_row_behind_the_last():
    assert made(next_cell, SMALL) == NEAT + "| North |   ⟨212⟩ |\n| South |     9 |"
    at_end = SMALL.replace("¦", "").replace("9 |", "9¦ |")
    assert made(next_cell, at_end) == NEAT + "| North |   212 |\n| South |     9 |\n| ¦      |       |"


def test_shift_tab_goes_back_over_the_rule_to_the_head():
    assert (
        made(previous_cell, SMALL)
        == "| Ward  | ⟨Votes⟩ |\n| ----- | ----: |\n| North |   212 |\n| South |     9 |"
    )
    assert made(previous_cell, "| ¦a | b |\n|---|---|").startswith("| ⟨a⟩")


def test_enter_goes_down_adds_a_row_and_leaves():
    assert made(enter, SMALL) == NEAT + "| North |   212 |\n| ⟨South⟩ |     9 |"
    in_last = SMALL.replace("¦", "").replace("South", "South¦")
    added = made(enter, in_last)
    assert added == NEAT + "| North |   212 |\n| South |     9 |\n| ¦      |       |"
    assert made(
        enter, added + "\n\nAfter"
    ) == NEAT + "| North |   212 |\n| South |     9 |\n¦\n\nAfter".replace("\n¦\n\n", "\n\n¦\n\n")


def test_before_the_table_enter_makes_room():
    assert enter(*read("¦| a | b |\n|---|---|")) is None


def test_rows():
    assert made(row_below, SMALL) == NEAT + "| North |   212 |\n| ¦      |       |\n| South |     9 |"
    assert made(row_above, SMALL) == NEAT + "| ¦      |       |\n| North |   212 |\n| South |     9 |"
    assert made(remove_row, SMALL) == NEAT + "| ⟨South⟩ |     9 |"
    assert made(remove_row, "| ¦a |\n|---|\n| b |").startswith("| ⟨a⟩   |\n| --- |\n| b ")


def test_columns():
    assert made(column_right, "| ¦a | b |\n|---|---|") == "| a   | ¦    | b   |\n| --- | --- | --- |"
    assert made(column_left, "| ¦a | b |\n|---|---|") == "| ¦    | a   | b   |\n| --- | --- | --- |"
    assert made(remove_column, "| a | ¦b |\n|---|---|") == "| ⟨a⟩   |\n| --- |"
    assert made(remove_column, "| ¦a |\n|---|") == "| ⟨a⟩   |\n| --- |"


@pytest.mark.parametrize(("side", "rule"), [("left", ":--"), ("center", ":-:"), ("right", "--:")])
def test_a_column_is_set_to_a_side_and_back(side, rule):
    once = made(partial(align, side=side), "| ¦a |\n|---|")
    assert f"| {rule} |" in once
    assert "| --- |" in made(partial(align, side=side), once.replace("⟨a⟩", "¦a"))


def test_a_quoted_table_stays_quoted():
    assert made(next_cell, "> | ¦a | b |\n> |---|---|") == "> | a   | ⟨b⟩   |\n> | --- | --- |"


def test_short_rows_are_filled_and_wide_letters_count_twice():
    assert made(tidy, "| 日本 | ¦b |\n|---|---|\n| x |") == "| 日本 | ⟨b⟩   |\n| ---- | --- |\n| x    |     |"


def test_a_long_text_widens_no_other_cell():
    text = made(tidy, f"| ¦a |\n|---|\n| {'x' * 60} |")
    assert max(map(len, text.split("\n")[:2])) <= 48


@pytest.mark.parametrize("text", ["¦words", "a | ¦b", "| ¦a |\nwords | x", ""])
@pytest.mark.parametrize("function", [next_cell, enter, row_below, tidy])
def test_elsewhere_there_is_no_table(function, text):
    assert function(*read(text or "¦")) is None


def test_what_is_written_is_a_table_for_the_reader():
    html = Renderer().render(made(next_cell, SMALL).replace("⟨", "").replace("⟩", "")).html
    assert html.count("<tr>") == 3
