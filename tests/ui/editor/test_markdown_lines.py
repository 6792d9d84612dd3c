"""Which characters of a line of Markdown look how."""

import pytest

from deskeditor.ui.editor.markdown_lines import NOTHING_OPEN, Look, State, left_open, read


def looks(line: str, before: State = NOTHING_OPEN) -> dict[str, Look]:
    """Each run's characters and how they look; of equal characters the last run counts."""
    return {line[start:end]: look for start, end, look in read(line, before).runs}


@pytest.mark.parametrize(
    ("line", "characters", "look"),
    [
        ("a **bold** word", "**bold**", Look.STRONG),
        ("a **bold** word", "**", Look.STRONG | Look.MARK),
        ("an *important* word", "*important*", Look.EMPHASIS),
        ("an _important_ word", "_important_", Look.EMPHASIS),
        ("***both*** of them", "***both***", Look.STRONG | Look.EMPHASIS),
        ("~~gone~~ words", "~~gone~~", Look.STRUCK),
        ("some `code` here", "`code`", Look.CODE),
        ("a [link](https://a.example/x_y_z) here", "link", Look.LINK),
        ("a [link](https://a.example/x_y_z) here", "](https://a.example/x_y_z)", Look.MARK),
        ("a [link][depot] here", "][depot]", Look.MARK),
        ('![Tram](images/t.png "The last car. Credit: IC")', "Tram", Look.LINK),
        ("see <https://a.example/>", "<https://a.example/>", Look.LINK),
        ("a note[^1]", "[^1]", Look.LINK),
        ("## A heading", "A heading", Look.HEADING),
        ("## A heading", "## ", Look.HEADING | Look.MARK),
        ("## A heading ##", " ##", Look.HEADING | Look.MARK),
        ("> She said so", "She said so", Look.QUOTE),
        ("> She said so", "> ", Look.QUOTE | Look.MARK),
        ("> ## Heading in a quotation", "Heading in a quotation", Look.QUOTE | Look.HEADING),
        ("1. first", "1. ", Look.LIST_MARK),
        ("- [ ] to do", "- [ ] ", Look.LIST_MARK),
        ("to be told TK later", "TK", Look.TO_COME),
        ("***", "***", Look.MARK),
        (r"five \* six", "\\", Look.MARK),
        ("words <!-- a note --> words", "<!-- a note -->", Look.COMMENT),
        ("**bold with a [link](x)**", "link", Look.STRONG | Look.LINK),
    ],
)
def test_characters_look_as_they_will_be_read(line, characters, look):
    assert looks(line)[characters] == look


@pytest.mark.parametrize(
    "line",
    [
        "snake_case_words",
        "2 * 3 * 4",
        "plain words",
        "",
        "#hashtag",
        "ATKINS",
        "a ** b ** c",
        "1984 was a year",
    ],
)
def test_ordinary_words_are_left_alone(line):
    assert read(line).runs == []


def test_a_fence_holds_until_its_own_sign_closes_it():
    opened = read("```python").state
    assert opened == State(fence="```")
    assert looks("**not bold**", opened) == {"**not bold**": Look.CODE}
    assert read("~~~", opened).state == opened
    assert read("````", opened).state == NOTHING_OPEN


def test_a_comment_holds_over_lines():
    opened = read("words <!-- a note").state
    assert opened == State(in_comment=True)
    assert looks("still **a note**", opened) == {"still **a note**": Look.COMMENT}
    closed = read("to here --> *then* words", opened)
    assert closed.state == NOTHING_OPEN
    assert looks("to here --> *then* words", opened)["*then*"] == Look.EMPHASIS


@pytest.mark.parametrize(
    "line", ["", "words", "```", "~~~~", "a ``` b", "<!--", "<!-- x -->", "--> x <!-- y", "``` a ` b"]
)
@pytest.mark.parametrize("before", [NOTHING_OPEN, State(fence="```"), State(in_comment=True)])
def test_what_is_left_open_is_the_same_however_it_is_asked(line, before):
    assert left_open(line, before) == read(line, before).state


@pytest.mark.parametrize("shape", ["[", "*", "`", "**a ", "_a", "[a](", "~~a ", '![a](x "', "***a", "<!--"])
def test_runs_stay_inside_a_line_of_any_shape(shape):
    line = shape * 2000
    assert all(0 <= start <= end <= len(line) for start, end, _ in read(line).runs)
