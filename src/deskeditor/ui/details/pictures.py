"""How do a story's pictures come into the library, and from there into the panel?"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QImage, QImageReader

from deskeditor.domain.asset import PictureWords
from deskeditor.errors import DeskError, UnreadableFile
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind

if TYPE_CHECKING:
    from deskeditor.storage.library import Library
    from deskeditor.ui.details.details_view import DetailsView

WIDTH = 800  # pixels a picture is shown from: twice the width of the panel
MISSING = "This picture is not in the library any more. Choose it again."

Taken = Callable[[str, PictureWords], None]


class StoryPictures(QObject):
    """Shows pictures by their reference, and takes new ones into the library."""

    def __init__(self, view: "DetailsView", desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._shown: dict[str, str] = {}

    def show(self, name: str, reference: str) -> None:
        """Show the picture of a field, read off the UI thread; nothing happens if it is shown already."""
        if self._view.form is None or self._shown.get(name) == reference:
            return
        self._shown[name] = reference
        if not reference:
            self._desk.pure.run(QImage, lambda image: self._arrived(name, reference, image))
            return
        self._desk.lane.ask(
            lambda library: library.asset_path(reference),
            lambda path: self._read(name, reference, path),
            lambda error: self._view.show_picture(name, QImage(), str(error)),
        )

    def _read(self, name: str, reference: str, path: Path) -> None:
        self._desk.pure.run(lambda: small(path), lambda image: self._arrived(name, reference, image))

    def _arrived(self, name: str, reference: str, image: QImage) -> None:
        if self._shown.get(name) == reference:
            self._view.show_picture(name, image, MISSING if reference and image.isNull() else "")

    def take_file(self, path: str, taken: Taken) -> None:
        """Put a file into the library; `taken` hears its reference, and what it says of itself."""
        self._take(lambda: _bytes(Path(path)), Path(path).name, taken)

    def take_data(self, data: bytes, taken: Taken) -> None:
        """Put a picture's data into the library; `taken` hears the same."""
        self._take(lambda: data, "", taken)

    def _take(self, read: Callable[[], bytes], file_name: str, taken: Taken) -> None:
        def add(library: "Library") -> tuple[str, PictureWords]:
            from deskeditor.services import assets  # loads Pillow: not on the UI thread

            data = read()
            return assets.add_image(library, data, file_name).reference, assets.words_in(data)

        self._desk.lane.ask(add, lambda added: taken(*added), self._refused)

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("inspector", str(error), kind=Kind.ERROR)


def small(path: Path) -> QImage:
    """A picture no wider than it is shown; one that cannot be read is null."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > WIDTH:
        reader.setScaledSize(size.scaled(QSize(WIDTH, 10 * WIDTH), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        why = error.strerror or str(error)
        raise UnreadableFile(f"“{path.name}” cannot be read: {why}. Choose another file.") from error
