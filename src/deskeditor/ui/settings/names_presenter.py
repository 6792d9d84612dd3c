"""What happens when tags or sections are renamed, merged, removed or put in order?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deskeditor.domain.changes import Changes
from deskeditor.domain.naming import Named, Naming
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.settings.named_list import NamedRow
from deskeditor.ui.settings.names_page import NamesPage
from deskeditor.ui.settings.order_run import OrderRun
from deskeditor.ui.settings.site_jobs import ORIGIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deskeditor.services.ordering import Ordered
    from deskeditor.storage.library import Library


class NamesPresenter(QObject):
    """Shows the names of one kind, and carries out what is asked for in all stories."""

    def __init__(self, page: NamesPage, kind: Naming, desk: Desk) -> None:
        super().__init__(page)
        self._page, self._kind, self._desk = page, kind, desk
        self._names: dict[str, Named] = {}
        self._chosen: tuple[str, ...] = ()
        self._run = OrderRun(desk, self)
        desk.hub.changed.connect(self._library_changed)
        self._run.progressed.connect(self._tell_progress)
        self._run.done.connect(self._tell)
        self._run.failed.connect(self._refuse)
        page.typed.connect(self._explain)
        page.rename_requested.connect(self._rename)
        page.removal_requested.connect(lambda name: self._begin(partial(_removing, kind, name)))
        page.undo_last_requested.connect(self._undo)
        page.addition_requested.connect(lambda name: self._order(partial(_added, name), name))
        page.move_requested.connect(lambda name, to: self._order(partial(_moved, name, to), name))

    def _library_changed(self, changes: Changes) -> None:
        if changes.listing and changes.origin != ORIGIN and self._page.isVisible():
            self.open()

    def open(self) -> None:
        """Show the names as the library has them."""
        kind = self._kind
        self._desk.lane.ask(lambda library: _names(kind, library), self._take, key=f"settings.{kind.value}s")

    def _take(self, names: tuple[Named, ...]) -> None:
        kept = self._page.list.chosen or tuple(one.name for one in names[:1])
        self._names = {self._kind.same(one.name): one for one in names}
        self._page.show_rows([row(one) for one in names], self._chosen or kept)
        self._chosen = ()

    def _explain(self, names: tuple[str, ...], typed: str) -> None:
        there = self._names.get(self._kind.same(typed))
        stories = sum(self._names[self._kind.same(name)].stories for name in names)
        if there is not None and there.name not in names:
            said = f"Merges with “{there.name}”, which {stories_have(there.stories)}. Enter does it."
        elif len(names) > 1:
            said = f"Makes one {self._kind.value} of {len(names)}. Enter does it."
        else:
            said = f"Enter changes {_counted(stories)}."
        self._page.new_name.say(said)

    def _rename(self, names: tuple[str, ...], new: str) -> None:
        self._chosen = (new,)
        self._begin(partial(_renaming, self._kind, names, new))

    def _undo(self) -> None:
        if self._page.done.undo.isVisibleTo(self._page):
            self._begin(_undoing)

    def _begin(self, begin: object) -> None:
        self._page.show_busy(busy=True)
        self._run.begin(begin)  # type: ignore[arg-type]  # a partial of one of the jobs below

    def _tell_progress(self, stories: int, total: int) -> None:
        if not total:
            self._page.done.say("Looking through the stories…")
        elif total > stories:
            self._page.done.say(f"{stories:,} of {total:,} stories…")

    def _tell(self, done: "Ordered") -> None:
        self._page.show_busy(busy=False)
        self._page.done.say(done.said, can_undo=not done.said.startswith("Taken back"))
        self.open()

    def _refuse(self, why: str) -> None:
        self._chosen = ()
        self._page.show_busy(busy=False)
        self._page.done.say(why, "error")

    def _order(self, job: object, name: str) -> None:
        self._chosen = (name,)

        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            self.open()

        def failed(error: DeskError) -> None:
            self._refuse(str(error))

        self._desk.lane.ask(job, done, failed)  # type: ignore[arg-type]  # a partial of one of the jobs below


def row(one: Named) -> NamedRow:
    """A name as the list shows it."""
    count = _counted(one.stories) if one.stories else "No story"
    also = f"also {', '.join(one.spellings)}" if one.spellings else ""
    trashed = f"{_counted(one.trashed)} in the trash" if one.trashed else ""
    return NamedRow(one.name, count, ", ".join(part for part in (also, trashed) if part))


def stories_have(stories: int) -> str:
    """`one story has`, `12 stories have`."""
    return "one story has" if stories == 1 else f"{_counted(stories)} have"


def _counted(stories: int) -> str:
    return "1 story" if stories == 1 else f"{stories:,} stories"


def _names(kind: Naming, library: "Library") -> tuple[Named, ...]:
    from deskeditor.services import ordering  # loads SQLAlchemy: not on the UI thread

    return ordering.names(library, kind)


def _renaming(kind: Naming, names: tuple[str, ...], new: str, library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.renaming(library, kind, names, new, origin=ORIGIN)


def _removing(kind: Naming, name: str, library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.removing(library, kind, name, origin=ORIGIN)


def _undoing(library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.undoing(library, origin=ORIGIN)


def _added(name: str, library: "Library") -> Changes:
    from deskeditor.services import section_order

    return section_order.add(library, name, origin=ORIGIN)


def _moved(name: str, to: int, library: "Library") -> Changes:
    from deskeditor.services import section_order

    return section_order.move(library, name, to, origin=ORIGIN)
