"""Which bytes stand behind a picture's reference on the page on show, and who makes them?"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from deskeditor.ui.tasks import Lane

Reply = Callable[[bytes], None]


class Pictures(QObject):
    """Fetches pictures in a lane of their own, so that neither text nor library waits while one is made.

    Once one file of a picture has been asked for, its others are made as well: an export finds them ready.
    """

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder  # of the library
        self._files: tuple[str, ...] = ()
        self._lane = Lane("pictures", self)

    def expect(self, files: tuple[str, ...]) -> None:
        """The references of all files of the page on show."""
        self._files = files

    def fetch(self, reference: str, reply: Reply) -> None:
        """Give the content of a reference; no bytes where the library has no such picture."""
        self._lane.run(lambda: picture(self._folder, reference), reply)
        stem = reference.rpartition("-")[0]
        others = tuple(file for file in self._files if stem and file.startswith(f"{stem}-"))
        if others:
            self._lane.run(lambda: _make(self._folder, others), key=stem)

    def close(self) -> None:
        """Finish what was begun."""
        self._lane.close()


def picture(folder: Path, reference: str) -> bytes:
    """What stands behind a reference `images/…`; a page may name what is gone, and shows its words then."""
    from deskeditor.services import renditions  # not before the first paint

    return renditions.content(folder, reference) or b""


def _make(folder: Path, references: tuple[str, ...]) -> None:
    from deskeditor.services import renditions

    for _ in renditions.contents(folder, references):
        pass
