"""What is inserted stands as a block of its own, with the part to be typed selected."""

from deskeditor.markup.document import Renderer
from deskeditor.markup.editing import (
    Selection,
    caret,
    divider,
    embed,
    image,
    images,
    story_links,
    table,
)


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


def test_a_link_to_a_story_leads_to_the_page_beside():
    one = [("sea-wall", "Who owns [the] wall?")]
    assert story_links("See the wall.", Selection(8, 12), one).text == "See the [wall](sea-wall.html)."
    edit = story_links("See .", caret(4), one)
    assert edit.text == "See [Who owns (the) wall?](sea-wall.html)."
    assert edit.selection == caret(len(edit.text) - 1)
    assert story_links("", caret(0), [("a", "")]).text == "[a](a.html)"


def test_several_stories_become_a_list():
    edit = story_links("Before", caret(6), [("a", "One"), ("b", "Two")])
    assert edit.text == "Before\n\n- [One](a.html)\n- [Two](b.html)"


CELLS = "| a | b |\n| --- | --- |\n| one  | two |"


def test_a_picture_in_a_table_stays_in_its_cell():
    edit = images(CELLS, caret(CELLS.index("one ") + 4), [("images/a.png", ""), ("images/b.png", "By X")])
    assert edit.text == CELLS.replace("one ", 'one ![](images/a.png)<br>![](images/b.png "By X")')
    assert edit.text[: edit.selection.position].endswith("![")


def test_several_stories_in_a_table_stay_in_their_cell():
    edit = story_links(CELLS, caret(CELLS.index("one ") + 4), [("a", "A"), ("b", "B")])
    assert edit.text == CELLS.replace("one ", "one [A](a.html)<br>[B](b.html)")
