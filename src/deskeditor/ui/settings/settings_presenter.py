"""When are the settings opened, and who looks after each of their pages?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.ui.settings.authors_presenter import AuthorsPresenter
    from deskeditor.ui.settings.look_pages import TextFace
    from deskeditor.ui.settings.names_presenter import NamesPresenter
    from deskeditor.ui.settings.settings_dialog import SettingsDialog
    from deskeditor.ui.settings.sites_presenter import SitesPresenter


class SettingsPresenter(QObject):
    """Answers the command that opens the settings; all of the dialog is made when it is first wanted."""

    def __init__(self, parent: QWidget, desk: Desk, face: "TextFace") -> None:
        super().__init__(parent)
        self._parent, self._desk, self._face = parent, desk, face
        self._dialog: SettingsDialog | None = None
        self._sites: SitesPresenter | None = None
        self._authors: AuthorsPresenter | None = None
        self._names: tuple[NamesPresenter, ...] = ()
        desk.commands.on("file.settings", self.open)
        desk.commands.on("tools.order", self._open_authors)

    def open(self, page: str = "") -> None:
        """Show the settings as they are now, on a page if one is named."""
        dialog = self._shown_dialog()
        if not dialog.isVisible() and self._sites and self._authors:
            self._sites.open()
            self._authors.open()
            for names in self._names:
                names.open()
        dialog.begin(page)

    def _open_authors(self) -> None:
        """The first of the pages that keep stories in order."""
        self.open("Authors")

    def _shown_dialog(self) -> "SettingsDialog":
        if self._dialog is None:
            self._dialog = self._made()
            self._dialog.hidden.connect(self.save)
        return self._dialog

    def _made(self) -> "SettingsDialog":
        from deskeditor.domain.naming import Naming
        from deskeditor.ui.settings.authors_page import AuthorsPage  # not before they are wanted
        from deskeditor.ui.settings.authors_presenter import AuthorsPresenter
        from deskeditor.ui.settings.look_pages import AppearancePage, EditorPage
        from deskeditor.ui.settings.names_page import SECTIONS, TAGS, NamesPage
        from deskeditor.ui.settings.names_presenter import NamesPresenter
        from deskeditor.ui.settings.settings_dialog import SettingsDialog
        from deskeditor.ui.settings.sites_page import SitesPage
        from deskeditor.ui.settings.sites_presenter import SitesPresenter

        sites, authors = SitesPage(), AuthorsPage()
        self._sites = SitesPresenter(sites, self._desk)
        self._authors = AuthorsPresenter(authors, self._desk)
        sections, tags = NamesPage(SECTIONS), NamesPage(TAGS)
        self._names = (
            NamesPresenter(sections, Naming.SECTION, self._desk),
            NamesPresenter(tags, Naming.TAG, self._desk),
        )
        looks = EditorPage(self._face, self._desk.commands), AppearancePage(self._desk)
        return SettingsDialog((sites, authors, sections, tags, *looks), self._parent.window())

    def save(self) -> None:
        """Hand what was edited to the library."""
        if self._sites and self._authors:
            self._sites.save()
            self._authors.save()

    def close(self) -> None:
        """Take the dialog down; called before the window goes."""
        if self._dialog is not None:
            self._dialog.hide()
