"""How do stories go for ever, once they are in the trash?"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMessageBox

from deskeditor.domain.changes import Changes
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.messages import Kind
from deskeditor.ui.running import Work
from deskeditor.ui.tasks import Lane

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_AT_ONCE = 20  # stories
_REST = "What is deleted by then is gone; the backup that was made before has it."
_WARNING = "Their cards and versions go with them. The library is backed up first."


class TrashWork(QObject):
    """Asks before it deletes for ever: the one thing here that no undo takes back."""

    def __init__(self, view: LibraryView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._lane: Lane | None = None  # a backup takes long, and no save waits for it
        view.list.trash_requested.connect(self._delete_pressed)
        view.menu.delete_requested.connect(self.ask)
        view.menu.empty_requested.connect(self.ask_to_empty)
        desk.commands.on("library.delete", self._delete_chosen)
        desk.commands.on("library.empty_trash", self.ask_to_empty)

    def close(self) -> None:
        """End the lane; called before the window goes."""
        if self._lane is not None:
            self._lane.close()

    def _delete_pressed(self, ids: Sequence[str]) -> None:
        if self._view.filters.trashed:
            self.ask(ids)

    def _delete_chosen(self) -> None:
        if self._view.filters.trashed and self._view.list.chosen_count():
            self._view.list.with_chosen(lambda rows: self.ask(tuple(row.id for row in rows)))
        else:
            self._desk.messages.toast("Choose stories in the trash first")

    def ask_to_empty(self) -> None:
        """Ask whether all that is in the trash is to go."""
        self._desk.lane.ask(_in_trash, self._ask_for_all, self._refused, key="library.trash")

    def _ask_for_all(self, ids: Sequence[str]) -> None:
        if ids:
            self.ask(ids)
        else:
            self._desk.messages.toast("The trash is empty")

    def ask(self, ids: Sequence[str]) -> None:
        """Ask whether these stories, which are in the trash, are to be deleted for ever."""
        box = QMessageBox(self._view.window())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("Delete for ever")
        box.setText(f"Delete {_counted(len(ids))} for ever?")
        box.setInformativeText(_WARNING)
        delete = box.addButton("Delete for ever", QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(lambda: self._back_up(lambda: self._delete(ids)))
        box.finished.connect(box.deleteLater)
        box.open()

    def _back_up(self, then: Callable[[], None]) -> None:
        if self._lane is None:
            self._lane = Lane("backup before deleting", self)
        self._desk.open_story.save()
        folder = self._desk.lane.folder
        self._desk.lane.ask(lambda _library: None, lambda _: self._make_backup(folder, then), self._refused)

    def _make_backup(self, folder: Path, then: Callable[[], None]) -> None:
        if self._lane is not None:
            self._lane.run(partial(_backed_up, folder), lambda _: then(), self._refused)

    def _delete(self, ids: Sequence[str]) -> None:
        story = self._desk.open_story.story
        if story is not None and story.id in ids:
            self._desk.open_story.show(None)
        run = _Deleting(list(ids))
        said = f"Deleting {_counted(len(ids))} for ever"
        run.work = self._desk.running.begin(said, _REST, run.stop, total=len(ids))
        self._go_on(run)

    def _go_on(self, run: "_Deleting") -> None:
        """Some after the other: between two portions the lane saves what is typed."""
        some = tuple(run.left[:_AT_ONCE])
        if not some or run.is_stopped:
            self._desk.running.end(run.work)
            self._were_deleted(run.done)
            return
        self._desk.lane.ask(
            lambda library: _deleted(library, some),
            lambda changes: self._went(run, changes),
            lambda error: self._broke(run, error),
        )

    def _went(self, run: "_Deleting", changes: Changes) -> None:
        del run.left[:_AT_ONCE]
        run.done |= changes
        if run.work is not None:
            self._desk.running.progress(run.work, run.work.total - len(run.left), run.work.total)
        self._go_on(run)

    def _broke(self, run: "_Deleting", error: DeskError) -> None:
        """What is gone already goes from the list, too."""
        self._desk.running.end(run.work)
        if run.done.stories:
            self._were_deleted(run.done)
        self._refused(error)

    def _were_deleted(self, changes: Changes) -> None:
        self._desk.hub.announce(changes)
        count = _counted(len(changes.stories))
        self._desk.messages.toast(f"Deleted {count} for ever; a backup has what was there")

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("library", str(error), kind=Kind.ERROR)


@dataclass(slots=True)
class _Deleting:
    """Stories on their way; others may be asked for before these are gone."""

    left: list[str]
    done: Changes = field(default_factory=Changes)
    is_stopped: bool = False
    work: Work | None = None

    def stop(self) -> None:
        """Leave the rest."""
        self.is_stopped = True


def _counted(number: int) -> str:
    return "1 story" if number == 1 else f"{number:,} stories"


def _in_trash(library: "Library") -> tuple[str, ...]:
    from deskeditor.services import trash  # loads SQLAlchemy: not on the UI thread

    return tuple(trash.ids(library))


def _backed_up(folder: Path) -> None:
    from deskeditor.services import backups

    backups.make(folder, backups.Why.DELETE)


def _deleted(library: "Library", ids: Sequence[str]) -> Changes:
    from deskeditor.services import trash

    return trash.delete(library, ids, is_backed_up=True)
