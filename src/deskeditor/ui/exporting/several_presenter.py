"""Which stories are exported together, and what is said of those that could not be?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.exporting import said, sending
from deskeditor.ui.exporting.answers import AnswerBook
from deskeditor.ui.exporting.file_words import counted
from deskeditor.ui.exporting.sending import Scope
from deskeditor.ui.exporting.several import SeveralRun

if TYPE_CHECKING:
    from deskeditor.ui.exporting.export_dialog import ExportDialog

ORIGIN = "export"
_REST = "Stories that are out by then stay so; the others are not exported."


class SeveralPresenter(QObject):
    """The dialog for several stories: those of a scope, or those that were chosen elsewhere."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self._parent, self._desk = parent, desk
        self._book = AnswerBook()
        self._dialog: ExportDialog | None = None
        self._scopes: dict[Scope, tuple[str, ...]] = {}
        self._ids: tuple[str, ...] = ()
        self._run: SeveralRun | None = None
        desk.commands.on("file.export_several", self.open)

    def close(self) -> None:
        """Stop what is running; called before the window goes."""
        if self._run is not None:
            self._run.close()

    def open(self) -> None:
        """Ask which stories are to be exported, and how."""
        self._desk.open_story.save()
        self._desk.lane.ask(sending.ids, self._offer_scopes, self._tell_failure)

    def open_for(self, ids: Sequence[str]) -> None:
        """Ask how these stories are to be exported."""
        self._scopes, self._ids = {}, tuple(ids)
        self._begin(counted(len(ids), "story"), ())

    def _offer_scopes(self, scopes: dict[Scope, tuple[str, ...]]) -> None:
        self._scopes = {scope: ids for scope, ids in scopes.items() if ids}
        self._begin("Several stories", [f"{scope} ({len(ids):,})" for scope, ids in self._scopes.items()])
        self._scope_chosen()

    def _begin(self, title: str, scopes: Sequence[str]) -> None:
        dialog = self._shown_dialog()
        dialog.form.show_answers(self._book.last)
        dialog.form.show_several(title, scopes)
        dialog.say("")
        dialog.offer("Export")
        dialog.show_progress(0, 0)
        dialog.show_busy(busy=False)
        self._show_count()
        dialog.begin()

    def _shown_dialog(self) -> "ExportDialog":
        if self._dialog is None:
            from deskeditor.ui.exporting.export_dialog import ExportDialog  # not before it is wanted

            self._dialog = ExportDialog(self._parent.window())
            self._dialog.resize(self._dialog.minimumSize())
            self._dialog.form.changed.connect(self._scope_chosen)
            self._dialog.export_requested.connect(self._export)
            self._dialog.cancel_requested.connect(self._stop)
        return self._dialog

    def _scope_chosen(self) -> None:
        chosen = self._shown_dialog().form.scope.currentIndex()
        if self._scopes and chosen >= 0:
            self._ids = list(self._scopes.values())[chosen]
        self._show_count()

    def _show_count(self) -> None:
        dialog = self._shown_dialog()
        dialog.outlook.say(
            f"Will export {counted(len(self._ids), 'story')}" if self._ids else "No stories yet"
        )
        dialog.show_busy(busy=not self._ids)

    def _export(self) -> None:
        dialog = self._shown_dialog()
        if not self._ids:
            return
        self._desk.open_story.save()
        self._book.keep(dialog.form.answers)
        dialog.show_busy(busy=True)
        dialog.show_progress(0, len(self._ids))
        self._run = SeveralRun(self._desk.lane, self._ids, dialog.form.answers, self)
        self._run.progressed.connect(dialog.show_progress)
        running = self._desk.running
        said = f"Exporting {counted(len(self._ids), 'story')}"
        work = running.begin(said, _REST, self._run.stop, total=len(self._ids))
        self._run.progressed.connect(lambda done, total: running.progress(work, done, total))
        self._run.finished.connect(lambda: running.end(work))
        self._run.finished.connect(self._finished)
        self._run.start()

    def _stop(self) -> None:
        if self._run is not None:
            self._run.stop()

    def _finished(self) -> None:
        run, dialog = self._run, self._shown_dialog()
        if run is None:
            return
        self._run = None
        dialog.show_progress(0, 0)
        dialog.show_busy(busy=False)
        if run.exported:
            ids = frozenset(one.id for one in run.exported)
            self._desk.hub.announce(Changes(stories=ids, listing=True, origin=ORIGIN))
        if run.failed or run.error or run.was_stopped:
            self._offer_rest(run)
            return
        folder = dialog.form.answers.folder
        dialog.accept()
        self._desk.messages.toast(
            f"Exported {counted(len(run.exported), 'story')}", "Show", lambda: said.show(folder)
        )

    def _offer_rest(self, run: SeveralRun) -> None:
        """List what is not out, so that it can be tried again."""
        dialog = self._shown_dialog()
        self._scopes, self._ids = {}, run.left
        dialog.form.show_several(f"{counted(len(run.left), 'story')} left", ())
        done = counted(len(run.exported), "story")
        dialog.outlook.say(f"Exported {done}, {len(run.left):,} left")
        dialog.outlook.list_failures([(one.slug, one.error) for one in run.failed])
        dialog.offer("Go on" if run.was_stopped and not run.failed else "Try again")
        dialog.say(run.error, error=bool(run.error))

    def _tell_failure(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))
