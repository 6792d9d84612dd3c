"""What is inserted stands as a block of its own, with the part to be typed selected."""

from deskeditor.markup.document import Renderer
from deskeditor.markup.editing import Selection, caret, divider, embed, footnote, image, table


def selected(edit):
    return edit.text[edit.selection.start : edit.selection.end]


def test_table():
    edit = table("Before", caret(6), rows=3, columns=2)
    assert edit.text == (
        "Before\n\n| Column 1 | Column 2 |\n| -------- | -------- |\n"
        "|          |          |\n|          |          |"
    )
    assert selected(edit) == "Column 1"
    assert Renderer().render(edit.text).html.count("<tr>") == 3


def test_image():
    edit = image("One\nTwo", caret(3), "images/tram.jpg", alt="A [red] tram", caption='The "last" car')
    assert edit.text == 'One\n\n![A (red) tram](images/tram.jpg "The ”last” car")\n\nTwo'
    assert selected(edit) == "A (red) tram"


def test_the_selection_is_the_alt_text():
    edit = image("a tram", Selection(2, 6), "my tram.jpg")
    assert edit.text == "a \n\n![tram](<my tram.jpg>)"


def test_embed():
    edit = embed("", caret(0), "https://video.example/1", "The last tram")
    assert edit.text == "!embed[The last tram](https://video.example/1)"
    assert selected(edit) == "The last tram"
    assert '<figure class="embed">' in Renderer().render(edit.text).html


def test_divider():
    edit = divider("Before\n\nAfter", caret(6))
    assert edit.text == "Before\n\n---\n\nAfter"
    assert edit.text[edit.selection.position :] == "After"
    last = divider("Before", caret(6))
    assert last.text == "Before\n\n---\n\n"
    assert last.selection == caret(len(last.text))


def test_footnote():
    edit = footnote("He said so.\n", caret(11))
    assert edit.text == "He said so.[^1]\n\n[^1]: "
    assert edit.selection == caret(len(edit.text))
    second = footnote("A.[^1] B.\n\n[^1]: One.", caret(9), "Two.")
    assert second.text == "A.[^1] B.[^2]\n\n[^1]: One.\n[^2]: Two."
