import pytest

from deskeditor.pages import theme_style
from deskeditor.pages.theme_flaw import Flaw

COLOURS = {"light": {"bg": "#FFFFFF", "ink": "#1b1a18"}, "dark": {"bg": "#141618", "ink": "#eae7e1"}}

STYLE = """/* why */
a:not(:hover) > b {
  margin: 0 calc(1px + 2px);
  content: "· ";
}
@media (min-width: 1rem) { p { color: red; } }
"""


def test_squeezing_keeps_what_a_style_means():
    assert theme_style.squeezed(STYLE) == (
        'a:not(:hover)>b{margin:0 calc(1px + 2px);content:"· "}@media (min-width:1rem){p{color:red}}'
    )


def test_colours_are_properties_in_light_and_in_dark():
    assert theme_style.palette(COLOURS) == (
        ":root{color-scheme:light dark;--bg:#fff;--ink:#1b1a18}"
        "@media (prefers-color-scheme:dark){:root:not([data-theme=light]){--bg:#141618;--ink:#eae7e1}}"
        "[data-theme=light]{color-scheme:light}[data-theme=dark]{color-scheme:dark;--bg:#141618;--ink:#eae7e1}"
    )


@pytest.mark.parametrize(
    "rule",
    [
        "background: url(https://track.example/p.gif)",
        "background: url( 'https://track.example/p.gif' )",
        "background: URL(//track.example/p.gif)",
        "background: url(images/own.png)",
        "background: u\\72l(https://track.example/p.gif)",
        "background: \\000075\\00072 l(https://track.example/p.gif)",
        "background: u/**/rl(https://track.example/p.gif)",
        "background: ur\\l(https://track.example/p.gif)",
        "background: url(data:text/html,<b>)",
        "background: url(/**/https://track.example/p.gif)",
        "background: image-set('https://track.example/p.gif' 1x)",
        "background: -webkit-image-set('https://track.example/p.gif' 1x)",
        "background: image('https://track.example/p.gif')",
        "background: src('https://track.example/p.gif')",
        "cursor: url(https://track.example/p.cur), auto",
        "width: expression(alert(1))",
        "behavior: url(#default#time2)",
        "behavior:x",
        "-moz-binding: none",
        "content: '</style><script>alert(1)</script>'",
        "content: '<//**/style>'",
        "content: '<!--'",
    ],
)
def test_a_style_fetches_nothing_and_stays_in_its_element(rule):
    with pytest.raises(Flaw) as caught:
        theme_style.whole("", COLOURS, f"p {{\n  {rule};\n}}")
    assert caught.value.file == "style.css"
    assert caught.value.line in (0, 2)


@pytest.mark.parametrize(
    "sheet",
    ["@import 'https://track.example/x.css';", "@IMPORT url(x.css);", "@\\69mport 'x';", "@im/**/port 'x';",
     "@charset 'utf-7';", "@namespace url(https://track.example/);",
     "@font-face { font-family: x; src: url(https://track.example/f.woff2) }"],
)  # fmt: skip
def test_a_style_loads_no_other(sheet):
    with pytest.raises(Flaw, match=r"style\.css|.*"):
        theme_style.whole("", COLOURS, sheet)


def test_the_line_is_told():
    with pytest.raises(Flaw) as caught:
        theme_style.whole("", COLOURS, "p { color: red; }\n\n/* a\n b */\nb { background: url(x.png); }\n")
    assert (caught.value.line, caught.value.what[:6]) == (5, "“url(”")


@pytest.mark.parametrize(
    "sheet",
    [
        "b{background:url(data:image/png;base64,AAAA)}",
        "b{background:url('data:image/svg+xml,%3Csvg%3E')}",
        "b{filter:url(#f)}",
        "@media (width < 600px){b{color:red}}",
        "@font-face{font-family:x;src:local(Georgia)}",
        'b{content:"\\201c"}',
        "b>i{image-rendering:auto;scroll-behavior:smooth}",
    ],
)
def test_what_fetches_nothing_may_stand(sheet):
    assert theme_style.whole("", COLOURS, sheet).endswith(sheet)


def test_what_the_markup_needs_comes_first_and_the_style_last():
    whole = theme_style.whole("* { margin: 0; }", COLOURS, "p { color: red; }")
    assert whole.startswith("*{margin:0}:root{")
    assert whole.endswith("}p{color:red}")


def test_colours_that_nothing_speaks_of_are_left_out():
    whole = theme_style.whole("", COLOURS, "p{color:var(--ink)}")
    assert "--ink:#1b1a18" in whole
    assert "--bg" not in whole
