"""What is set for what is typed, and the pairs around a selection."""

import pytest

from deskeditor.markup.editing_typing import typeset, wrap

from .shown import made, read


def typed(text: str, language: str = "en-GB") -> str:
    """A text typed letter by letter at the end of a line."""
    line = ""
    for letter in text:
        found = typeset(line, letter, "", language)
        line += letter
        if found:
            line = line[: -found.removed] + found.words
    return line


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ('"No," he said.', "“No,” he said."),
        ("it's 'so' he's", "it’s ‘so’ he’s"),
        ('**"No"**', "**“No”**"),
        ('("No")', "(“No”)"),
        ('> "No"', "> “No”"),
        ("one -- two", "one – two"),
        ("one--two", "one—two"),
        ("1--2", "1–2"),
        ("one --- two", "one — two"),
        ("so...", "so…"),
        ("5'10\"", "5’10″"),
        ('"5" he said', "“5” he said"),
        ("the '90s, 'twas rock 'n' roll for 'em.", "the ’90s, ’twas rock ’n’ roll for ’em."),
        ("'90 per cent' and 'no' and 'tin ear'", "‘90 per cent’ and ‘no’ and ‘tin ear’"),
    ],
)
def test_english(text, result):
    assert typed(text) == result


@pytest.mark.parametrize(
    ("language", "result"),
    [
        ("de", "„Nein“, ‚so‘"),
        ("fr", "«\u00a0Nein\u00a0», “so”"),
        ("fi", "”Nein”, ’so’"),
        ("pl", "„Nein”, ‚so’"),
    ],
)
def test_other_languages(language, result):
    assert typed("\"Nein\", 'so'", language) == result


def test_what_a_language_leaves_out():
    assert typed("'s avonds, 't is", "nl") == "’s avonds, ’t is"
    assert typed("'s avonds, 'n ", "en") == "‘s avonds, ’n "


def test_french_spaces_do_not_break():
    assert typed("Non !", "fr") == "Non\u202f!"
    assert typed("Non :", "fr") == "Non\u00a0:"
    assert typed("Non !", "en") == "Non !"


@pytest.mark.parametrize(
    "text",
    [
        "`it's",
        "``a ` it's",
        '<a title="x"',
        "<!-- it's",
        "<!-- a -->",
        "https://x.example/it's--here",
        "www.x.example/it's",
        "[a](https://x.example/it's",
        '[a](https://x.example "title"',
        "<https://x.example/it's",
        '[ref]: https://x.example "t"',
        '{: title="x"',
        "---",
        "- --",
        "| --- | ---",
        "-----",
        '\\"',
    ],
)
def test_nothing_in_what_a_machine_reads(text):
    assert typed(text) == text


@pytest.mark.parametrize(
    "text", ["`code` it's", "[a](b) it's", "<b> it's", "https://x.example it's", "<!-- a --> it's"]
)
def test_behind_it_again(text):
    assert typed(text) == text.replace("'", "’")


@pytest.mark.parametrize(
    ("typed", "result"),
    [
        ("(", "a (⟨word⟩)"),
        ("[", "a [⟨word⟩]"),
        ("*", "a *⟨word⟩*"),
        ("_", "a _⟨word⟩_"),
        ("~", "a ~~⟨word⟩~~"),
        ("`", "a `⟨word⟩`"),
        ('"', "a “⟨word⟩”"),
        ("'", "a ‘⟨word⟩’"),
        ("«", "a «⟨word⟩»"),
    ],
)
def test_pairs_go_around_a_selection(typed, result):
    assert made(wrap, "a ⟨word⟩", typed, "en-GB") == result


def test_straight_marks_where_none_are_set():
    assert made(wrap, "a ⟨word⟩", '"', "") == 'a "⟨word⟩"'
    assert made(wrap, "a ⟨w`d⟩", "`", "") == "a ``⟨w`d⟩``"


@pytest.mark.parametrize(
    ("shown", "typed"), [("a ⟨word⟩", "x"), ("¦word", "("), ("⟨a\n\nb⟩", "*"), ("⟨ ⟩", "(")]
)
def test_anything_else_is_typed(shown, typed):
    assert wrap(*read(shown), typed) is None
