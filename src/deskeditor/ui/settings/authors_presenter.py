"""What happens when the authors on file are edited?"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.settings.authors_page import AuthorsPage
from deskeditor.ui.settings.shown_pictures import ShownPicture
from deskeditor.ui.settings.site_jobs import ORIGIN
from deskeditor.ui.settings.sites_presenter import QUIET_MS

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


class AuthorsPresenter(QObject):
    """Hands each edit to the library at once; pages with that name in a byline follow."""

    def __init__(self, page: AuthorsPage, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._authors: dict[str, Author] = {}
        self._chosen = ""
        self._owed: dict[str, Author] = {}
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.save)
        self._picture = ShownPicture(page, desk, page.show_picture)
        page.author_chosen.connect(self._choose)
        page.new_requested.connect(self._begin)
        page.removal_requested.connect(self._remove)
        page.renamed.connect(self._rename)
        page.edited.connect(self._edit)
        avatar = page.avatar
        avatar.choice_requested.connect(lambda: self._picture.choose(self._set_picture(self._chosen)))
        avatar.file_dropped.connect(
            lambda path: self._picture.take_file(path, self._set_picture(self._chosen))
        )
        avatar.image_dropped.connect(
            lambda data: self._picture.take_data(data, self._set_picture(self._chosen))
        )

    def open(self) -> None:
        """Show the authors as the library has them."""
        self._desk.lane.ask(_authors, self._take, key="settings.authors")

    def _take(self, authors: tuple[Author, ...]) -> None:
        self._authors = {one.name: one for one in authors}
        self._authors |= self._owed
        if self._chosen not in self._authors:
            self._chosen = next(iter(self._authors), "")
        self._show(force=True)

    def _show(self, *, force: bool) -> None:
        self._page.show_authors(tuple(self._authors), self._chosen)
        author = self._authors.get(self._chosen, Author(name=self._chosen))
        self._page.show_author(author, force=force)
        self._picture.show(author.avatar)

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._page.refuse("")
            self._chosen = name
            self._show(force=True)

    def _edit(self, field: str, value: object) -> None:
        author = self._authors.get(self._chosen)
        if author is not None:
            self._put(replace(author, **{field: value}))  # type: ignore[arg-type]  # the field's own type
            if field == "avatar":
                self._show(force=False)

    def _put(self, author: Author) -> None:
        self._authors[author.name] = self._owed[author.name] = author
        self._quiet.start()

    def save(self) -> None:
        """Hand what was edited to the library now."""
        self._quiet.stop()
        owed, self._owed = tuple(self._owed.values()), {}
        for author in owed:
            self._desk.lane.ask(partial(_saved, author), self._desk.hub.announce, self._refused)

    def _begin(self, name: str) -> None:
        if name not in self._authors:
            self._put(Author(name=name))
            self.save()
        self._chosen = name
        self._authors = dict(sorted(self._authors.items(), key=lambda one: one[0].casefold()))
        self._show(force=True)
        self._page.initials.line.setFocus()

    def _remove(self) -> None:
        name = self._chosen
        self._owed.pop(name, None)
        self._authors.pop(name, None)
        self._chosen = next(iter(self._authors), "")
        self._show(force=True)
        self._desk.lane.ask(partial(_removed, name), self._desk.hub.announce)
        self._page.new.setFocus()

    def _rename(self, name: str) -> None:
        old = self._chosen
        if name == old or old not in self._authors:
            return
        self.save()
        self._desk.lane.ask(
            partial(_renamed, old, name), lambda changes: self._renamed(name, changes), self._refused
        )

    def _renamed(self, name: str, changes: Changes) -> None:
        self._chosen = name
        self._page.refuse("")
        self._desk.hub.announce(changes)
        self.open()

    def _refused(self, error: DeskError) -> None:
        self._page.refuse(str(error))

    def _set_picture(self, name: str) -> "_PictureSetter":
        return _PictureSetter(self, name)

    def take_picture(self, name: str, reference: str) -> None:
        """A picture came into the library for an author who was chosen then."""
        if name == self._chosen:
            self._edit("avatar", reference)


class _PictureSetter:
    """Sets the picture of the author who was chosen when it was."""

    def __init__(self, presenter: AuthorsPresenter, name: str) -> None:
        self._presenter, self._name = presenter, name

    def __call__(self, reference: str) -> None:
        self._presenter.take_picture(self._name, reference)


def _authors(library: "Library") -> tuple[Author, ...]:
    from deskeditor.services import sites  # loads SQLAlchemy: not on the UI thread

    return sites.authors(library)


def _saved(author: Author, library: "Library") -> Changes:
    from deskeditor.services import sites

    return sites.save_author(library, author, origin=ORIGIN)


def _removed(name: str, library: "Library") -> Changes:
    from deskeditor.services import sites

    return sites.delete_author(library, name, origin=ORIGIN)


def _renamed(old: str, name: str, library: "Library") -> Changes:
    from deskeditor.services import sites

    return sites.rename_author(library, old, name, origin=ORIGIN)
