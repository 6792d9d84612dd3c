"""What is it that was copied or is being dragged?"""

from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QImage

STORIES = "application/x-deskeditor-story"  # ids of stories, one a line
PICTURE_SUFFIXES = frozenset([".png", ".jpg", ".jpeg", ".gif", ".webp"])
_PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp")


def stories(data: QMimeData) -> tuple[str, ...]:
    """The ids of stories dragged from the library's list."""
    if not data.hasFormat(STORIES):
        return ()
    return tuple(filter(None, bytes(data.data(STORIES).data()).decode("utf-8", "replace").split("\n")))


def files(data: QMimeData) -> tuple[Path, ...]:
    """The files that were copied or dragged."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def is_picture(path: Path) -> bool:
    """Whether a file is, by its name, a picture that a library takes."""
    return path.suffix.lower() in PICTURE_SUFFIXES


def has_picture(data: QMimeData) -> bool:
    """Whether there is a picture as such, and not the picture that an office program makes of its text."""
    if not (data.hasImage() or any(map(data.hasFormat, _PICTURE_TYPES))):
        return False
    return not data.text().strip() or data.text().strip().startswith(
        ("http://", "https://", "data:", "file:")
    )


def encoded_picture(data: QMimeData) -> bytes:
    """The picture as it was copied; empty where it is to be had only as its pixels."""
    found = next((kind for kind in _PICTURE_TYPES if data.hasFormat(kind)), "")
    return bytes(data.data(found).data()) if found else b""


def pixels(data: QMimeData) -> tuple[bytes, int, int]:
    """Width and height of a picture, and its pixels in rows of red, green, blue and opacity."""
    image = QImage(data.imageData()).convertToFormat(QImage.Format.Format_RGBA8888)
    return bytes(image.constBits()), image.width(), image.height()
