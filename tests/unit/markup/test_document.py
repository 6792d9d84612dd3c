"""A body becomes its blocks, the same after any edit as from scratch."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.blocks import pieces
from deskeditor.markup.document import Renderer
from deskeditor.markup.inline import Reader
from deskeditor.markup.template import from_html

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

## What the council agreed

The HBT said so again.[^survey] Others did not.[^other]

*[HBT]: Harrow Bay Tramways
[appraisal]: https://harrowbay.example/appraisal "The appraisal"
[^survey]: By *Brandt & Lisle*.
[^other]: See [the appraisal][appraisal].
[^unused]: Nobody points here.
"""
ATOMS = STORY.splitlines(keepends=True)
ATOMS += [
    "\n",
    "\n\n",
    "- ",
    "  - ",
    "> ",
    "*",
    "`",
    "```\n",
    "[",
    "]",
    "[^survey]",
    "[^other]",
    "<div>",
    "</div>",
    "<p>",
]
ATOMS += [
    "<table><td>",
    "<b>",
    "<a href=#x>",
    "<h2>",
    "<sup data-note=other>",
    "<script>",
    "<!--",
    "-->",
    "<li>",
    "HBT",
]
ATOMS += [
    "&",
    "\\",
    '"',
    "[appraisal]: https://sea.example\n",
    "# Depot {#depot}\n",
    "\x00",
    "\x01",
    "\u2060",
    "é",
]

edits = st.lists(
    st.tuples(
        st.integers(0, 2000), st.integers(0, 40), st.lists(st.sampled_from(ATOMS), max_size=3).map("".join)
    ),
    min_size=1,
    max_size=6,
)


def html(text, language="en-GB"):
    return Renderer().render(text, language=language).html


@settings(max_examples=80, deadline=None, database=None)
@given(start=st.sampled_from(["", STORY]), edits=edits)
def test_rendering_after_edits_equals_rendering_from_scratch(start, edits):
    renderer, text = Renderer(), start
    renderer.render(text)
    for at, length, new in edits:
        at = min(at, len(text))
        text = text[:at] + new + text[at + length :]
        rendered = renderer.render(text)
    assert rendered == Renderer().render(text)
    assert "".join(block.source for block in rendered.blocks) == text


def _nodes_and_safety(text, body, has_bare_text, dangers):
    rendered = Renderer().render(text)
    for block in rendered.blocks:
        assert len(body(block.html)) == block.nodes, block
        assert not has_bare_text(block.html), block
    assert len(body(rendered.html)) == sum(block.nodes for block in rendered.blocks)
    assert dangers(rendered.html) == []


@pytest.fixture
def check(body, has_bare_text, dangers):
    return lambda text: _nodes_and_safety(text, body, has_bare_text, dangers)


def test_nodes_are_those_of_a_browser(check):
    @settings(max_examples=120, deadline=None, database=None)
    @given(st.lists(st.sampled_from(ATOMS), max_size=25).map("".join))
    def property_holds(text):
        check(text)

    property_holds()


def _read_the_long_way(piece):
    reader = Reader()
    return from_html(reader.html(reader.built(piece), {}), "en-GB", {})


@settings(max_examples=100, deadline=None, database=None)
@given(st.text(st.sampled_from("abc .,\"'-–—…:;?()/7£\n#|+=1\u00a0é"), max_size=60))
def test_prose_is_rendered_as_if_it_had_been_read(text):
    """The way around the reader, for paragraphs without a mark, shows what the reader would."""
    for piece, block in zip(pieces(text), Renderer().render(text).blocks, strict=False):
        read = _read_the_long_way(piece)
        if not read.gaps:
            assert block.html == read.pieces[0]


def test_a_story():
    rendered = Renderer().render(STORY)
    assert [(entry.level, entry.text, entry.id, entry.line) for entry in rendered.headings] == [
        (2, "What the council agreed", "what-the-council-agreed", 2),
        (2, "What the council agreed", "what-the-council-agreed-2", 19),
    ]
    assert rendered.images == ("images/tram.jpg",)
    assert rendered.dropped == ("footnote “unused”, without a mark",)
    assert (
        '<a href="https://harrowbay.example/appraisal" title="The appraisal" rel="noopener">depot</a>'
        in rendered.html
    )
    assert '<abbr title="Harrow Bay Tramways">HBT</abbr>' in rendered.html
    assert "£18.4\u00a0million" in rendered.html
    assert "<li>the land</li><li>the sheds</li>" in rendered.html


def test_footnotes_are_numbered_by_first_use_and_lead_back():
    rendered = Renderer().render("One[^b], two[^a], one[^b].\n\n[^a]: First.\n[^b]: Second.\n")
    notes = rendered.blocks[-1]
    assert (notes.source, notes.nodes) == ("", 1)
    assert notes.html.index("Second.") < notes.html.index("First.")
    assert '<li id="fn-b">' in notes.html
    assert notes.html.count('href="#fnref-b') == 2
    assert rendered.html.count('href="#fn-b"') == 2
    assert 'id="fnref-b"' in rendered.html
    assert 'id="fnref-b--2"' in rendered.html


