"""The headings of a body."""

from deskeditor.markup.outline import Entry, outline


def test_outline():
    body = (
        "Intro\n\n## The *numbers* ##\n\ntext\n\n### More {#more}\n\nUnder\nlined\n---\n\n```\n# none\n```\n"
    )
    assert outline(body) == (Entry(2, "The numbers", 2), Entry(3, "More", 6), Entry(2, "Under lined", 8))


def test_no_headings():
    assert outline("") == ()
