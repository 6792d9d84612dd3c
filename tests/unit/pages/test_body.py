import pytest

from deskeditor.domain.asset import Asset
from deskeditor.markup.document import Renderer
from deskeditor.pages import body
from deskeditor.pages.body import Pictures

CAR = Asset(hash="car".ljust(64, "0"), suffix=".jpg", width=1600, height=900)
PICTURES = Pictures({"images/car.jpg": CAR}, "https://courier.example")


def shown(markdown, dateline=""):
    return body.blocks(Renderer().render(markdown).in_html, dateline, PICTURES)


def test_the_dateline_stands_in_the_first_paragraph():
    heading, first, second = shown("## Heading\n\nThe council voted.\n\nAnd went home.", "Harrow Bay & Co")
    assert heading.startswith("<h2")
    assert first == '<p><b class="dateline">Harrow Bay &amp; Co</b> — The council voted.</p>'
    assert second == "<p>And went home.</p>"


@pytest.mark.parametrize("typed", ["HARROW BAY — The council voted.", "**Harrow Bay** — The council voted."])
def test_a_dateline_that_the_body_says_itself_is_not_said_twice(typed):
    assert "dateline" not in "".join(shown(typed, "Harrow Bay"))


def test_a_body_without_a_paragraph_has_no_place_for_a_dateline():
    assert "dateline" not in "".join(shown("## Only a heading", "Harrow Bay"))


def test_pictures_of_the_library_get_their_size():
    (figure,) = shown("![Car 14](images/car.jpg)")
    assert 'src="images/car0000000000000-1280.jpg" alt="Car 14"' in figure
    assert "images/car0000000000000-800.webp 800w" in figure
    assert 'width="1600" height="900"' in figure
    assert 'loading="lazy"' in figure


@pytest.mark.parametrize("count", [2, 3])
def test_pictures_of_a_gallery_are_smaller(count):
    pictures = "<img src='images/car.jpg' alt='x'>".replace("'", '"') * count
    alone = PICTURES.placed(f"<figure>{pictures}</figure>")
    beside = PICTURES.placed(f'<figure class="gallery" data-n="{count}">{pictures}</figure>')
    assert 'sizes="(min-width: 42rem) 40rem, ' in alone
    assert beside.count(f'sizes="(min-width: 42rem) {[20, 14][count - 2]}rem, ') == count


def test_pictures_elsewhere_are_put_in_words():
    (text,) = shown("Look: ![A <gull> & more](https://track.example/p.gif) there.")
    assert text == (
        '<p>Look: <span class="remote">Picture: A &lt;gull&gt; &amp; more (track.example)</span> there.</p>'
    )


@pytest.mark.parametrize(
    "source", ["//track.example/p.gif", "pixel.gif", "../p.gif", "file:///p.gif", "http://[", ""]
)
def test_no_picture_but_an_asset_is_fetched(source):
    assert PICTURES.placed(
        f'<p><img src="{source}" alt=""></p>'
    ) == '<p><span class="remote">Picture</span></p>' or (source.startswith("//"))
    assert "<img" not in PICTURES.placed(f'<p><img src="{source}" alt=""></p>')


def test_the_site_s_own_pictures_and_inline_ones_stay():
    for source in ("https://courier.example/logo.png", "data:image/png;base64,AAAA"):
        assert f'src="{source}"' in PICTURES.placed(f'<p><img src="{source}" alt=""></p>')


def test_what_an_attribute_quotes_is_no_picture():
    html = '<p><a href="x" title="<img src=y onerror=z>">a</a> <img src="images/car.jpg" alt="a > b"></p>'
    placed = PICTURES.placed(html)
    assert 'title="<img src=y onerror=z>"' in placed
    assert 'alt="a &gt; b"' in placed


def test_blocks_without_pictures_are_the_renderer_s_own():
    made = "<p>One</p>"
    assert body.blocks([made], "", PICTURES)[0] is made


def test_words_are_those_that_a_reader_meets():
    assert body.word_count(('<p>One <a href="two three">four</a></p>', "<h2>Five six</h2>")) == 4
