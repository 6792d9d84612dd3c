"""What comes from outside is cleaned, and what was taken out is named."""

import pytest

from deskeditor.markup.sanitize import clean

VECTORS = [
    "<script>steal()</script>",
    "<img src=x onerror=steal()>",
    "<svg onload=steal()><script>steal()</script></svg>",
    "<a href='javascript:steal()'>x</a>",
    "<a href=' java\tscript:steal()'>x</a>",
    "<a href='&#106;avascript:steal()'>x</a>",
    "<a href='vbscript:steal()'>x</a>",
    "<a href='data:text/html,<script>steal()</script>'>x</a>",
    "<iframe src='javascript:steal()'></iframe>",
    "<iframe srcdoc='<script>steal()</script>'></iframe>",
    "<object data='steal.swf'></object><embed src='steal.swf'>",
    "<link rel=preconnect href='https://tracker.example'>",
    "<meta http-equiv=refresh content='0;url=https://tracker.example'>",
    "<base href='https://tracker.example'>",
    "<form action='https://tracker.example'><input name=password></form>",
    "<p style='background:url(https://tracker.example)'>x</p>",
    "<style>body{background:url(https://tracker.example)}</style>",
    "<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>",
    "<noscript><p title='</noscript><img src=x onerror=steal()>'></noscript>",
    "<img src='data:image/svg+xml,<svg onload=steal()>'>",
    "<video><source onerror=steal()></video>",
    "<details ontoggle=steal() open>x</details>",
    "<x onclick=steal()>x</x>",
    '<a href="https://harrowbay.example" onmouseover=steal()>x</a>',
    "<!--><img src=x onerror=steal()>-->",
    "<![CDATA[<img src=x onerror=steal()>]]>",
    "<template><script>steal()</script></template>",
    "<img srcset='https://tracker.example/x.png 2x' src=a.png>",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_nothing_hostile_is_left(vector, dangers):
    cleaned = clean(vector)
    assert dangers(cleaned.html) == []
    assert "steal.swf" not in cleaned.html
    assert "tracker.example" not in cleaned.html


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>a<script>b</script></p>", ("script",)),
        ("<p onclick=x>a</p>", ("onclick handler",)),
        ("<p style='color:red'>a</p>", ("style attribute",)),
        ("<a href='javascript:x'>a</a>", ("javascript: address",)),
        ("<form><input></form>", ("form", "form field")),
        ("<iframe src='https://video.example/1'></iframe>", ("iframe",)),
        ("<center>a</center><p>b</p>", ()),
    ],
)
def test_what_was_dropped_is_named(html, words):
    assert clean(html).dropped == words


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://harrowbay.example/a?b=1&amp;c=2" rel="noopener">x</a>',
        '<a href="mailto:desk@harrowbay.example" rel="noopener">x</a>',
        '<a href="tel:+441234" rel="noopener">x</a>',
        '<a href="#what-next" rel="noopener">x</a>',
        '<img src="images/0123456789abcdef.jpg" alt="A tram" width="800" height="600">',
        '<img src="data:image/png;base64,iVBORw0KGgo=" alt="">',
        '<ol start="3" reversed=""><li>a</li></ol>',
        "<td>a</td>",
    ],
)
def test_what_may_stand_stays(html):
    wrapped = f"<table><tbody><tr>{html}</tr></tbody></table>" if html.startswith("<td") else html
    assert clean(wrapped).html == wrapped


def test_an_address_without_scheme_gets_one():
    assert 'href="https://cdn.example/x"' in clean("<a href='//cdn.example/x'>x</a>").html


def test_a_frame_becomes_a_link():
    html = clean("<iframe src='https://video.example/1' title='The last tram'></iframe>").html
    assert html == '<p>!embed<a href="https://video.example/1" rel="noopener">The last tram</a></p>'


def test_a_player_becomes_a_link():
    html = clean("<audio controls><source src='https://radio.example/a.mp3'></audio>").html
    assert '<a href="https://radio.example/a.mp3"' in html


def test_cleaning_again_changes_nothing():
    tangled = "<p><button><p>a</button><table><p>b<td><a href=#x><object><a href=#y>c"
    once = clean(tangled).html
    assert clean(once).html == once
