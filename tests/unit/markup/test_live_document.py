"""A body that is edited is at every step what it would be if it were read from scratch."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.document import Renderer
from deskeditor.markup.line_edit import line_edit

STORY = """HARROW BAY -- The council voted to spend £18.4 million.[^survey]

## What the *council* agreed

1. Borrow £11.2 million.
2. Sell the [depot][appraisal]:
   - the land

   - the sheds

> I can count. It floods every February.
>
> — Councillor Tobias Renshaw

![Tram No. 14](images/tram.jpg "The last car. Photograph: Friends of the Shore Line")

| Item | 2023 |
|------|-----:|
| Wall | £9.1m |

Tram
:   A car on rails.

:   What it runs on.

## What the council agreed

<div class="note">

The wall is <b>eight</b> metres high.

</div>

```python
print("trams")

```

The HBT said so again.[^survey] Others did not.[^other]

    an indented block

<!-- to be checked -->

*[HBT]: Harrow Bay Tramways
[appraisal]: https://harrowbay.example/appraisal "The appraisal"
[^survey]: By *Brandt & Lisle*, see[^other].

    ### In a note
[^other]: See [the appraisal][appraisal] and ![a map](images/map.png).
[^unused]: Nobody points here.
"""
ATOMS = [
    *STORY.splitlines(keepends=True),
    *("\n", "\n\n", "- ", "  - ", "> ", "*", "`", "```\n", "~~~\n", "[", "]", "[^survey]", "[^other]"),
    *("<div>", "</div>", "<div\n", "<p>", "</p>", "<table><td>", "<h2>", "<script>", "</script>", "<li>"),
    *("<!--", "-->", "HBT", "*[HB]: Harrow Bay\n", "[appraisal]: https://sea.example\n", "[^unused]", "&"),
    *("# Depot {#depot}\n", "===\n", "---\n", ":   a meaning\n", "    ", "|", "|--|--|\n", "1. ", "é", "   "),
]
EDITS = st.lists(
    st.tuples(
        st.integers(0, 2000),
        st.one_of(st.just(0), st.integers(0, 60)),
        st.lists(st.sampled_from(ATOMS), max_size=3).map("".join),
    ),
    min_size=1,
    max_size=8,
)


class Follower:
    """A document and what somebody knows of its blocks who hears of changes alone."""

    def __init__(self, renderer, text, ready=None):
        self.renderer, self.text = renderer, text
        self.document = renderer.begin(text)
        self.shown = [""] * len(self.document.rendered.parts)
        self.take(self.document.advance(ready))

    def edit(self, text):
        edit = line_edit(self.text, text)
        self.text = text
        if edit:
            self.take(self.document.edit(edit))

    def take(self, change):
        now = [part.html for part in self.document.rendered.parts]
        end = change.first + change.added
        self.shown[change.first : change.first + change.removed] = now[change.first : end]
        for at in change.altered:
            self.shown[at] = now[at]
        assert self.shown == now

    def is_as_from_scratch(self):
        scratch = self.renderer.render(self.text)
        assert self.document.rendered == scratch
        assert "".join(block.source for block in self.document.rendered.blocks) == self.text


def edited(text, edits):
    for at, length, new in edits:
        at = min(at, len(text))
        text = text[:at] + new + text[at + length :]
        yield text


@settings(max_examples=120, deadline=None, database=None)
@given(start=st.sampled_from(["", STORY]), edits=EDITS)
def test_edits_make_what_reading_from_scratch_makes(start, edits):
    follower = Follower(Renderer(), start)
    for text in edited(start, edits):
        follower.edit(text)
        follower.is_as_from_scratch()


@settings(max_examples=60, deadline=None, database=None)
@given(edits=EDITS, steps=st.lists(st.integers(1, 4), min_size=8, max_size=8))
def test_edits_before_all_has_been_read(edits, steps):
    follower = Follower(Renderer(), STORY, ready=2)
    for text, step in zip(edited(STORY, edits), steps, strict=False):
        follower.edit(text)
        follower.take(follower.document.advance(step))
    follower.take(follower.document.advance())
    assert follower.document.is_complete
    follower.is_as_from_scratch()


@pytest.mark.parametrize("seed", range(4))
def test_typing_and_deleting_letter_by_letter(seed):
    chance = random.Random(seed)
    follower = Follower(Renderer(), STORY)
    for _ in range(60):
        at = chance.randrange(len(follower.text) + 1)
        typed = chance.choice([*"ab*[]<>-#`|:! \n^", ""])
        follower.edit(follower.text[:at] + typed + follower.text[at + (not typed) :])
        follower.is_as_from_scratch()


def changed(before, after):
    follower = Follower(Renderer(), before)
    change = follower.document.edit(line_edit(before, after))
    return change.first, change.removed, change.added, change.altered


def test_a_key_touches_one_block():
    text = "\n\n".join(f"Paragraph {number}, *marked*." for number in range(500))
    assert changed(text, text.replace("Paragraph 250,", "Paragraph 250!,")) == (250, 1, 1, ())


def test_two_paragraphs_become_one():
    assert changed("One.\n\nTwo.\n\nThree.", "One.\nTwo.\n\nThree.") == (0, 2, 1, ())


def test_a_definition_reads_those_that_use_it():
    text = "One [a].\n\nTwo.\n\nThree [a].\n\n[a]: https://{}.example\n"
    assert changed(text.format("here"), text.format("there")) == (3, 1, 1, (0, 2))


def test_a_new_mark_numbers_those_behind_it():
    text = "One.{}\n\nTwo.\n\nThree.[^b]\n\n[^a]: A.\n[^b]: B.\n"
    first, removed, added, altered = changed(text.format(""), text.format("[^a]"))
    assert (first, removed, added) == (0, 1, 1)
    assert altered == (2,)


def test_a_tag_that_is_closed_far_below():
    text = "<div>\n\nOne.\n\nTwo.\n\nThree.{}\n"
    assert changed(text.format(""), text.format("</div>")) == (0, 4, 1, ())
