"""Lines of a body and nodes of its page find each other."""

import pytest

from deskeditor.markup.document import Renderer
from deskeditor.ui.preview.source_places import Nodes, Spot, line_at, nodes_at, spot_at

TEXT = """The first paragraph.[^a]

[depot]: https://harrowbay.example/depot

![A tram](images/tram.jpg "The last car")

| Item | Cost |
|------|-----:|
| Wall | £9m |
| Track | £2m |

A **second** paragraph, with a [link](https://harrowbay.example/second) and the second word.
Its second line.[^b]

[^b]: Note b.
[^a]: Note a, *marked*.
"""
BODY = Renderer().render(TEXT)
LINES = TEXT.split("\n")


def line_of(words):
    return next(number for number, line in enumerate(LINES) if words in line)


@pytest.mark.parametrize(
    ("words", "nodes"),
    [
        ("The first", Nodes(0, 1, -1, 0.0)),
        ("[depot]:", Nodes(1, 1, -1, 0.0)),  # shows nothing: what follows does
        ("![A tram]", Nodes(1, 1, -1, 0.0)),
        ("| Item", Nodes(2, 1, -1, 0.0)),
        ("| Track", Nodes(2, 1, -1, 0.75)),
        ("A **second**", Nodes(3, 1, -1, 0.0)),
        ("Its second", Nodes(3, 1, -1, 0.5)),
        ("[^b]:", Nodes(4, 1, 1, 0.0)),
        ("[^a]:", Nodes(4, 1, 0, 0.0)),
    ],
)
def test_a_line_is_shown_by_nodes(words, nodes):
    assert nodes_at(BODY, line_of(words)) == nodes


@pytest.mark.parametrize("words", ["The first", "![A tram]", "| Track", "A **second**", "[^a]:", "[^b]:"])
def test_there_and_back(words):
    line = line_of(words)
    nodes = nodes_at(BODY, line)
    assert line_at(BODY, nodes.first, nodes.item, nodes.share) == line


def test_between_two_lines_and_behind_the_end():
    assert nodes_at(BODY, line_of("| Item") + 0.5).share == 0.125
    assert nodes_at(Renderer().render("One.\n\nTwo.\n\n\n\n"), 5) == Nodes(1, 1, -1, 1.0)
    assert nodes_at(Renderer().render(""), 0) is None
    assert nodes_at(Renderer().render("[a]: https://here.example\n"), 0) is None


@pytest.mark.parametrize(
    ("node", "item", "before", "line", "column_of"),
    [
        (0, -1, "The first ", "The first", "paragraph"),
        (3, -1, "A second", "A **second**", "** paragraph"),
        (3, -1, "A second paragraph, with a link and the sec", "A **second**", "ond word"),
        (3, -1, "A second paragraph, with a link and the second word.\nIts sec", "Its second", "ond line"),
        (4, 0, "Note a, mar", "[^a]:", "ked"),
        (2, -1, "Item Cost Wall £9m Tr", "| Track", "ack"),
    ],
)
def test_a_click_finds_its_letter(node, item, before, line, column_of):
    number = line_of(line)
    assert spot_at(BODY, (node, item, 0.5), before) == Spot(number, LINES[number].index(column_of))


def test_a_click_on_a_picture_finds_its_line():
    assert spot_at(BODY, (1, -1, 0.7), "") == Spot(line_of("![A tram]"), 0)
    assert spot_at(BODY, (99, -1, 0.7), "") is None
