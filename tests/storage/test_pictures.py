"""Which pictures come into the library, and which do not."""

import io
import struct
import zlib

import pytest
from PIL import Image

from deskeditor.domain.asset import Look
from deskeditor.errors import InvalidValue, UnreadableFile
from deskeditor.services import assets
from deskeditor.storage import pictures


def picture(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, "teal").save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    ("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("GIF", ".gif"), ("WEBP", ".webp")]
)
def test_a_picture_is_kept_as_it_is(library, kind, suffix):
    data = picture(kind)
    asset = assets.add_image(library, data, "Harbour.IMG")

    assert (asset.suffix, asset.width, asset.height, asset.size) == (suffix, 40, 30, len(data))
    assert asset.original_name == "Harbour.IMG"
    assert library.asset_path(asset).read_bytes() == data
    assert library.asset_path(asset.reference) == library.asset_path(asset)
    assert assets.asset(library, asset.reference) == asset


def test_the_same_content_is_kept_once(library):
    first = assets.add_image(library, picture("PNG"), "one.png")
    assert assets.add_image(library, picture("PNG"), "two.png") == first
    assert len(list((library.folder / "assets").rglob("*.png"))) == 1


def test_a_file_that_went_missing_comes_back_with_its_content(library):
    asset = assets.add_image(library, picture("PNG"))
    library.asset_path(asset).unlink()
    assets.add_image(library, picture("PNG"))
    assert library.asset_path(asset).read_bytes() == picture("PNG")


def test_a_picture_that_lies_on_its_side_is_measured_as_it_is_shown():
    exif = Image.Exif()
    exif[0x0112] = 6
    seen = pictures.inspect(picture("JPEG", exif=exif))
    assert (seen.width, seen.height, seen.orientation) == (30, 40, 6)


def test_a_picture_is_known_for_what_shines_through():
    solid = Image.new("RGBA", (40, 30), (200, 0, 0, 255))
    clear = Image.new("RGBA", (40, 30), (200, 0, 0, 90))
    looks = {}
    for name, image in (("solid", solid), ("clear", clear)):
        file = io.BytesIO()
        image.save(file, "PNG")
        looks[name] = pictures.inspect(file.getvalue()).look
    assert looks == {"solid": Look.OPAQUE, "clear": Look.TRANSPARENT}
    assert pictures.inspect(picture("JPEG")).look is Look.OPAQUE


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_a_picture_that_moves_is_known(library, kind):
    frames = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime")]
    file = io.BytesIO()
    frames[0].save(file, kind, save_all=True, append_images=frames[1:])
    added = assets.add_image(library, file.getvalue())
    assert added.look is Look.ANIMATED
    assert assets.asset(library, added.reference).look is Look.ANIMATED


def test_of_a_camera_s_two_pictures_in_one_file_the_first_is_taken():
    file = io.BytesIO()
    first = Image.new("RGB", (40, 30), "red")
    first.save(file, "MPO", save_all=True, append_images=[Image.new("RGB", (20, 10), "lime")])
    seen = pictures.inspect(file.getvalue())
    assert (seen.suffix, seen.width, seen.height, seen.look) == (".jpg", 40, 30, Look.OPAQUE)


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


BAD = {
    "nothing": b"",
    "text": b"Dear desk",
    "SVG": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "HTML behind a GIF's first letters": b"GIF89a<script>alert(1)</script>",
    "BMP": picture("BMP"),
    "TIFF": picture("TIFF"),
    "cut-off PNG": picture("PNG", (400, 300))[:-80],
    "cut-off JPEG": picture("JPEG", (400, 300))[:-400],
    "bomb": png_that_claims(60_000, 60_000),
    "small bomb": png_that_claims(10_001, 10_000),
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_what_is_no_picture_for_us_is_refused_and_leaves_nothing(library, data):
    with pytest.raises(UnreadableFile, match=r"“harbour\.png” (is|has) .*; .*\.$"):
        assets.add_image(library, data, "harbour.png")
    assert not (library.folder / "assets").exists()


def test_a_file_that_is_too_large_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MAX_BYTES", 10)
    with pytest.raises(UnreadableFile, match="larger than"):
        pictures.inspect(picture("PNG"))


@pytest.mark.parametrize(
    "reference", ["images/../../etc/passwd", "images/x.png", "", "/etc/passwd", "images/.."]
)
def test_a_reference_cannot_lead_out_of_the_library(library, reference):
    with pytest.raises(InvalidValue):
        library.asset_path(reference)
    with pytest.raises(InvalidValue):
        assets.asset(library, reference)


def flipped_gifs() -> list[bytes]:
    """A small GIF that moves, with each of its bytes in turn set to another value."""
    file = io.BytesIO()
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "lime")]
    frames[0].save(file, "GIF", save_all=True, append_images=frames[1:])
    data = file.getvalue()
    return [data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :] for at in range(len(data))]


def is_taken(data: bytes) -> bool:
    try:
        pictures.inspect(data)
    except UnreadableFile:
        return False
    return True


def test_what_is_broken_in_any_place_is_taken_or_refused_plainly():
    assert {is_taken(data) for data in flipped_gifs()} == {True, False}


def test_a_picture_with_an_endless_side_is_refused():
    with pytest.raises(UnreadableFile, match="side of more than 65535 pixels"):
        pictures.inspect(png_that_claims(70_000, 9))
