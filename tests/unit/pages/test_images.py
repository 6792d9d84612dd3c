from deskeditor.domain.asset import Asset, Look
from deskeditor.pages import images

STEM = "0123456789abcdef"
TRAM = Asset(hash=STEM.ljust(64, "0"), suffix=".jpg", width=6000, height=4000, look=Look.OPAQUE)
DANCE = Asset(hash="f" * 64, suffix=".gif", width=90, height=60, look=Look.ANIMATED)
ASSETS = {TRAM.reference: TRAM, DANCE.reference: DANCE}


def test_a_browser_is_told_each_width_and_the_shape():
    assert images.values(ASSETS, TRAM.reference) == {
        "src": f"images/{STEM}-1280.jpg",
        "srcset": ", ".join(f"images/{STEM}-{width}.webp {width}w" for width in (480, 800, 1280, 1600)),
        "width": "1600",
        "height": "1067",
    }


def test_a_picture_that_moves_stands_alone():
    assert images.values(ASSETS, DANCE.reference) == {
        "src": DANCE.reference, "srcset": "", "width": "90", "height": "60",
    }  # fmt: skip


def test_of_a_picture_that_is_not_known_there_is_only_the_name():
    assert images.values(ASSETS, "images/x.png") == {
        "src": "images/x.png", "srcset": "", "width": "", "height": "",
    }  # fmt: skip
    assert images.values(ASSETS, "../x.png")["src"] == ""


def test_a_face_is_one_small_file():
    assert images.face(ASSETS, TRAM.reference) == f"images/{STEM}-160.jpg"
    assert images.face(ASSETS, DANCE.reference) == DANCE.reference
    assert images.face(ASSETS, "//x.example/a.png") == ""


def test_others_are_given_a_picture_that_they_can_read():
    assert images.shared(ASSETS, TRAM.reference) == {
        "src": f"images/{STEM}-1280.jpg", "width": "1280", "height": "853",
    }  # fmt: skip


def test_what_stands_in_an_attribute_stays_there():
    html = images.element(ASSETS, {"src": TRAM.reference, "alt": '"><script>', "title": "a & b"})
    assert html.startswith('<picture><source type="image/webp" srcset="images/')
    assert 'alt="&quot;&gt;&lt;script&gt;" title="a &amp; b"' in html
    assert html.endswith('width="1600" height="1067" loading="lazy" decoding="async"></picture>')
