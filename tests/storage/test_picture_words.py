import io
import struct

import pytest
from PIL import Image

from deskeditor.domain.asset import PictureWords
from deskeditor.services.assets import words_in

CAPTION, AUTHOR, CREDIT, COPYRIGHT = 120, 80, 110, 116


def with_exif(**values) -> bytes:
    exif = Image.Exif()
    for tag, value in values.items():
        exif[{"caption": 0x010E, "author": 0x013B, "copyright": 0x8298}[tag]] = value
    file = io.BytesIO()
    Image.new("RGB", (8, 6)).save(file, "JPEG", exif=exif)
    return file.getvalue()


def with_iptc(fields: dict[int, bytes], *, is_utf_8: bool = True, data: bytes = b"") -> bytes:
    """A JPEG whose segment APP13 holds IPTC fields of record 2, as picture agencies write them."""
    data = data or with_exif()
    record = b"\x1c\x01\x5a\0\x03\x1b%G" if is_utf_8 else b""
    for number, value in fields.items():
        record += struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
    resource = b"8BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record + b"\0" * (len(record) % 2)
    content = b"Photoshop 3.0\0" + resource
    return data[:2] + b"\xff\xed" + struct.pack(">H", 2 + len(content)) + content + data[2:]


def test_an_agency_s_words():
    data = with_iptc(
        {CAPTION: "Tram 14 — at dusk.".encode(), AUTHOR: b"Imogen Castellane", CREDIT: b"Harrow Press"}
    )
    assert words_in(data) == PictureWords("Tram 14 — at dusk.", "Imogen Castellane / Harrow Press")


def test_older_letters_are_read_too():
    assert words_in(with_iptc({CAPTION: "Café".encode("cp1252")}, is_utf_8=False)).caption == "Café"


def test_iptc_comes_before_exif():
    data = with_iptc({CAPTION: b"By the agency"}, data=with_exif(caption="By the camera", author="I. C."))
    assert words_in(data) == PictureWords("By the agency", "I. C.")


def test_a_name_is_not_said_twice():
    assert (
        words_in(with_iptc({AUTHOR: b"I. C.", CREDIT: b"I. C./Harrow Press"})).credit == "I. C./Harrow Press"
    )


def test_an_owner_is_credited_where_no_author_is_named():
    assert words_in(with_iptc({COPYRIGHT: "© Harrow Press".encode()})).credit == "© Harrow Press"
    assert words_in(with_exif(copyright="Harrow Press")).credit == "Harrow Press"


def test_words_stand_on_one_line_and_end_somewhere():
    assert words_in(with_exif(caption="One\r\n two\0three")).caption == "One two"
    assert len(words_in(with_iptc({CAPTION: b"a" * 30_000})).caption) == 2000


@pytest.mark.parametrize(
    "noise", ["OLYMPUS DIGITAL CAMERA", "DSC_0042.JPG", "SONY DSC", "  ", "DCIM\\100MEDIA\\DJI_1.JPG"]
)
def test_what_a_camera_writes_is_no_caption(noise):
    assert words_in(with_exif(caption=noise)).caption == ""


@pytest.mark.parametrize("data", [b"", b"text", with_exif(), with_iptc({CAPTION: b"x"})[:60]])
def test_a_picture_that_says_nothing_has_no_words(data):
    assert words_in(data) == PictureWords()
