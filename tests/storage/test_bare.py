import io

import pytest
from PIL import Image, ImageSequence

from deskeditor.storage.bare import bare

SECRET = "Ring Imogen on 01632 960123"


def speaking(kind: str, orientation: int = 1, **options) -> bytes:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = orientation, SECRET
    exif.get_ifd(0x8825)[2] = (54.0, 36.0, 0.0)
    file = io.BytesIO()
    Image.linear_gradient("L").convert("RGB").save(file, kind, exif=exif, **options)
    return file.getvalue()


def moving(kind: str, **options) -> bytes:
    file = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "lime", "blue")]
    frames[0].save(file, kind, save_all=True, append_images=frames[1:], loop=0, duration=100, **options)
    return file.getvalue()


def pixels(data: bytes) -> list[bytes]:
    with Image.open(io.BytesIO(data)) as image:
        return [frame.convert("RGB").tobytes() for frame in ImageSequence.Iterator(image)]


@pytest.mark.parametrize("orientation", [1, 6])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_pixels_and_how_the_picture_lies_are_all_that_is_left(kind, orientation):
    data = speaking(kind, orientation)
    left = bare(data, orientation)
    assert SECRET.encode() in data
    assert SECRET.encode() not in left
    assert pixels(left) == pixels(data)
    with Image.open(io.BytesIO(left)) as image:
        exif = image.getexif()
        assert exif.get(0x0112, 1) == orientation
        assert set(exif) <= {0x0112}
        assert not exif.get_ifd(0x8825)
    assert bare(left, orientation) == left


@pytest.mark.parametrize(
    "options", [{"progressive": True}, {"comment": b"words"}, {"restart_marker_rows": 1}]
)
def test_every_kind_of_jpeg_is_followed_to_its_end(options):
    data = speaking("JPEG", **options)
    left = bare(data)
    assert pixels(left) == pixels(data)
    assert b"words" not in left
    assert SECRET.encode() not in left


def test_a_gif_keeps_moving_and_says_nothing():
    data = moving("GIF", comment=SECRET.encode())
    left = bare(data)
    assert SECRET.encode() not in left
    assert pixels(left) == pixels(data)
    assert len(pixels(left)) == 3
    with Image.open(io.BytesIO(left)) as image:
        assert (image.info["loop"], image.info["duration"]) == (0, 100)


def test_a_webp_keeps_moving():
    exif = Image.Exif()
    exif[0x010E] = SECRET
    data = moving("WEBP", exif=exif, lossless=True)
    left = bare(data)
    assert SECRET.encode() in data
    assert SECRET.encode() not in left
    assert pixels(left) == pixels(data)


@pytest.mark.parametrize("data", [speaking("JPEG"), speaking("PNG"), speaking("WEBP"), moving("GIF")])
def test_what_was_hidden_behind_a_picture_goes(data):
    hidden = b"<script>alert(1)</script>PK\x03\x04"
    assert bare(data + hidden) == bare(data)
    assert hidden not in bare(data + hidden)


@pytest.mark.parametrize(
    "data", [b"", b"text", b"\xff\xd8", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF"]
)
def test_what_cannot_be_followed_is_left_as_it_is(data):
    assert bare(data) == data


@pytest.mark.parametrize("data", [speaking("JPEG"), speaking("PNG"), moving("GIF")])
def test_a_file_that_is_cut_off_is_left_as_it_is(data):
    for length in range(len(data) // 2, len(data), 7):
        cut = data[:length]
        assert bare(cut) in (cut, bare(data))
