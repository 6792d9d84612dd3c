"""How do pictures of the settings come into the library, and from there into view?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.errors import DeskError, UnreadableFile
from deskeditor.ui.desk import Desk
from deskeditor.ui.widgets.drop_zone import SUFFIXES

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_LARGEST = QSize(1000, 600)
_MISSING = "This picture is not in the library any more. Choose it again."

Show = Callable[[QImage, str], None]
Taken = Callable[[str], None]


class ShownPicture:
    """One picture of a page, shown by its reference; files are read off the UI thread."""

    def __init__(self, parent: QWidget, desk: Desk, show: Show) -> None:
        self._parent, self._desk, self._show = parent, desk, show
        self._reference = ""

    def show(self, reference: str) -> None:
        """Show the picture of a reference, or that there is none."""
        if reference == self._reference:
            return
        self._reference = reference
        self._desk.lane.ask(
            lambda library: _picture(library, reference),
            lambda image: self._arrived(reference, image),
            lambda error: self._show(QImage(), str(error)),
        )

    def _arrived(self, reference: str, image: QImage) -> None:
        if reference == self._reference:
            self._show(image, _MISSING if reference and image.isNull() else "")

    def choose(self, taken: Taken) -> None:
        """Ask for a file, and take it into the library; `taken` hears its reference."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(self._parent, "Choose a picture", "", f"Pictures ({kinds})")
        if path:
            self.take_file(path, taken)

    def take_file(self, path: str, taken: Taken) -> None:
        """Take a file into the library."""
        self._take(lambda: _bytes(Path(path)), Path(path).name, taken)

    def take_data(self, data: bytes, taken: Taken) -> None:
        """Take a picture's data into the library."""
        self._take(lambda: data, "", taken)

    def _take(self, read: Callable[[], bytes], file_name: str, taken: Taken) -> None:
        def add(library: "Library") -> str:
            from deskeditor.services.assets import add_image  # loads Pillow: not on the UI thread

            return add_image(library, read(), file_name).reference

        self._desk.lane.ask(add, taken, self._refused)

    def _refused(self, error: DeskError) -> None:
        self._reference = "?"  # whatever is shown next is read anew
        self._show(QImage(), str(error))


def _picture(library: "Library", reference: str) -> QImage:
    if not reference:
        return QImage()
    reader = QImageReader(str(library.asset_path(reference)))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.width() > _LARGEST.width() or size.height() > _LARGEST.height():
        reader.setScaledSize(size.scaled(_LARGEST, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableFile(f"“{path.name}” cannot be read: {why}. Choose another file.") from error
