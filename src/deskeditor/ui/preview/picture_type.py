"""Of which kind is a picture, by its first bytes? What it is called elsewhere is never believed."""

_STARTS = {
    b"\x89PNG": b"image/png",
    b"\xff\xd8\xff": b"image/jpeg",
    b"GIF8": b"image/gif",
    b"RIFF": b"image/webp",
}
_AVIF = b"ftypavif"


def picture_type(data: bytes) -> bytes:
    """The media type of a picture that may be shown; empty for anything else."""
    if data[4:12] == _AVIF:
        return b"image/avif"
    return next((kind for start, kind in _STARTS.items() if data.startswith(start)), b"")
