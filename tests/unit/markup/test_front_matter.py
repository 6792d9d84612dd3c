"""Where a file's front matter ends."""

import pytest

from deskeditor.markup.front_matter import FrontMatter, split


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: A\n---\nBody\n", FrontMatter("yaml", "title: A\n", "Body\n")),
        ("---\ntitle: A\n---\n\nBody", FrontMatter("yaml", "title: A\n", "Body")),
        ("---\ntitle: A\n---\n\n\nBody", FrontMatter("yaml", "title: A\n", "\nBody")),
        ("---\ntitle: A\n---", FrontMatter("yaml", "title: A\n", "")),
        ("---\ntitle: A\n...\nBody", FrontMatter("yaml", "title: A\n", "Body")),
        ("\ufeff---\r\ntitle: A\r\n---\r\n\r\nBody\r\n", FrontMatter("yaml", "title: A\r\n", "Body\r\n")),
        ("+++\ntitle = 'A'\n+++\nBody", FrontMatter("toml", "title = 'A'\n", "Body")),
        ("---\n---\nBody", FrontMatter("yaml", "", "Body")),
        ("---\ntext: a\n  --- not here\n---\nBody", FrontMatter("yaml", "text: a\n  --- not here\n", "Body")),
        ("---\n\nA rule above\n\n---\n", FrontMatter("none", "", "---\n\nA rule above\n\n---\n")),
        ("---\ntitle: never closed\n", FrontMatter("none", "", "---\ntitle: never closed\n")),
        ("Body\n---\na: b\n---\n", FrontMatter("none", "", "Body\n---\na: b\n---\n")),
        ("", FrontMatter("none", "", "")),
    ],
)
def test_split(text, expected):
    assert split(text) == expected
