"""What is left of a picture's file without what it says of itself, and what somebody hid behind it?

Nothing is decoded or encoded anew: pieces of the file are kept or left out. What shows stays: pixels,
colour profile, movement, and how the picture lies.
"""

import struct
import zlib
from collections.abc import Iterator

_JPEG, _PNG, _WEBP, _GIF = b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF", (b"GIF87a", b"GIF89a")
_JPEG_KEPT = frozenset([0xE0, 0xE2, 0xEE])  # JFIF, colour profile, Adobe's note on how colours are coded
_SCAN, _END = 0xDA, 0xD9
_SPEAKING_PNG = frozenset([b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME", b"dSIG"])
_SPEAKING_WEBP = frozenset([b"EXIF", b"XMP "])
_WEBP_FLAGS = 0b11110011  # all but "has EXIF" and "has XMP"
_HAS_EXIF = 0b00001000
_MOVEMENT = (b"NETSCAPE2.0", b"ANIMEXTS1.0")  # how often a GIF repeats
_FOOT, _IMAGE, _EXTENSION, _CONTROL, _APPLICATION = 0x3B, 0x2C, 0x21, 0xF9, 0xFF


def bare(data: bytes, orientation: int = 1) -> bytes:
    """A JPEG, PNG, GIF or WebP file without metadata; `orientation` (1 to 8, as EXIF counts) is said anew.

    A file that cannot be followed to its end, or is none of these, is given back as it is.
    """
    try:
        if data.startswith(_JPEG):
            return b"".join(_jpeg(data, orientation))
        if data.startswith(_PNG):
            return b"".join(_png(data, orientation))
        if data.startswith(_WEBP):
            return _webp(data, orientation)
        return b"".join(_gif(data)) if data.startswith(_GIF) else data
    except (IndexError, struct.error):
        return data


def _jpeg(data: bytes, orientation: int) -> Iterator[bytes]:
    yield _JPEG
    if orientation != 1:
        content = b"Exif\0\0" + _exif(orientation)
        yield b"\xff\xe1" + struct.pack(">H", 2 + len(content)) + content
    at = len(_JPEG)
    while data[at + 1] != _END:
        if data[at] != 0xFF:
            raise IndexError("no marker stands where one must")
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker == _SCAN:
            end = _after_scan(data, end)
        if not (0xE0 <= marker <= 0xEF or marker == 0xFE) or marker in _JPEG_KEPT:
            yield data[at:end]
        at = end
        while data[at] == data[at + 1] == 0xFF:  # bytes that only fill
            at += 1
    yield bytes([0xFF, _END])


def _after_scan(data: bytes, at: int) -> int:
    """Where the next marker stands; what follows 0xFF inside a scan is a zero or a restart."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0:
            raise IndexError("the scan has no end")
        if data[at + 1] and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


def _exif(orientation: int) -> bytes:
    """EXIF that says nothing but how the picture lies."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def _png(data: bytes, orientation: int) -> Iterator[bytes]:
    yield _PNG
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        (length,) = struct.unpack_from(">I", data, at)
        kind, end = data[at + 4 : at + 8], at + 12 + length
        if end > len(data):
            raise IndexError("the file ends early")
        if kind not in _SPEAKING_PNG:
            yield data[at:end]
        if kind == b"IHDR" and orientation != 1:
            yield _png_chunk(b"eXIf", _exif(orientation))
        at = end


def _png_chunk(kind: bytes, content: bytes) -> bytes:
    checked = kind + content
    return struct.pack(">I", len(content)) + checked + struct.pack(">I", zlib.crc32(checked))


def _webp(data: bytes, orientation: int) -> bytes:
    (size,) = struct.unpack_from("<I", data, 4)
    at, stop, kept = 12, min(8 + size, len(data)), []
    while at + 8 <= stop:
        kind, (length,) = data[at : at + 4], struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length + length % 2
        if kind == b"VP8X":
            flags = data[at + 8] & _WEBP_FLAGS | (_HAS_EXIF if orientation != 1 else 0)
            kept.append(data[at : at + 8] + bytes([flags]) + data[at + 9 : end])
        elif kind not in _SPEAKING_WEBP:
            kept.append(data[at:end])
        at = end
    if orientation != 1:
        kept.append(b"EXIF" + struct.pack("<I", len(_exif(orientation))) + _exif(orientation))
    content = b"WEBP" + b"".join(kept)
    return _WEBP + struct.pack("<I", len(content)) + content


def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _palette(data[10])
    yield data[:at]
    while data[at] != _FOOT:
        end = at + 10 + _palette(data[at + 9]) + 1 if data[at] == _IMAGE else at + 2
        end = _after_blocks(data, end)
        if data[at] == _IMAGE or _is_movement(data, at):
            yield data[at:end]
        elif data[at] != _EXTENSION:
            raise IndexError("what stands here is no part of a GIF")
        at = end
    yield bytes([_FOOT])


def _palette(flags: int) -> int:
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += data[at] + 1
    return at + 1


def _is_movement(data: bytes, at: int) -> bool:
    kind = data[at + 1]
    return kind == _CONTROL or (kind == _APPLICATION and data[at + 3 : at + 14] in _MOVEMENT)
