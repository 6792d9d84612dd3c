"""Snippets: what is put in, where the caret goes, and which word stands for one."""

from deskeditor.markup.selection import Selection, caret
from deskeditor.markup.snippets import Snippet, abbreviation, expand, insert

DATE = "20 November 2026"


def test_signs_are_filled_and_the_caret_goes_where_it_is_wanted():
    edit = insert("say this now", Selection(8, 4), Snippet("[{selection}]({cursor}) {date}\n"), DATE)
    assert edit.text == "say [this]() 20 November 2026 now"
    assert edit.selection == caret(11)


def test_without_a_sign_the_caret_goes_behind_and_other_braces_stay():
    edit = insert("", Selection(0, 0), Snippet("{a} {cursors}"), DATE)
    assert (edit.text, edit.selection) == ("{a} {cursors}", caret(13))


def test_an_abbreviation_gives_way():
    edit = expand("One. corr two", caret(9), Snippet("Put right: {cursor}."), DATE)
    assert edit.text == "One. Put right: . two"
    assert edit.selection == caret(16)


def test_the_word_before_the_caret_is_the_abbreviation():
    assert abbreviation("a box-2", 7) == "box-2"
    assert abbreviation("a ", 2) == ""
