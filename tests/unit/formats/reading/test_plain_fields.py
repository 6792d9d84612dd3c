"""HTML in a front matter's texts is read as what it shows; our own texts are taken letter for letter."""

import pytest

from deskeditor.formats.reading.markdown import read
from deskeditor.formats.reading.plain_fields import without_markup


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<p>One day.</p><p>Two &amp; a half.</p>", "One day. Two & a half."),
        (
            'See <a href="https://a.example/?b=1&c=2">the <em>plan</em></a>, they said',
            "See the plan, they said",
        ),
        ("A better &ldquo;front door&rdquo; for 5&nbsp;km", "A better “front door” for 5\u00a0km"),
        ("One<br>two<br/>three", "One two three"),
        ("How to use the <a> tag", "How to use the <a> tag"),
        ("5 < 6 & 7 > 3, AT&T&copy", "5 < 6 & 7 > 3, AT&T&copy"),
        ("two  blanks", "two  blanks"),
        ("<b>" * 30 + "deep" + "</b>" * 30, "<b>" * 10 + "deep" + "</b>" * 10),
    ],
)
def test_what_is_shown_is_read(said, shown):
    assert without_markup(said) == shown


def test_a_front_matter_of_another_program():
    top = "---\ntitle: Is it &ldquo;agilefall&rdquo;?\nexcerpt: <p>We <b>asked</b>.</p>\n---\n"
    story = read(top + "Body &amp; <b>more</b>", "2020-01-02-agile.md").story
    assert (story.headline, story.standfirst) == ("Is it “agilefall”?", "We asked.")
    assert story.body == "Body &amp; <b>more</b>"


def test_our_own_files_are_taken_letter_for_letter():
    story = read("---\ntitle: <b>Bold</b> &amp;\nstatus: draft\n---\n").story
    assert story.headline == "<b>Bold</b> &amp;"
