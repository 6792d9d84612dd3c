"""How does the page on show come into the system's own browser?"""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.pages.page import Page
    from deskeditor.storage.library import Library


class BrowserCopy(QObject):
    """Writes a page and its pictures into a folder that only this user reads, until the window closes."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def open(self, page: "Page") -> None:
        """Write the page and open it."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="deskeditor-")
        folder = Path(self._folder.name)
        self._desk.lane.ask(lambda library: _write(library, page, folder), _show, self._failed)

    def close(self) -> None:
        """Remove what was written."""
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _write(library: "Library", page: "Page", folder: Path) -> Path:
    from deskeditor.services import renditions
    from deskeditor.storage.files import write_atomically

    for reference, data in renditions.contents(library.folder, page.files):
        if data:
            (folder / reference).parent.mkdir(parents=True, exist_ok=True)
            write_atomically(folder / reference, data)
    write_atomically(folder / "page.html", page.html.encode())
    return folder / "page.html"


def _show(page: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(page)))
