"""What happens when the authors in bylines and on file are edited, renamed and merged?"""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain.author import Author
from deskeditor.domain.changes import Changes
from deskeditor.domain.naming import Named, Naming
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.settings.authors_page import AuthorsPage
from deskeditor.ui.settings.names_presenter import row
from deskeditor.ui.settings.order_run import OrderRun
from deskeditor.ui.settings.shown_pictures import ShownPicture
from deskeditor.ui.settings.site_jobs import ORIGIN
from deskeditor.ui.settings.sites_presenter import QUIET_MS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskeditor.services.ordering import Ordered
    from deskeditor.storage.library import Library


class AuthorsPresenter(QObject):
    """Hands each edit to the library at once; pages with that name in a byline follow."""

    def __init__(self, page: AuthorsPage, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._authors: dict[str, Author] = {}  # on file
        self._named: dict[str, Named] = {}
        self._run = OrderRun(desk, self)
        desk.hub.changed.connect(self._library_changed)
        self._chosen = ""
        self._owed: dict[str, Author] = {}
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.save)
        self._picture = ShownPicture(page, desk, page.show_picture)
        page.author_chosen.connect(self._choose)
        page.new_requested.connect(self._begin)
        page.removal_requested.connect(self._remove)
        page.renamed.connect(self._rename)
        page.merge_requested.connect(self._put_together)
        page.undo_last_requested.connect(self._take_back)
        self._run.done.connect(self._tell)
        self._run.failed.connect(self._page.refuse)
        page.edited.connect(self._edit)
        avatar = page.avatar
        avatar.choice_requested.connect(lambda: self._picture.choose(self._set_picture(self._chosen)))
        avatar.file_dropped.connect(
            lambda path: self._picture.take_file(path, self._set_picture(self._chosen))
        )
        avatar.image_dropped.connect(
            lambda data: self._picture.take_data(data, self._set_picture(self._chosen))
        )

    def _library_changed(self, changes: Changes) -> None:
        if changes.listing and changes.origin != ORIGIN and self._page.isVisible():
            self.open()

    def open(self) -> None:
        """Show the authors as the library has them."""
        self._desk.lane.ask(_authors, self._take, key="settings.authors")

    def _take(self, known: "_Known") -> None:
        self._authors = {one.name: one for one in known.authors}
        self._authors |= self._owed
        self._named = {one.name: one for one in known.named}
        self._named = {name: Named(name=name) for name in self._owed} | self._named
        if self._chosen not in self._named:
            self._chosen = next(iter(self._named), "")
        self._show(force=True)

    def _show(self, *, force: bool) -> None:
        rows = [row(one) for one in sorted(self._named.values(), key=lambda one: one.name.casefold())]
        self._page.show_authors(rows, self._chosen, is_on_file=self._chosen in self._authors)
        author = self._authors.get(self._chosen, Author(name=self._chosen))
        self._page.show_author(author, force=force)
        self._picture.show(author.avatar)

    def _choose(self, name: str) -> None:
        if name != self._chosen:
            self._page.refuse("")
            self._chosen = name
            self._show(force=True)

    def _edit(self, field: str, value: object) -> None:
        if self._chosen:
            author = self._authors.get(self._chosen, Author(name=self._chosen))
            self._put(replace(author, **{field: value}))  # type: ignore[arg-type]  # the field's own type
            self._page.remove.setEnabled(True)
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
        self._named.setdefault(name, Named(name=name))
        self._chosen = name
        self._show(force=True)
        self._page.initials.line.setFocus()

    def _remove(self) -> None:
        self.save()  # so that undo brings back all of it
        name = self._chosen
        self._authors.pop(name, None)
        if not self._named[name].stories and not self._named[name].trashed:
            del self._named[name]
            self._chosen = next(iter(self._named), "")
        self._show(force=True)
        self._page.new.setFocus()
        self._run.begin(partial(_removing, name))

    def _rename(self, name: str) -> None:
        """Give an author another name, in every byline; one that is there is merged only on request."""
        if name == self._chosen or not self._chosen:
            self._page.refuse("")
        elif name in self._named:
            said = f"“{name}” is there already. Merge puts both together, in every byline."
            self._page.refuse(said, can_merge=True)
        else:
            self._put_together(name)

    def _put_together(self, name: str) -> None:
        self.save()
        old, self._chosen = self._chosen, name
        author = self._authors.get(name, Author(name=name))
        if old in self._authors:  # what is typed before the answer comes goes with what is known of both
            self._authors[name] = author.filled(self._authors.pop(old))
        self._run.begin(partial(_renaming, old, name))

    def _take_back(self) -> None:
        self.save()
        self._run.begin(_undoing)

    def _tell(self, done: "Ordered") -> None:
        self._page.refuse("")
        self._page.done.say(done.said, can_undo=not done.said.startswith("Taken back"))
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


class _Known(NamedTuple):
    authors: tuple[Author, ...]
    named: tuple[Named, ...]


def _authors(library: "Library") -> _Known:
    from deskeditor.services import ordering, sites  # loads SQLAlchemy: not on the UI thread

    return _Known(sites.authors(library), ordering.names(library, Naming.AUTHOR))


def _saved(author: Author, library: "Library") -> Changes:
    from deskeditor.services import sites

    return sites.save_author(library, author, origin=ORIGIN)


def _removing(name: str, library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.removing(library, Naming.AUTHOR, name, origin=ORIGIN)


def _renaming(old: str, name: str, library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.renaming(library, Naming.AUTHOR, [old], name, origin=ORIGIN)


def _undoing(library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.undoing(library, origin=ORIGIN)
