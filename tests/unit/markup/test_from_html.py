"""What Word, Google Docs, LibreOffice and web pages put on a clipboard becomes clean Markdown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.markup.document import Renderer
from deskeditor.markup.from_html import convert

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<h2 dir="ltr"><span style="font-weight:700">The vote</span></h2><p dir="ltr" style="line-height:1.38">
<span style="font-weight:400;font-style:normal">The council </span><span style="font-weight:700;">voted</span>
<span style="font-weight:400;font-style:italic"> late </span><a href="https://www.google.com/url?q=https://harrowbay.example/a%3Futm_source%3Dx%26id%3D4&amp;sa=D"><span style="text-decoration:underline">here</span></a><span>.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><br>
<ul><li dir="ltr" aria-level="1"><p role="presentation"><span>One</span></p></li><ul><li aria-level="2"><p>Inner</p></li></ul>
<li aria-level="1"><p>Two</p></li></ul><table><colgroup><col></colgroup><tbody><tr><td><p>Ward</p></td><td><p>Votes | n</p></td></tr>
<tr><td>North</td><td style="text-align:right">212</td></tr></tbody></table><hr>
<div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span> A note.</span></p></div></b><br class="Apple-interchange-newline">"""  # noqa: E501

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!-- p {margin:0} --></style></head>
<body lang=EN-GB><!--StartFragment--><p class=MsoNormal><b><span>Harrow&nbsp;Bay</span></b> council
<i>voted<span style='mso-spacerun:yes'>  </span></i>on <a href="https://x.example/?fbclid=1">Thursday</a>.<a
style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><![if !supportFootnotes]>[1]<![endif]></span></a><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>One<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.<span>&nbsp; </span></span>Inner</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Two</p>
<table class=MsoTableGrid><tr><td><p>A<o:p></o:p></p></td><td><p>B</p></td></tr><tr><td>1</td><td>2</td></tr></table>
<img src="file:///C:/x.png"><div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText>
<a href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> Minutes, p. 4.</p></div></div>
<!--EndFragment--></body></html>"""  # noqa: E501

OFFICE = """<p style="margin-bottom: 0cm">Plain <b>bold</b><i> it</i><sup><a
class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></sup></p><ol><li><p>a</p></li>
<li><p>b</p><ol><li><p>c</p></li></ol></li></ol>
<div id="sdfootnote1">
<p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Note text</p></div>"""


def markdown(html: str) -> str:
    return convert(html).markdown


def test_google_docs():
    assert markdown(DOCS) == (
        "## The vote\n\nThe council **voted** *late* [here](https://harrowbay.example/a?id=4).[^1]\n\n"
        "- One\n    - Inner\n- Two\n\n| Ward | Votes \\| n |\n| --- | --: |\n| North | 212 |\n\n---\n\n"
        "[^1]: A note."
    )


def test_word():
    assert markdown(WORD) == (
        "**Harrow Bay** council *voted* on [Thursday](https://x.example/).[^1]\n\n"
        "- One\n    1. Inner\n- Two\n\n"
        "| A | B |\n| --- | --- |\n| 1 | 2 |\n\n[^1]: Minutes, p. 4."
    )
    assert convert(WORD).pictures_left_out == 1


def test_libreoffice():
    assert markdown(OFFICE) == "Plain **bold** *it*[^1]\n\n1. a\n2. b\n    1. c\n\n[^1]: Note text"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<h1>Title <a href='#t'>#</a></h1>", "# Title"),
        ("<h2><b>Bold</b> one</h2>", "## Bold one"),
        ("<p>a<br>b</p>", "a\\\nb"),
        ("a<br><br>b", "a\n\nb"),
        ("<p><b> </b><b>a</b><b>b</b><em></em><i> </i></p>", "**ab**"),
        ("<b>a</b><i>b</i><b>c</b>", "**a**_b_**c**"),
        ("<b><i>a</i> b</b>", "***a* b**"),
        ("<p>one<b> two </b>three</p>", "one **two** three"),
        ("<del>a</del> <code>b`c</code>", "~~a~~ ``b`c``"),
        ("<pre><code class='language-py'>print(1)\n\nx</code></pre>", "```py\nprint(1)\n\nx\n```"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<ul><li>x</li><li><input type=checkbox checked> done</li></ul>", "- x\n- [x] done"),
        ("<ol start=3><li>c</li><li>d</li></ol>", "3. c\n4. d"),
        ("<ul><li><p>a</p><p>b</p></li></ul>", "- a\n\n    b"),
        ("<ul><li aria-level=1>a</li><li aria-level=2>b</li></ul>", "- a\n    - b"),
        ("<figure><img src='https://i.example/b.png' alt=B><figcaption>Cap</figcaption></figure>",
         '![B](https://i.example/b.png "Cap")'),
        ("<dl><dt>T</dt><dd>D</dd></dl>", "T\n:   D"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("<a href='https://a.example'>https://a.example</a>", "<https://a.example>"),
        ("<a href='https://a.example/x_(y)'>x</a>", "[x](https://a.example/x_%28y%29)"),
        ("<table><tr><td>only</td></tr></table>", "only"),
        ("<table><tr><td><ul><li>a</li></ul></td><td>b</td></tr></table>", "- a\n\nb"),
        ("<table><tr><th>a</th><th colspan=2>b</th></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>",
         "| a | b |  |\n| --- | --- | --- |\n| 1 | 2 | 3 |"),
    ],
)  # fmt: skip
def test_each_element(html, text):
    assert markdown(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>words",
        "<p onclick='alert(1)' style='color:red'>words</p>",
        "<a href='javascript:alert(1)'>words</a>",
        "<a href='data:text/html,x'>words</a>",
        "<p style='display:none'>hidden</p>words",
        "<iframe src='https://x.example'></iframe>words",
        "<svg><text>x</text></svg>words",
        "<img src='https://t.example/p.gif' width=1 height=1>words",
        "<style>p{}</style><!-- x -->words",
        "<a href='#there'>words</a>",
        "<a href='elsewhere.html'>words</a>",
    ],
)
def test_nothing_hostile_hidden_or_followed_comes_along(html):
    assert markdown(html) == "words"


@pytest.mark.parametrize(
    "text",
    ["1. not a list", "- no", "# no", "> no", "*x* _y_ `z`", "[a](b)", "<script>", "&lt;", "| a |", "a ~~b~~",
     "[^1] x", "{: .x}", "C:\\new", "snake_case", "[sic]", "2024. A year"],
)  # fmt: skip
def test_what_looks_like_markdown_stays_words(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    html = Renderer().render(markdown(f"<p>{escaped}</p><p>b</p>")).html
    assert html.startswith(f"<p>{escaped.replace('>', '&gt;')}</p>")


@settings(max_examples=60, deadline=None)
@given(st.text("ab *_`[]()#>-+1.!|~\\:\n&<", max_size=30))
def test_any_words_stay_words(text):
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    rendered = Renderer().render(markdown(f"<p>{escaped}</p>")).html
    kept = rendered.replace("<p>", "").replace("</p>", "")
    assert "<" not in kept.replace("<br>", "")


@pytest.mark.parametrize("html", ["<span style='color:red'>just words</span>", "<meta charset=utf-8>words"])
def test_mere_words_are_not_rich(html):
    assert not convert(html).is_rich


def test_what_an_editor_of_code_copied_is_its_text():
    html = "<div style=\"font-family:'Fira Code';white-space:pre;\"><div><b># A</b></div><div>c</div></div>"
    assert not convert(html).is_rich


def test_two_paragraphs_are_more_than_their_text():
    assert convert("<p>a</p><p>b</p>").is_rich


def test_what_is_nested_too_deeply_is_left_to_its_text():
    assert convert("<div>" * 100_000 + "x") is None
    assert markdown("<div>" * 300 + "x") == "x"
    assert markdown("<ul><li>" * 200 + "x").endswith("- x")


def test_lists_and_tables_are_those_that_the_reader_knows():
    html = Renderer().render(markdown(DOCS)).html
    assert "<ul>" in html
    assert html.count("<li>") >= 3
    assert "<table" in html


def test_signs_of_a_heading_without_a_space_stay_words():
    assert markdown("<p>##1</p>") == "\\##1"
