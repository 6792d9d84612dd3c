"""When is the library backed up while the window is open, and what comes of a backup that is wished for?"""

from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.errors import DamagedLibrary, DeskError
from deskeditor.ui.backups import jobs
from deskeditor.ui.backups.backups_dialog import BackupsDialog
from deskeditor.ui.backups.wording import age, row, state
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.running import Work
from deskeditor.ui.tasks import Lane

if TYPE_CHECKING:
    from deskeditor.services.backups import Backup

FIRST_MS = 20_000  # after the window stands: nothing that one waits for then is held up
HOURLY_MS = 600_000  # between two looks whether one is due
_MAKING = "Backing up the library"
_FINISHED = "It is finished in any case."


class BackupsPresenter(QObject):
    """Makes backups in a lane of its own, off the library's, so that no save ever waits for one."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk, self._folder = over, desk, desk.lane.folder
        self._lane: Lane | None = None
        self._dialog: BackupsDialog | None = None
        self._offered = ""
        self._clock = QTimer(self, interval=HOURLY_MS)
        self._first = QTimer(self, interval=FIRST_MS, singleShot=True)
        for timer in (self._first, self._clock):
            timer.timeout.connect(self.make_due)
        desk.commands.on("tools.backups", self.open)
        desk.commands.on("tools.back_up", self._make)
        desk.lane.failure.connect(self._hear_failure)

    def start(self) -> None:
        """Begin to look whether a backup is due."""
        self._first.start()
        self._clock.start()

    def close(self) -> None:
        """End the lane; a backup that is being made is finished."""
        for timer in (self._first, self._clock):
            timer.stop()
        if self._lane is not None:
            self._lane.close()

    def _run(self) -> Lane:
        if self._lane is None:
            self._lane = Lane("backups", self)
            self._lane.failure.connect(self._tell)
        return self._lane

    def make_due(self) -> None:
        """Make the backup that is due, if one is."""
        self._run().run(partial(jobs.is_due, self._folder), self._make_if_due, self._tell, key="due")

    def _make_if_due(self, is_due: bool) -> None:
        if is_due:
            work = self._desk.running.begin(_MAKING, _FINISHED)
            done, broke = partial(self._was_made, work), partial(self._broke, work)
            self._run().run(partial(jobs.due, self._folder), done, broke)

    def _broke(self, work: Work, error: DeskError) -> None:
        self._desk.running.end(work)
        self._tell(error)

    def _make(self) -> None:
        if self._dialog is not None:
            self._dialog.show_busy("Backing up…")
        self._desk.open_story.save()
        self._desk.lane.ask(lambda _library: None, lambda _: self._make_now())  # after the save

    def _make_now(self) -> None:
        work = self._desk.running.begin(_MAKING, _FINISHED)
        done, broke = partial(self._was_asked_for, work), partial(self._broke, work)
        self._run().run(partial(jobs.made, self._folder), done, broke)

    def _was_asked_for(self, work: Work, backup: "Backup") -> None:
        self._desk.messages.toast(f"Backed up the library: {backup.stories} stories, proved")
        self._was_made(work, backup)

    def _was_made(self, work: Work, backup: "Backup | None") -> None:
        self._desk.running.end(work)
        if backup is not None and self._dialog is not None:
            self._list()

    def open(self) -> None:
        """Show the backups there are."""
        if self._dialog is None:
            self._dialog = BackupsDialog(self._over.window())
            self._dialog.make_requested.connect(self._make)
            self._dialog.restore_requested.connect(self.restore)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.list.setFocus()
        self._list()

    def _list(self) -> None:
        self._run().run(partial(jobs.listed, self._folder), self._show, self._tell, key="list")

    def _show(self, found: "tuple[Backup, ...]") -> None:
        if self._dialog is not None:
            now = datetime.now(UTC)
            self._dialog.show_rows([row(one, now) for one in found], state(found, now))

    def restore(self, name: str = "") -> None:
        """Bring a backup back, or without a name the newest good one; the library of now is kept first."""
        if self._dialog is not None:
            self._dialog.show_busy("Restoring…")
        self._desk.open_story.save()
        work = self._desk.running.begin("Bringing a backup back", _FINISHED)
        done, broke = partial(self._was_restored, work), partial(self._broke, work)
        self._desk.lane.run(partial(jobs.restored, self._folder, name), done, broke)

    def _was_restored(self, work: Work, done: "tuple[Backup, Path]") -> None:
        backup, kept = done
        self._desk.running.end(work)
        self._offered = ""
        story = self._desk.open_story.story
        self._desk.hub.announce(Changes(stories=frozenset({story.id} if story else ()), listing=True))
        when = age(backup.made_at, datetime.now(UTC))
        self._desk.messages.toast(f"Restored the backup of {when}. What was there is kept as “{kept.name}”")
        if self._dialog is not None:
            self._list()

    def _hear_failure(self, error: object) -> None:
        if isinstance(error, DamagedLibrary):
            self._offer(error)

    def _tell(self, error: DeskError) -> None:
        if isinstance(error, DamagedLibrary):
            self._offer(error)
        else:
            self._desk.messages.info_bar("window", str(error), kind=Kind.ERROR)
        if self._dialog is not None and self._dialog.isVisible():
            self._list()

    def _offer(self, error: DamagedLibrary) -> None:
        """A damaged library has its newest good backup offered, once."""
        if self._offered != str(error):
            self._offered = str(error)
            self._run().run(partial(jobs.newest_good, self._folder), partial(self._show_offer, str(error)))

    def _show_offer(self, text: str, backup: "Backup | None") -> None:
        buttons = []
        if backup is not None:
            when = age(backup.made_at, datetime.now(UTC))
            buttons.append((f"Restore the backup of {when}", lambda: self.restore(backup.folder.name)))
            buttons.append(("Show all backups…", self.open))
        self._desk.messages.info_bar("window", text, tuple(buttons), Kind.ERROR)
