"""Straight marks become a language's and back; nothing in code, addresses and titles of links."""

import pytest

from deskeditor.markup.editing_quotes import curl, straighten

from .shown import made


@pytest.mark.parametrize(
    ("language", "result"),
    [
        ("en-GB", "“No,” he said – it’s ‘late’ …"),
        ("de", "„No,“ he said – it’s ‚late‘ …"),
        ("sv", "”No,” he said – it’s ’late’ …"),
    ],
)
def test_by_language(language, result):
    assert made(curl, "⟨\"No,\" he said -- it's 'late' ...⟩", language) == f"⟨{result}⟩"


def test_emphasis_is_looked_over():
    assert made(curl, '⟨**"No"** and *"no"*⟩') == "⟨**“No”** and *“no”*⟩"


@pytest.mark.parametrize(
    "kept",
    [
        '`print("x")`',
        "[words](https://x.example \"A 'title'\")",
        '<a title="x">',
        "https://x.example/it's--here",
        '```\nprint("x")\n```',
        '[ref]: https://x.example "title"',
        "| --- | --- |",
        '\\"',
    ],
)
def test_what_a_machine_reads_stays(kept):
    assert made(curl, f"⟨{kept}⟩") == f"⟨{kept}⟩"


def test_without_a_selection_it_is_the_paragraph():
    assert made(curl, '"a"\n\n"b" "c"¦ "d"\n"e"\n\n"f"') == '"a"\n\n“b” “c”¦ “d”\n“e”\n\n"f"'


def test_straighten_takes_all_marks():
    assert made(straighten, "⟨“a” ‘b’ „c“ «\u00a0d\u00a0» ‚e‘⟩") == '⟨"a" \'b\' "c" "d" \'e\'⟩'


def test_there_and_back():
    text = '⟨He said "no" and she said "it\'s late".⟩'
    assert made(straighten, made(curl, text)) == text
