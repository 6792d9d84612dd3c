import pytest

from deskeditor.errors import UnreadableFile
from deskeditor.formats.reading import encoding
from deskeditor.formats.reading.encoding import decode


def test_utf_8_is_read_as_it_stands():
    assert decode("Señor “Žižek” 🐦\n".encode(), "a.md").text == "Señor “Žižek” 🐦\n"


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le", "utf-32"])
def test_a_byte_order_mark_says_the_encoding_and_is_gone(name):
    text = "Tide tables — “yes”"
    marked = ("" if name in ("utf-8-sig", "utf-16", "utf-32") else "\ufeff") + text
    assert decode(marked.encode(name), "a.md") == encoding.Decoded(text)


def test_windows_1252_is_guessed_with_a_warning():
    decoded = decode("It’s £4.50 – “cheap”".encode("cp1252"), "copy.md")
    assert decoded.text == "It’s £4.50 – “cheap”"
    assert "copy.md is not UTF-8" in decoded.warnings[0]


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n"])
def test_every_line_end_becomes_one(ends):
    assert decode(f"one{ends}{ends}two{ends}".encode(), "a.md").text == "one\n\ntwo\n"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"PK\x03\x04\x14\x00\x08\x00",
        b"\xff\xd8\xff\xe0\x01\x02\x03\x04\x05",
        b"text and \x00 nothing",
        b"\x81\x8d\x8f",
    ],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(UnreadableFile, match=r"photo\.md is not a text file"):
        decode(data, "photo.md")


def test_a_mark_that_lies_is_refused():
    with pytest.raises(UnreadableFile, match="says that it is UTF-8 text"):
        decode(b"\xef\xbb\xbf\xff\xfe\xfd", "a.md")


def test_a_file_of_no_storys_size_is_refused(monkeypatch):
    monkeypatch.setattr(encoding, "LIMIT", 1024 * 1024)
    with pytest.raises(UnreadableFile, match="the limit is 1 MB"):
        decode(b"x" * (1024 * 1024 + 1), "a.md")
