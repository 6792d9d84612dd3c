"""Notes to self: gone from what goes out, with their lines; code keeps what looks like one."""

import pytest

from deskeditor.markup.notes_to_self import without


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One <!-- check this --> two.", "One  two."),
        ("One.\n\n<!-- ask\nlegal -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        ("<!-- first -->\nOne.", "One."),
        ("One.\n<!-- never closed\nTwo.", "One.\n"),
        ("Say `<!-- this -->` so.", "Say `<!-- this -->` so."),
        ("```html\n<!-- code -->\n```\n<!-- note -->\n", "```html\n<!-- code -->\n```\n"),
        ("Lede.\n\n<!--more-->\n\nRest.", "Lede.\n\n<!--more-->\n\nRest."),
        ("None.", "None."),
    ],
)
def test_notes_go(text, left):
    assert without(text) == left
