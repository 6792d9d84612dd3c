"""Figures, pull quotes, call-outs, link cards and tables as the page's styles know them."""

import pytest

from deskeditor.markup.document import Renderer


def html(text):
    return Renderer().render(text).html


def test_a_lone_image_is_a_figure():
    assert html('![Tram](images/t.jpg "The last car. Photograph: Friends")') == (
        '<figure><img alt="Tram" src="images/t.jpg" loading="lazy"><figcaption>The last car.'
        ' <span class="credit">Photograph: Friends</span></figcaption></figure>'
    )


def test_a_credit_alone_and_a_caption_alone():
    assert '<figcaption><span class="credit">Credit: I. Castellane</span></figcaption>' in html(
        '![a](b.jpg "Credit: I. Castellane")'
    )
    assert "<figcaption>At the “depot”</figcaption>" in html("![a](b.jpg 'At the \"depot\"')")


def test_two_or_three_images_and_nothing_else_are_a_gallery():
    assert html('![One](a.jpg "The first. Photo: I. C.")\n![Two](b.jpg "The second.")') == (
        '<figure class="gallery" data-n="2"><img alt="One" src="a.jpg" loading="lazy">'
        '<img alt="Two" src="b.jpg" loading="lazy"><figcaption>The first. '
        '<span class="credit">Photo: I. C.</span> The second.</figcaption></figure>'
    )
    three = html("![](a.jpg) [![](b.jpg)](https://courier.example)  \n![](c.jpg)")
    assert three.startswith('<figure class="gallery" data-n="3"><img')
    assert '<a href="https://courier.example"' in three
    assert "<br>" not in three
    assert "figcaption" not in three


@pytest.mark.parametrize(
    "text", ["![](a.jpg) and ![](b.jpg)", "![](a.jpg) **![](b.jpg)**", " ".join(["![](a.jpg)"] * 4)]
)
def test_more_images_or_images_among_words_are_no_gallery(text):
    assert "figure" not in html(text)


def test_an_image_among_words_is_no_figure():
    assert html("A ![tram](t.jpg) here").startswith("<p>A <img")


def test_an_image_always_has_an_alt_and_an_address():
    assert 'alt=""' in html("<img src=a.png>")
    assert html("![Tram]()") == "<p>Tram</p>"


@pytest.mark.parametrize(
    "text",
    [
        "> It floods.\n>\n> — Tobias Renshaw",
        "> It floods.\n> -- Tobias Renshaw",
        "> It floods.\n— Tobias Renshaw",
    ],
)
def test_a_quotation_with_its_speaker_is_a_pull_quote(text):
    assert (
        html(text) == '<blockquote class="pull"><p>It floods.</p><footer>Tobias Renshaw</footer></blockquote>'
    )


def test_a_quotation_without_a_speaker_is_none():
    assert html("> It floods.") == "<blockquote><p>It floods.</p></blockquote>"
    assert html("> — and then it stopped") == "<blockquote><p>— and then it stopped</p></blockquote>"


def test_call_outs():
    assert html("> [!NOTE]\n> Mind the *gap*.") == (
        '<aside class="callout note" aria-label="Note"><p class="callout-title">Note</p>'
        "<p>Mind the <em>gap</em>.</p></aside>"
    )
    assert '<p class="callout-title">High water</p>' in html("> [!WARNING] High water\n> Stay away.")


def test_an_embed_is_a_framed_link():
    assert html("!embed[Video: the last tram](https://www.video.example/1)") == (
        '<figure class="embed"><p class="embed-title"><strong>Video: the last tram</strong></p>'
        '<p class="embed-link"><a href="https://www.video.example/1" rel="noopener">'
        "Watch on video.example</a></p></figure>"
    )
    assert "Listen on radio.example" in html("!embed[Podcast](https://radio.example/1)")
    assert "Open on map.example" in html("!embed[](https://map.example)")


def test_an_embed_of_an_unsafe_address_leads_nowhere():
    rendered = Renderer().render("!embed[Look](javascript:steal())")
    assert "href" not in rendered.html
    assert rendered.dropped == ("javascript: address",)


def test_an_iframe_is_shown_as_a_link_card_and_named():
    rendered = Renderer().render('<iframe src="https://video.example/1" title="The last tram"></iframe>')
    assert "<strong>The last tram</strong>" in rendered.html
    assert rendered.dropped == ("iframe",)


def test_a_table_stands_in_a_labelled_region(body):
    region = body(html("| Item | Cost |\n|---|---|\n| Wall | £9.1m |\n| Cars | 6 |\n| *All* | – |"))[0]
    assert (region.get("class"), region.get("role"), region.get("tabindex")) == ("tw", "region", "0")
    assert region.get("aria-label") == "Table: Item, Cost"
    assert [cell.get("class") for cell in region.iter("td")] == [None, "n", None, "n", None, "n"]
    assert [(cell.get("scope"), cell.get("class")) for cell in region.iter("th")] == [
        ("col", None),
        ("col", "n"),
    ]


def test_an_alignment_is_kept_as_a_class(body):
    cells = body(html("| a | b | c |\n|:--|:-:|--:|\n| x | y | z |"))[0].iter("td")
    assert [cell.get("class") for cell in cells] == [None, "c", "n"]


def test_heads_of_rows_in_raw_tables(body):
    rows = "<tr><th></th><th>2023</th></tr><tr><th>Cars</th><td>6</td></tr>"
    region = body(html(f"<table><caption>Trams</caption>{rows}</table>"))[0]
    assert region.get("aria-label") == "Trams"
    assert [(cell.text, cell.get("scope")) for cell in region.iter("th")] == [
        ("2023", "col"),
        ("Cars", "row"),
    ]


def test_tasks():
    assert html("- [ ] ring the *mayor*\n- [x] done") == (
        '<ul><li class="task"><input type="checkbox" disabled aria-label="To do"> ring the'
        ' <em>mayor</em></li><li class="task">'
        '<input type="checkbox" disabled aria-label="Done" checked> done</li></ul>'
    )
