import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskeditor.pages import theme_markup
from deskeditor.pages.theme_flaw import Flaw

PART = '<p data-part="kicker" class="kicker">{}</p>'


def part(inner, action=""):
    theme_markup.check_part(
        "parts/kicker.html.j2", "kicker", f'<div data-part="kicker">{inner}</div>', action
    )


@pytest.mark.parametrize(
    "html",
    [
        "",
        "Coast &amp; harbour — “so”",
        "<!--comments go here-->",
        '<a href="https://a.example/?b=c&amp;d=e" rel="noopener">a</a>',
        '<a href="#x">b</a> <a href="terns.html">c</a>',
        '<a href="mailto:?subject=a%20b">mail</a><br><hr>',
        '<picture><source srcset="images/a.webp 4w, images/b.webp 9w"><img src="images/a.jpg"></picture>',
        '<img src="images/a.jpg" alt="a &gt; b" width="4" height="3" loading="lazy">',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<svg viewBox="0 0 16 16" aria-hidden="true"><path d="M6.7 9.3"/><path d="M1 1"></path></svg>',
        '<ul class="x"><li>a<ul><li>b</li></ul></li></ul><dl><dt>a</dt><dd>b</dd></dl>',
        '<form action="https://post.example/" method="post"><input id="e" name="email"></form>',
        '<label for="e">E</label>',
        '<section aria-label="x" data-state="idle"><h2 lang="de">X</h2></section>',
    ],
)
def test_plain_markup_may_stand(html):
    part(html, "https://post.example/")


HOSTILE = [
    "<script>alert(1)</script>",
    '<script src="https://track.example/x.js"></script>',
    "<SCRIPT>alert(1)</SCRIPT>",
    "<style>*{background:url(https://track.example/)}</style>",
    '<link rel="stylesheet" href="https://track.example/x.css">',
    '<meta http-equiv="refresh" content="0;url=https://track.example/">',
    '<base href="https://track.example/">',
    '<iframe src="https://track.example/"></iframe>',
    '<object data="https://track.example/"></object>',
    '<embed src="https://track.example/">',
    '<video src="https://track.example/"></video>',
    '<math><mi href="javascript:alert(1)">x</mi></math>',
    "<template><p>x</p></template>",
    "<noscript><p>x</p></noscript>",
    "<textarea></textarea>",
    "<title>x</title>",
    '<img src="images/a.jpg" onerror="alert(1)">',
    '<img src=images/a.jpg onerror=alert(1)>',
    "<img src='images/a.jpg'>",
    '<img src="https://track.example/p.gif">',
    '<img src="//track.example/p.gif">',
    '<img src="images/../../p.gif">',
    '<img src="data:text/html,x">',
    '<img src="images/a.jpg" src="https://track.example/p.gif">',
    '<img SRC="images/a.jpg" src="https://track.example/p.gif">',
    '<img src="images/a.jpg"onerror="alert(1)">',
    '<img srcset="images/a.jpg 1x, https://track.example/p.gif 2x">',
    '<p style="background:url(https://track.example/)">x</p>',
    '<p background="https://track.example/">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java&#9;script:alert(1)">x</a>',
    '<a href="&#1;javascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<a href="//track.example">x</a>',
    '<a href="\\\\track.example">x</a>',
    '<a href="x" ping="https://track.example/">x</a>',
    '<form action="https://evil.example/"></form>',
    '<button formaction="https://evil.example/">x</button>',
    '<svg><script>alert(1)</script></svg>',
    '<svg><a href="javascript:alert(1)"><path d="M0 0"/></a></svg>',
    '<svg><foreignObject><p>x</p></foreignObject></svg>',
    '<svg><use href="https://track.example/#x"/></svg>',
    '<svg><p>out</p></svg>',
    '<path d="M0 0"/>',
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script> -->",
    "<![CDATA[x]]>",
    "<?php x ?>",
    "<!DOCTYPE html>",
    "< b>",
    "a < b",
    "<b",
    "</p>",
    "<p>",
    "<p><div>x</div></p>",
    "<p><p>x</p></p>",
    '<a href="x"><b><a href="y">z</a></b></a>',
    "<li>x</li>",
    "<table><tr><td>x</td></tr></table>",
    "<div/>",
    '<p data-part="headline">x</p>',
    "<b></i></b>",
    "\0headline\0<p>",
]  # fmt: skip


