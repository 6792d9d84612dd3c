"""What the standard of HTML does not allow becomes something that it allows, and no word is lost."""

import pytest

from deskeditor.markup.document import Renderer


def shown(text: str) -> str:
    return Renderer().render(text).html


@pytest.mark.parametrize(
    ("written", "made"),
    [
        ("<a>x</a>", "<p><a>x</a></p>"),
        ("<p lang='no such' dir='sideways'>x</p>", "<p>x</p>"),
        ("<p lang='de-CH' dir='rtl'>x</p>", '<p lang="de-CH" dir="rtl">x</p>'),
        ("<ol start=x type=z reversed=1><li value=w>x</ol>", "<ol reversed><li>x</li></ol>"),
        ("<p><bdo>x</bdo></p>", "<p><span>x</span></p>"),
        ("<p><time>soon</time></p>", "<p><span>soon</span></p>"),
        ("<p><time>2026-11</time></p>", "<p><time>2026-11</time></p>"),
        ("<p><time datetime='2026-02-31'>x</time></p>", "<p><span>x</span></p>"),
        ("<p><time datetime='2026-11-20'>x</time></p>", '<p><time datetime="2026-11-20">x</time></p>'),
        ("<p><ins datetime=now>x</ins></p>", "<p><ins>x</ins></p>"),
        ("<p><dfn>a <dfn>b</dfn></dfn></p>", "<p><dfn>a <span>b</span></dfn></p>"),
        ("<h2><p>x</p></h2>", '<h2 id="x"><span>x</span></h2>'),
        ("<details>a<summary>b</summary></details>", "<details><summary>b</summary>a</details>"),
        ("<details open=open>a</details>", "<div>a</div>"),
        ("<dl><dd>x</dd></dl>", "<div><div>x</div></div>"),
        ("<dl><dt>x</dt></dl>", "<div><p>x</p></div>"),
        ("<dl><dt>x</dt><dd>y</dd></dl>", "<dl><dt>x</dt><dd>y</dd></dl>"),
        ("<div><b><p>x</p></b></div>", "<div><div><p>x</p></div></div>"),
    ],
)
def test_what_may_not_stand_is_mended(written, made):
    assert shown(written) == made


@pytest.mark.parametrize(
    ("address", "encoded"),
    [
        ("https://a.example/x|y{z}^`", "https://a.example/x%7Cy%7Bz%7D%5E%60"),
        ("https://[2001:db8::1]/[a]", "https://[2001:db8::1]/%5Ba%5D"),
        ("https://a.example/100%/a%20b#c#d", "https://a.example/100%25/a%20b#c%23d"),
        ("/straße/?q=“x”", "/straße/?q=“x”"),
    ],
)
def test_an_address_holds_only_what_addresses_may(address, encoded):
    assert f'href="{encoded}"' in shown(f"<p><a href='{address}'>x</a></p>")


def test_a_cell_reaches_no_further_than_to_where_another_begins():
    table = "<table><tr><td>a<td colspan=9>b</tr><tr><td rowspan=5>c<td>d</table>"
    assert "span=" not in shown(table)
    wide = "<table><tr><td colspan=2>a<td rowspan=2>b</tr><tr><td>c<td>d</table>"
    assert 'colspan="2"' in shown(wide)
    assert 'rowspan="2"' in shown(wide)


@pytest.mark.parametrize(
    ("written", "levels"),
    [("345", "234"), ("3332", "2222"), ("2443", "2333"), ("13", "23"), ("2362", "2342")],
)
def test_headings_go_down_one_level_at_a_time(written, levels):
    text = "\n\n".join(f"{'#' * int(level)} Heading" for level in written)
    rendered = Renderer().render(text)
    assert "".join(str(heading.level) for heading in rendered.headings) == levels
    tags = [block.html[:3] + block.html[-3:] for block in rendered.blocks]
    assert tags == [f"<h{level}h{level}>" for level in levels]
