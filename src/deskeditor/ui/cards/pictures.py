"""How does a small picture get from the library to the tiles, without making the window wait?"""

from pathlib import Path

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from deskeditor.ui.cards.thumbnails import Thumbnails, Wanted
from deskeditor.ui.desk import Desk


class Pictures(QObject):
    """Fetches the pictures that thumbnails want: the library says where, the pure lane decodes."""

    def __init__(self, thumbnails: Thumbnails, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails, self._desk = thumbnails, desk
        thumbnails.wanted.connect(self._fetch)

    def _fetch(self, wanted: Wanted) -> None:
        self._desk.lane.ask(
            lambda library: library.asset_path(wanted.reference),
            lambda path: self._decode(wanted, path),
            lambda _error: self._thumbnails.keep(wanted, QImage()),
        )

    def _decode(self, wanted: Wanted, path: Path) -> None:
        self._desk.pure.run(
            lambda: picture(path, wanted.width, wanted.height),
            lambda image: self._thumbnails.keep(wanted, image),
        )


def picture(path: Path, width: int, height: int) -> QImage:
    """The middle of a picture file, filling `width` x `height` pixels; a null image where there is none."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    longest = max(width, height) * 4  # read small, but with enough left to smooth
    whole = reader.size()
    if min(whole.width(), whole.height()) > longest:
        reader.setScaledSize(whole.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    image = reader.read()
    return image if image.isNull() else _covering(image, QSize(width, height))


def _covering(image: QImage, size: QSize) -> QImage:
    scaled = image.scaled(
        size, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    left, top = (scaled.width() - size.width()) // 2, (scaled.height() - size.height()) // 2
    return scaled.copy(left, top, size.width(), size.height())
