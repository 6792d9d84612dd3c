import pytest
from PySide6.QtCore import QByteArray, QMimeData, QUrl

from deskeditor.ui.cards import links
from deskeditor.ui.cards.links import Link

ADDRESS = "https://harbour.example/dredging?year=2026"


def dragged(*, html: str = "", url: str = "", text: str = "", moz: str = "") -> QMimeData:
    data = QMimeData()
    if html:
        data.setHtml(html)
    if url:
        data.setUrls([QUrl(url)])
    if text:
        data.setText(text)
    if moz:
        data.setData("text/x-moz-url", QByteArray(moz.encode("utf-16-le")))
    return data


def test_the_words_of_a_link_are_read_from_its_html():
    html = f'<meta charset="utf-8"><a href="{ADDRESS}">Dredging\n <b>put off</b> &amp; paid for</a> more'
    assert links.read(dragged(html=html, url=ADDRESS, text=ADDRESS)) == Link(
        ADDRESS, "Dredging put off & paid for"
    )


def test_the_words_may_stand_under_the_address():
    assert links.read(dragged(url=ADDRESS, moz=f"{ADDRESS}\nDredging put off")) == Link(
        ADDRESS, "Dredging put off"
    )


def test_words_that_are_only_the_address_again_are_none():
    html = f'<a href="{ADDRESS}">{ADDRESS}</a>'
    assert links.read(dragged(html=html)) == Link(ADDRESS)


def test_words_of_another_link_are_not_taken():
    assert links.read(dragged(html='<a href="https://other.example/">Other</a>', url=ADDRESS)) == Link(
        ADDRESS
    )


def test_html_in_the_words_stays_text():
    html = f'<a href="{ADDRESS}">&lt;script&gt;alert(1)&lt;/script&gt;\u202e</a>'
    assert links.read(dragged(html=html)) == Link(ADDRESS, "<script>alert(1)</script>")


@pytest.mark.parametrize(
    "data",
    [
        dragged(html='<a href="javascript:alert(1)">Win</a>'),
        dragged(url="file:///etc/hosts"),
        dragged(text="just words"),
        dragged(html="<p>No link <a>here</a></p>"),
        dragged(moz="data:text/html,x\nName"),
        dragged(),
    ],
)
def test_what_leads_nowhere_on_the_web_is_no_link(data):
    assert links.read(data) is None
