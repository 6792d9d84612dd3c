"""Clear formatting: words without their marks. `⟨` and `⟩` show the selection, `|` the caret."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskeditor.markup.editing import Selection, clear

from .test_editing_marks import read, show


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the **tr|am** line", "the tr|am line"),
        ("|the **tram** *line* is ~~shut~~", "|the tram line is shut"),
        ("the ⟨**tram**⟩ *line*", "the ⟨tram⟩ *line*"),
        ("the **⟨tram⟩** line", "the ⟨tram⟩ line"),
        ("***all ⟨of⟩ it***", "all ⟨of⟩ it"),
        ("**bold *and|* so**", "bold and| so"),
        ("__a__ _b_ snake_case_|name", "a b snake_case_|name"),
        ("`co|de` and ``a ` b``", "co|de and a \\` b"),
        ("`*not|*`", "\\*not|\\*"),
        ("see [the *tram|*](https://tram.example/a_(b)) now", "see the tram| now"),
        ("see [the tram|][1] now", "see the tram| now"),
        ("H<sub>2</sub>O <B>wat|er</B>", "H2O wat|er"),
        ("## A **top** he|ading", "## A top he|ading"),
        ("- *one|*\n- **two**", "- one|\n- two"),
        ("⟨- *one*\n- **two**\n\n> *three*⟩ *four*", "⟨- one\n- two\n\n> three⟩ *four*"),
        ("*one*|\n\n*two*", "one|\n\n*two*"),
        ("![*alt*](images/a.png) *b|*", "![*alt*](images/a.png) b|"),
        ("*b|* [^1] \\*c* <!-- *d* -->", "b| [^1] \\*c* <!-- *d* -->"),
        ("2 * 3 * 4 **b|**", "2 * 3 * 4 b|"),
    ],
)
def test_marks_go_and_words_stay(before, after):
    assert show(clear(*read(before))) == after


@pytest.mark.parametrize(
    "shown", ["plain| words", "* one|\n* two", "```\n*code|*\n```", "***\n\n|", "an *open| mark", "|"]
)
def test_where_nothing_is_marked_nothing_happens(shown):
    assert clear(*read(shown)) is None


@given(st.text(alphabet="ab *_~`[]()<>\\\n-#😀", max_size=60), st.data())
def test_any_text_ends_plain_with_the_selection_inside_it(text, data):
    at = st.integers(0, len(text))
    edit = clear(text, Selection(data.draw(at), data.draw(at)))
    if edit is not None:
        assert 0 <= edit.selection.start <= edit.selection.end <= len(edit.text)
        assert len(edit.text.replace("\\", "")) < len(text)
        for letter in "ab😀":
            assert edit.text.count(letter) <= text.count(letter)
