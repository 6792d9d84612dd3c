"""Headings, lists and quotations: on, changed and off again."""

import pytest

from deskeditor.markup.editing import (
    Selection,
    body_text,
    bullet_list,
    caret,
    heading,
    numbered_list,
    pull_quote,
    quote,
)


def all_of(text):
    return Selection(0, len(text))


def test_heading():
    assert heading("The numbers", caret(3), 2).text == "## The numbers"
    assert heading("## The numbers", caret(6), 2).text == "The numbers"
    assert heading("## The numbers", caret(6), 3).text == "### The numbers"
    assert heading("- The numbers", caret(6), 2).text == "## The numbers"
    assert heading("", caret(0), 2).text == "## "


def test_the_caret_stays_at_its_letter():
    edit = heading("First\nThe numbers", caret(10), 2)
    assert edit.text[edit.selection.position :] == "The numbers"[4:]


def test_a_heading_with_a_line_below():
    assert heading("The numbers\n---\n\ntext", caret(2), 3).text == "### The numbers\n\ntext"
    assert body_text("The numbers\n===", caret(2)).text == "The numbers"


def test_body_text():
    assert body_text("> ## a", caret(0)).text == "a"
    text = "- a\n2. b\n> c"
    assert body_text(text, all_of(text)).text == "a\nb\nc"


def test_lists():
    text = "one\ntwo\n\nthree"
    bullets = bullet_list(text, all_of(text))
    assert bullets.text == "- one\n- two\n\n- three"
    assert bullet_list(bullets.text, bullets.selection).text == text
    numbers = numbered_list(bullets.text, bullets.selection)
    assert numbers.text == "1. one\n2. two\n\n3. three"
    assert numbered_list(numbers.text, numbers.selection).text == text


def test_a_new_list_is_parted_from_the_text_around():
    assert bullet_list("Before\nitem\nAfter", caret(8)).text == "Before\n\n- item\n\nAfter"
    assert bullet_list("", caret(0)).text == "- "


def test_quote():
    text = "one\n\ntwo"
    quoted = quote(text, all_of(text))
    assert quoted.text == "> one\n>\n> two"
    assert quote(quoted.text, quoted.selection).text == text


def test_pull_quote():
    edit = pull_quote("Before\n\nI can count.\n\nAfter", caret(12))
    assert edit.text == "Before\n\n> I can count.\n>\n> — \n\nAfter"
    assert edit.text[: edit.selection.position].endswith("> — ")
    text = "> I can count.\n>\n> — Tobias Renshaw"
    assert pull_quote(text, all_of(text)).text == "I can count."
    empty = pull_quote("", caret(0))
    assert empty.text == "> \n>\n> — "
    assert empty.selection == caret(2)


@pytest.mark.parametrize("edit", [heading, body_text, bullet_list, numbered_list, quote, pull_quote])
def test_only_the_selected_lines_change(edit):
    text = "Above\n\n  middle line\n\nBelow"
    changed = edit(text, Selection(9, 12)).text
    assert changed.startswith("Above\n\n")
    assert changed.endswith("\n\nBelow")
