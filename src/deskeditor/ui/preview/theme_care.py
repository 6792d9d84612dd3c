"""What does the window say and do while the theme of the page on show makes no page?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.preview.theme_watch import ThemeWatch

if TYPE_CHECKING:
    from pathlib import Path

    from deskeditor.pages.surroundings import Surroundings

AREA = "preview"


class ThemeCare(QObject):
    """Follows the files of somebody's own theme, and keeps a bar over the page while they are broken."""

    changed = Signal()  # a file of the theme is different: the page should be made anew

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder: Path | None = None
        self._told = ""
        self._watch = ThemeWatch(self)
        self._watch.changed.connect(self.changed)

    def follow(self, around: "Surroundings") -> None:
        """From now on the page is made with these surroundings."""
        self._folder = around.theme
        self._watch.look_at(_folders(self._desk.lane.folder, around))

    def tell(self, why: str) -> None:
        """Say what is wrong, until it is mended; a bar that was closed does not come back for the same."""
        if why == self._told:
            return
        self.take_back()
        self._told = why
        buttons = [("Settings…", lambda: self._desk.commands.run("file.settings"))]
        if self._folder is not None:
            buttons.insert(0, ("Show the theme’s folder", self._show_folder))
        self._desk.messages.info_bar(AREA, why, buttons, kind=Kind.ERROR)

    def take_back(self) -> None:
        """There is a page again."""
        if self._told:
            self._desk.messages.take_back(AREA, self._told)
            self._told = ""

    def _show_folder(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _folders(library: "Path", around: "Surroundings") -> "tuple[Path, ...]":
    """Where the theme's files are, or would have to come; none for a theme of ours."""
    from deskeditor.pages.theme_names import FOLDER, NAMES

    if around.theme is not None:
        return around.theme.parent, around.theme, around.theme / "parts"  # the first: it may be renamed
    return () if around.site.theme in NAMES else (library / FOLDER,)
