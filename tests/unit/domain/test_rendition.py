import pytest

from deskeditor.domain import rendition
from deskeditor.domain.asset import Asset, Look
from deskeditor.domain.rendition import Rendition

STEM = "0123456789abcdef"


def asset(width: int, height: int = 100, suffix: str = ".jpg", look: Look = Look.OPAQUE) -> Asset:
    return Asset(hash=STEM.ljust(64, "0"), suffix=suffix, width=width, height=height, look=look)


def widths(width: int) -> tuple[int, ...]:
    return tuple(one.width for one in rendition.renditions(asset(width)).modern)


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        (6000, (480, 800, 1280, 1600)),
        (1600, (480, 800, 1280, 1600)),
        (1300, (480, 800, 1300)),  # 1280 would be a file for hardly less
        (1000, (480, 800, 1000)),
        (500, (500,)),
        (64, (64,)),
        (1, (1,)),
    ],
)
def test_no_file_is_wider_than_the_picture(width, expected):
    assert widths(width) == expected


@pytest.mark.parametrize(("width", "fallback"), [(6000, 1280), (1250, 1250), (1000, 1000), (300, 300)])
def test_the_fallback_is_wide_enough_to_be_shared_and_not_the_widest(width, fallback):
    assert rendition.renditions(asset(width)).fallback.width == fallback


@pytest.mark.parametrize(
    ("suffix", "look", "fallback"),
    [
        (".jpg", Look.OPAQUE, ".jpg"),
        (".jpg", Look.UNKNOWN, ".jpg"),
        (".png", Look.OPAQUE, ".jpg"),
        (".png", Look.TRANSPARENT, ".png"),
        (".png", Look.UNKNOWN, ".png"),
        (".webp", Look.OPAQUE, ".jpg"),
        (".webp", Look.TRANSPARENT, ".png"),
    ],
)
def test_what_can_be_seen_through_falls_back_to_png(suffix, look, fallback):
    found = rendition.renditions(asset(900, suffix=suffix, look=look))
    assert found.fallback.name == f"{STEM}-900{fallback}"
    assert {one.suffix for one in found.modern} == {".webp"}


@pytest.mark.parametrize(
    ("suffix", "look"),
    [(".gif", Look.OPAQUE), (".gif", Look.ANIMATED), (".webp", Look.ANIMATED), (".png", Look.ANIMATED),
     (".webp", Look.UNKNOWN), (".pdf", Look.UNKNOWN)],
)  # fmt: skip
def test_what_moves_or_is_not_known_stays_as_it_is(suffix, look):
    assert rendition.renditions(asset(900, suffix=suffix, look=look)) is None
    assert rendition.small(asset(900, suffix=suffix, look=look)) is None


def test_a_picture_without_a_size_stays_as_it_is():
    assert rendition.renditions(asset(0, 0)) is None


def test_a_very_long_strip_stays_as_it_is():
    assert rendition.renditions(asset(1080, 16_383)) is not None
    assert rendition.renditions(asset(1080, 24_000)) is None


def test_a_face_is_small():
    assert rendition.small(asset(900)).fallback.reference == f"images/{STEM}-160.jpg"
    assert rendition.small(asset(90)).fallback.width == 90


def test_heights_keep_the_shape():
    assert rendition.height(asset(6000, 4000), 800) == 533
    assert rendition.height(asset(6000, 1), 480) == 1


def test_a_name_is_read_back():
    for one in rendition.renditions(asset(1600)).all:
        assert rendition.parsed(one.reference) == one
    assert rendition.parsed(f"images/{STEM}-800.webp") == Rendition(STEM, 800, ".webp")


@pytest.mark.parametrize(
    "reference",
    [
        f"images/{STEM}.jpg",
        f"images/{STEM}-0.webp",
        f"images/{STEM}-99999.webp",
        f"images/{STEM}-800.gif",
        f"images/../{STEM}-800.webp",
        f"images/{STEM}-800.webp\n",
        f"{STEM}-800.webp",
        "images/short-800.webp",
        "",
    ],
)
def test_nothing_else_is_such_a_name(reference):
    assert rendition.parsed(reference) is None
