"""Pictures inside pasted HTML: out before it is read, back when they are kept."""

from deskeditor.markup.from_html import convert
from deskeditor.markup.pasted_pictures import decoded, put_back, taken_out


def test_out_and_back():
    html, pictures = taken_out('<b>x</b><img src="data:image/png;base64,aGFs bG8=" alt="A">')
    assert html == '<b>x</b><img src="pasted:0" alt="A">'
    assert decoded(pictures[0]) == b"hallo"
    assert put_back('a ![A](pasted:0 "By B") z', ["images/a.png"]) == 'a ![A](images/a.png "By B") z'


def test_what_was_not_kept_leaves_no_sign_and_no_gap():
    markdown = "a\n\n![](pasted:0)\n\n![B](pasted:1)\n\n![](pasted:9)"
    assert put_back(markdown, ["", "images/b.png"]) == "a\n\n![B](images/b.png)"


def test_other_data_and_signs_that_came_with_it_are_no_pictures():
    hostile = '<img src="data:image/svg+xml;base64,AAAA"><img src="pasted:0"><a href="pasted:0">x</a>'
    html, pictures = taken_out(hostile)
    assert pictures == ()
    assert "pasted:0" not in html
    assert convert(hostile).markdown == "x"


def test_no_base64_is_no_picture():
    assert decoded("a") == b""
    assert decoded("====") == b""


def test_a_long_picture_does_not_make_html_too_long():
    made = convert(f'<p><b>x</b><img src="data:image/jpeg;base64,{"A" * 8_000_000}"></p>')
    assert made.markdown == "**x**![](pasted:0)"
    assert len(made.pictures) == 1
