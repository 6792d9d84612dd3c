"""When has somebody changed the files of the theme that the page on show is made with?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_SETTLED_MS = 150  # an editor writes a file in several steps
_KINDS = (".j2", ".css", ".toml")


class ThemeWatch(QObject):
    """Looks at folders and at the files in them, and says once when something of it is different."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._folders: tuple[Path, ...] = ()
        self._watcher: QFileSystemWatcher | None = None  # House, Plain and Magazine need none
        self._soon = QTimer(self, interval=_SETTLED_MS, singleShot=True)
        self._soon.timeout.connect(self._tell)

    def look_at(self, folders: "Iterable[Path]") -> None:
        """Look at these and no others; none: rest."""
        wanted = tuple(folders)
        if wanted != self._folders:
            self._folders = wanted
            self._renew()

    def _tell(self) -> None:
        self._renew()
        self.changed.emit()

    def _renew(self) -> None:
        """A file that was replaced is another one, and is looked at no more unless it is named again."""
        if self._watcher is None and self._folders:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.fileChanged.connect(self._soon.start)
            self._watcher.directoryChanged.connect(self._soon.start)
        if self._watcher is None:
            return
        wanted = {str(path) for folder in self._folders for path in _with_files(folder)}
        known = {*self._watcher.files(), *self._watcher.directories()}
        if gone := known - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - known:
            self._watcher.addPaths(sorted(new))


def _with_files(folder: "Path") -> "list[Path]":
    """A folder that is there, and the files in it that a theme is made of."""
    try:
        return [folder, *(path for path in folder.iterdir() if path.suffix in _KINDS)]
    except OSError:  # it is gone, or not there yet
        return []