@pytest.mark.parametrize("html", HOSTILE)
def test_anything_else_is_refused(html):
    with pytest.raises(Flaw) as caught:
        part(html, "https://post.example/")
    assert caught.value.file == "parts/kicker.html.j2"
    assert "\0" not in str(caught.value.of("mine"))


@pytest.mark.parametrize(
    "html",
    ["", "text", "<p>x</p>", PART * 2, f"text {PART}", f"{PART} text", f"{PART}<p>x</p>",
     '<p data-part="lead">x</p>'],
)  # fmt: skip
def test_a_part_is_one_element_that_bears_its_name(html):
    with pytest.raises(Flaw):
        theme_markup.check_part("f", "kicker", html)


@pytest.mark.parametrize(
    "html", ['<div data-part="body">\n\0body\0</div>', '<section data-part="body">\0body\0</section>\n']
)
def test_a_body_holds_its_blocks(html):
    theme_markup.check_body("f", html)


@pytest.mark.parametrize(
    "html",
    ['<div data-part="body"></div>', '<div data-part="body"><p>x</p>\0body\0</div>',
     '<div data-part="body">x\0body\0</div>',
     '<div data-part="body"><div>\0body\0</div></div>', '<div data-part="body">\0body\0\0body\0</div>',
     '<div data-part="body">\0lead\0</div>', '\0body\0<div data-part="body"></div>'],
)  # fmt: skip
def test_a_body_holds_nothing_else(html):
    with pytest.raises(Flaw):
        theme_markup.check_body("f", html)


SLOTS = frozenset(["headline", "body", "lead"])


def test_a_layout_sets_the_parts():
    theme_markup.check_layout("f", '<main id="story">\0lead\0<div>\0headline\0</div>\0body\0</main>', SLOTS)


@pytest.mark.parametrize(
    "html",
    [
        '<main id="story">\0headline\0</main>',
        '<main id="story">\0headline\0\0body\0\0body\0</main>',
        '<main id="story">\0headline\0\0body\0\0other\0</main>',
        "<main>\0headline\0\0body\0</main>",
        '<div id="story">\0headline\0\0body\0</div>',
        '<main id="story">\0headline\0\0body\0<p data-part="lead">x</p></main>',
        '<main id="story" class="\0headline\0">\0headline\0\0body\0</main>',
        '<main id="story">\0headline\0\0body\0</main><script>x</script>',
    ],
)
def test_a_layout_that_would_break_the_page_is_refused(html):
    with pytest.raises(Flaw):
        theme_markup.check_layout("f", html, SLOTS)


PIECES = st.sampled_from(
    [*HOSTILE, "<", ">", '"', "'", "=", "/", "!", "-", "--", " ", "\n", "<p>", "</p>", "<a ", 'href="',
     "<b>", "</b>", "<svg>", "</svg>", "<img ", 'alt="', "&lt;", "&#60;", "x", "<!--", "-->",
     "<div>", "</div>", 'title="<b>"']
)  # fmt: skip
TREE = html5lib.getTreeBuilder("dom")


@settings(max_examples=400, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_what_is_let_through_is_read_by_browsers_as_it_was_here(html):
    try:
        part(html)
    except Flaw:
        return
    found = html5lib.HTMLParser(TREE, namespaceHTMLElements=False).parseFragment(f"<div>{html}</div>x")
    (div, text) = found.childNodes
    assert text.data == "x"
    for element in div.getElementsByTagName("*"):
        assert element.tagName in theme_markup._ELEMENTS
        assert not any(name.startswith("on") for name in element.attributes.keys())  # noqa: SIM118  # a DOM's map
