"""Bold, italic, struck out, code, links: on and off again. `[` and `]` show the selection, `|` the caret."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.editing import Selection, bold, code, italic, link, strike


def read(shown):
    if "|" in shown:
        at = shown.index("|")
        return shown.replace("|", ""), Selection(at, at)
    start, end = shown.index("⟨"), shown.index("⟩") - 1
    return shown.replace("⟨", "").replace("⟩", ""), Selection(start, end)


def show(edit):
    text, selection = edit.text, edit.selection
    if selection.empty:
        return text[: selection.position] + "|" + text[selection.position :]
    return f"{text[: selection.start]}⟨{text[selection.start : selection.end]}⟩{text[selection.end :]}"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the ⟨tram⟩ line", "the **⟨tram⟩** line"),
        ("the **⟨tram⟩** line", "the ⟨tram⟩ line"),
        ("the ⟨**tram**⟩ line", "the ⟨tram⟩ line"),
        ("the ⟨tram ⟩line", "the **⟨tram⟩** line"),
        ("the tr|am line", "the **tr|am** line"),
        ("the **tr|am** line", "the tr|am line"),
        ("the |", "the **|**"),
        ("the **|**", "the |"),
        ("*⟨tram⟩*", "***⟨tram⟩***"),
        ("***⟨tram⟩***", "*⟨tram⟩*"),
        ("⟨one\n\ntwo⟩", "⟨**one**\n\n**two**⟩"),
        ("⟨**one**\n\n**two**⟩", "⟨one\n\ntwo⟩"),
        ("⟨- one\n- two⟩", "⟨- **one**\n- **two**⟩"),
        ("|", "**|**"),
        ("⟨a **b** c⟩", "**⟨a b c⟩**"),
        ("⟨**a** b **c**⟩", "**⟨a b c⟩**"),
        ("**⟨a** b **c⟩**", "**⟨a b c⟩**"),
        ("⟨**one**\ntwo **three**⟩", "⟨**one**\n**two three**⟩"),
        ("⟨a ***b*** c⟩", "**⟨a *b* c⟩**"),
        ("⟨2 ** 3 and `x ** y **`⟩", "**⟨2 ** 3 and `x ** y **`⟩**"),
        ("⟨a **b⟩ c**", "**⟨a **b⟩** c**"),
    ],
)
def test_bold(before, after):
    assert show(bold(*read(before))) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "| a | b |\n| --- | --: |\n| c | d\\|e |",
            "| **a** | **b** |\n| --- | --: |\n| **c** | **d\\|e** |",
        ),
        ("| **a** |  |\n| --- | --- |\n| b **c** | |", "| **a** |  |\n| --- | --- |\n| **b c** | |"),
        ("| **a** |  |\n| --- | --- |\n", "| a |  |\n| --- | --- |\n"),
        ("a | b", "**a | b**"),
    ],
)
def test_in_a_table_each_cell_is_bold(before, after):
    assert bold(before, Selection(0, len(before))).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the ⟨tram⟩", "the *⟨tram⟩*"),
        ("the *⟨tram⟩*", "the ⟨tram⟩"),
        ("**⟨tram⟩**", "***⟨tram⟩***"),
        ("***⟨tram⟩***", "**⟨tram⟩**"),
        ("**|**", "***|***"),
        ("⟨*a* 2 * 3 **b** *c*⟩", "*⟨a 2 * 3 **b** c⟩*"),
        (r"⟨a \* b *c*⟩", r"*⟨a \* b c⟩*"),
    ],
)
def test_italic(before, after):
    assert show(italic(*read(before))) == after


def test_strike():
    assert show(strike(*read("the ⟨tram⟩"))) == "the ~~⟨tram⟩~~"
    assert show(strike(*read("the ~~⟨tram⟩~~"))) == "the ⟨tram⟩"


def test_code():
    assert show(code(*read("run ⟨this⟩"))) == "run `⟨this⟩`"
    assert show(code(*read("run `⟨this⟩`"))) == "run ⟨this⟩"
    assert show(code(*read("run ⟨a`b⟩"))) == "run ``⟨a`b⟩``"


@pytest.mark.parametrize("edit", [bold, italic, strike, code])
@settings(max_examples=60, deadline=None, database=None)
@given(words=st.text("ab c", min_size=1), before=st.text("a \n"), after=st.text("a \n"))
def test_twice_is_never(edit, words, before, after):
    text, selection = before + words + after, Selection(len(before), len(before) + len(words))
    if words.strip():
        once = edit(text, selection)
        assert edit(once.text, once.selection).text == text


@pytest.mark.parametrize(
    ("before", "address", "after"),
    [
        ("the ⟨report⟩", "https://a.example", "the [⟨report⟩](https://a.example)"),
        ("the rep|ort", "https://a.example", "the [⟨report⟩](https://a.example)"),
        ("the ⟨report⟩", "", "the [report](|)"),
        ("see |", "", "see [|]()"),
        ("a [re|port](https://a.example)", "https://b.example", "a [⟨report⟩](https://b.example)"),
        ("a [re|port](https://a.example)", "", "a ⟨report⟩"),
        ("⟨x⟩", "https://a.example/b c", "[⟨x⟩](<https://a.example/b c>)"),
        ("![al|t](b.jpg)", "https://a.example", "![[⟨alt⟩](https://a.example)](b.jpg)"),
    ],
)
def test_link(before, address, after):
    text, selection = read(before)
    assert show(link(text, selection, address)) == after