def test_a_footnote_keeps_its_id_when_its_number_changes():
    before = html("One[^a].\n\n[^a]: A.\n[^b]: B.\n")
    after = html("Zero[^b]. One[^a].\n\n[^a]: A.\n[^b]: B.\n")
    assert '<a id="fnref-a" href="#fn-a" role="doc-noteref" aria-label="Footnote 1">1</a>' in before
    assert '<a id="fnref-a" href="#fn-a" role="doc-noteref" aria-label="Footnote 2">2</a>' in after


def test_a_footnote_within_a_footnote():
    rendered = html("One[^a].\n\n[^a]: A[^b].\n[^b]: B[^a].\n")
    assert rendered.index('id="fn-a"') < rendered.index('id="fn-b"')


def test_a_mark_without_a_footnote_stays_as_typed():
    assert html("One[^a] `[^a]`.") == "<p>One[^a] <code>[^a]</code>.</p>"


@pytest.mark.parametrize("title", ["Comments", "Newsletter", "Share"])
def test_a_heading_never_takes_an_id_of_the_page(title):
    (heading,) = Renderer().render(f"## {title}").headings
    assert heading.id == f"{title.lower()}-2"


def test_ids_are_unique_whoever_wrote_them(body):
    text = (
        "## Depot\n\n<p id=depot>a</p>\n\n# Fn a\n\n## Depot {#depot}\n\n<p id=fn-a>b</p>\n\nc[^a]\n\n[^a]: d"
    )
    ids = [element.get("id") for element in body(html(text)).iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 7


def test_only_the_changed_block_is_read_again(monkeypatch):
    renderer = Renderer()
    renderer.render(STORY)
    read = []
    original = Reader.html
    monkeypatch.setattr(
        Reader, "html", lambda self, piece, links: read.append(piece) or original(self, piece, links)
    )
    renderer.render(STORY.replace("- the sheds", "- the shed"))
    assert len(read) == 1


def test_a_changed_definition_reaches_the_blocks_that_use_it():
    renderer = Renderer()
    renderer.render(STORY)
    changed = renderer.render(STORY.replace("example/appraisal", "example/new"))
    assert changed.html.count('href="https://harrowbay.example/new"') == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- a\n  - b\n    - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("- a\n    - b\n        - c", "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li></ul>"),
        ("1. a\n  - b", "<ol><li>a<ul><li>b</li></ul></li></ol>"),
        ("- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("- a\n\n  ```\n  x\n  ```", '<ul><li><p>a</p><pre tabindex="0"><code>x\n</code></pre></li></ul>'),
        ("```py\na < b\n```", '<pre tabindex="0"><code class="language-py">a &lt; b\n</code></pre>'),
        ("Tram\n: A vehicle", "<dl><dt>Tram</dt><dd>A vehicle</dd></dl>"),
        (
            "~~gone~~ *a* **b** `c--d`",
            "<p><del>gone</del> <em>a</em> <strong>b</strong> <code>c--d</code></p>",
        ),
        ("a\\\nb", "<p>a<br>b</p>"),
        ("---", "<hr>"),
        ("# Title", '<h2 id="title">Title</h2>'),
        ("<mayor's name> said", "<p>&lt;mayor’s name&gt; said</p>"),
        ("<!-- to self -->", ""),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("*“a*”", "<p><em>“a</em>”</p>"),
        ('one<br>"two"', "<p>one<br>“two”</p>"),
        ('"*a*," he said', "<p>“<em>a</em>,” he said</p>"),
        ("<div>\n\n**a**\n\n</div>", "<div><p><strong>a</strong></p></div>"),
        ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>"),
    ],
)
def test_html(text, expected):
    assert html(text) == expected


def test_the_pages_own_words_are_in_the_storys_language():
    german = html("Ein Satz.[^a]\n\n> [!WARNING]\n> Halt\n\n[^a]: Quelle", "de")
    assert 'aria-label="Fußnoten"' in german
    assert "Warnung" in german


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "<a " * 10_000,
        "<http://a" * 10_000,
        "<div>" * 5_000,
        "> " * 2_000 + "a",
        "".join("  " * level + "- a\n" for level in range(300)),
        "- word\n" * 30_000,
    ],
)
def test_what_is_too_heavy_is_shown_as_typed_and_named(text):
    (block,) = Renderer().render(f"Before\n\n{text}\n\nAfter").blocks[1:2]
    text = escape(block.source.strip(chr(10)), quote=False)
    assert block.html == f'<pre class="unformatted" tabindex="0">{text}</pre>'
    assert block.dropped[0].startswith("formatting: ")


def test_a_long_list_is_not_too_heavy():
    rendered = Renderer().render("- a *b* [c](https://harrowbay.example)\n" * 300)
    assert rendered.dropped == ()
    assert rendered.html.count("<li>") == 300


def test_what_was_dropped_is_named_once_per_block_and_story():
    rendered = Renderer().render("<script>a</script>\n\n<script>b</script>\n\nfine")
    assert [block.dropped for block in rendered.blocks] == [("script",), ("script",), ()]
    assert rendered.dropped == ("script",)


def test_what_is_not_used_any_more_is_let_go():
    renderer = Renderer()
    for number in range(9000):
        renderer.render(f"Story *{number}*")
    assert len(renderer._templates._kept) + len(renderer._templates._older) <= 8000
