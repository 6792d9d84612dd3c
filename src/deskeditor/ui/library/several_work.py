"""What is changed in the stories that are chosen in the list: status, section, tags; and how is it undone?"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from deskeditor.domain.bulk import Bulk
from deskeditor.domain.identity import new_id
from deskeditor.domain.story import Details, Status
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.library import jobs
from deskeditor.ui.library.bulk_run import BulkRun
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.library.name_dialog import NameDialog
from deskeditor.ui.messages import UNDO, Kind

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_MANY = 200  # stories, whose change one may want to stop
Act = Callable[[tuple[str, ...]], None]


class SeveralWork(QObject):
    """Answers the menu of the list and the commands for what is chosen there; each change is one to undo."""

    def __init__(self, view: LibraryView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        menu, on = view.menu, desk.commands.on
        menu.status_requested.connect(self.mark)
        menu.section_requested.connect(self.ask_section)
        menu.tags_requested.connect(self.ask_tags)
        menu.untag_requested.connect(self.take_tag)
        on("library.section", lambda: self._with_chosen(self.ask_section))
        on("library.add_tags", lambda: self._with_chosen(self.ask_tags))
        on("library.remove_tag", lambda: self._with_chosen(self.ask_tag_to_take))
        on("library.archive", lambda: self._with_chosen(lambda ids: self.mark(ids, Status.ARCHIVED)))

    def _with_chosen(self, act: Act) -> None:
        """Do something with the stories that are chosen in the list, however many."""
        if self._view.filters.trashed or not self._view.list.chosen_count():
            self._desk.messages.toast("Choose stories in the list first")
        else:
            self._view.list.with_chosen(lambda rows: act(tuple(row.id for row in rows)))

    # --- what is asked

    def mark(self, ids: Sequence[str], status: Status) -> None:
        """Give stories a status."""
        self._change(ids, Bulk(status=status), f"Marked {{}} as {status.label.lower()}")

    def ask_section(self, ids: Sequence[str]) -> None:
        """Ask for a section, and put stories into it."""
        label = f"Section for {_counted(len(ids))}"
        words = ("Section", label, "Put into section", "No section")
        self._ask(_sections, words, lambda name: self._put_into(ids, name))

    def _put_into(self, ids: Sequence[str], name: str) -> None:
        section = " ".join(name.split())
        said = f"Put {{}} into “{_literal(section)}”" if section else "Took {} out of their section"
        self._change(ids, Bulk(section=section), said)

    def ask_tags(self, ids: Sequence[str]) -> None:
        """Ask for tags, and give them to stories."""
        label = f"Tags to add to {_counted(len(ids))}, with commas between them"
        self._ask(_tags, ("Add tags", label, "Add tags", ""), lambda names: self._add_tags(ids, names))

    def _add_tags(self, ids: Sequence[str], names: str) -> None:
        tags = tuple(dict.fromkeys(tag for part in names.split(",") if (tag := " ".join(part.split()))))
        if tags:
            self._change(ids, Bulk(add_tags=tags), f"Added {_hashed(tags)} to {{}}")

    def ask_tag_to_take(self, ids: Sequence[str]) -> None:
        """Ask for a tag, and take it off stories."""
        words = ("Remove a tag", f"Tag to take off {_counted(len(ids))}", "Remove tag", "")
        self._ask(_tags, words, lambda tag: self.take_tag(ids, tag))

    def take_tag(self, ids: Sequence[str], tag: str) -> None:
        """Take a tag off stories."""
        if tag.strip():
            self._change(ids, Bulk(remove_tags=(tag.strip(),)), f"Took {_hashed((tag.strip(),))} off {{}}")

    def _ask(
        self,
        choices: "Callable[[Library], tuple[str, ...]]",
        words: tuple[str, str, str, str],
        done: Callable[[str], None],
    ) -> None:
        """`words`: title, what is asked, and the buttons for it and for none."""

        def show(names: tuple[str, ...]) -> None:
            dialog = NameDialog(self._view.window(), *words)
            dialog.offer(names)
            dialog.named.connect(done)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()
            dialog.box.setFocus(Qt.FocusReason.PopupFocusReason)

        self._desk.lane.ask(choices, show, self._refused, key="library.names")

    # --- what is done

    def _change(self, ids: Sequence[str], bulk: Bulk, said: str) -> None:
        """`said` has a place for the number of stories."""
        self._carry_out(BulkRun(self._desk, ids, bulk, self), bulk, said)

    def _carry_out(self, run: BulkRun, bulk: Bulk, said: str) -> None:
        many, total = _counted(run.total), run.total
        waiting = f"Changing {many}…" if total > _MANY else ""
        if waiting:
            self._desk.messages.info_bar("library", waiting, [("Stop", run.stop)], Kind.INFO)
        running, rest = self._desk.running, _REST_OF_BACK if said == _BACK else _REST
        work = running.begin(f"Changing {many}", rest, run.stop, total=total)
        run.progressed.connect(lambda done: running.progress(work, done, total))
        run.finished.connect(lambda: running.end(work))
        run.finished.connect(lambda: self._ended(run, bulk, said, waiting))
        run.start()

    def _ended(self, run: BulkRun, bulk: Bulk, said: str, waiting: str) -> None:
        run.deleteLater()
        if waiting:
            self._desk.messages.take_back("library", waiting)
        if run.error:
            self._desk.messages.info_bar("library", run.error, kind=Kind.ERROR)
        before = dict(run.before)
        text = said.format(_counted(len(before)))
        if not before:
            self._desk.messages.toast("Nothing to change: the stories are so already")
        elif said == _BACK:
            self._desk.messages.toast(text)
        else:
            self._offer_undo(text, bulk, before)

    def _offer_undo(self, text: str, bulk: Bulk, before: Mapping[str, Details]) -> None:
        """Now by the notice, later by the command, and after the next start, too."""
        key = new_id()
        undo = partial(self.take_back, before, bulk, key)
        self._desk.messages.toast(text, UNDO, self._desk.steps.did(key, text, undo))
        self._desk.lane.ask(lambda library: jobs.note(library, key, text, bulk, before), failed=self._refused)

    def take_back(self, before: Mapping[str, Details], bulk: Bulk, key: str) -> None:
        """Take a change back, of stories that were so `before`; what was changed again since stays.

        Its note in the library, by its `key`, goes when all of them were seen to.
        """
        run = BulkRun(self._desk, tuple(before), bulk, self, undo=before)
        run.finished.connect(lambda: self._forget(key) if run.is_whole else None)
        self._carry_out(run, bulk, _BACK)

    def _forget(self, key: str) -> None:
        self._desk.lane.ask(lambda library: jobs.forget(library, key), failed=self._refused)

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("library", str(error), kind=Kind.ERROR)


_BACK = "Took that back in {}"
_REST = (
    "Stories that are changed by then stay so; they can be taken back together, after the next start, too."
)
_REST_OF_BACK = "The other stories stay as they are now."


def _counted(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _hashed(tags: Sequence[str]) -> str:
    return ", ".join(f"#{_literal(tag)}" for tag in tags)


def _literal(name: str) -> str:
    """A name in a sentence, with no place for a number in it."""
    return name.replace("{", "{{").replace("}", "}}")


def _sections(library: "Library") -> tuple[str, ...]:
    from deskeditor.services import listing  # loads SQLAlchemy: not on the UI thread

    return tuple(listing.sections(library))


def _tags(library: "Library") -> tuple[str, ...]:
    from deskeditor.services import listing

    return tuple(listing.tags(library))
