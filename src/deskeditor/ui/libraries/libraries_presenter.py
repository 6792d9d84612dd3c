"""How does somebody get to another library, and this one to another place?"""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.errors import DeskError
from deskeditor.storage.steps import Moved, Step
from deskeditor.ui.desk import Desk
from deskeditor.ui.libraries import jobs
from deskeditor.ui.libraries.move_dialog import MoveDialog
from deskeditor.ui.libraries.recent import recent, remember
from deskeditor.ui.libraries.switch_dialog import LibraryRow, SwitchDialog
from deskeditor.ui.tasks import Lane
from deskeditor.ui.window_state import WindowState

T = TypeVar("T")
_ALWAYS = "library-always"


class LibrariesPresenter(QObject):
    """Asks for a library and tries it in a lane of its own; `switch_requested` says that it can be opened."""

    switch_requested = Signal(object)  # a Path

    def __init__(
        self, over: QWidget, desk: Desk, state: WindowState, all_is_saved: Callable[[], bool]
    ) -> None:
        super().__init__(over)
        self._over, self._desk, self._state = over, desk, state
        self._folder, self._all_is_saved = desk.lane.folder, all_is_saved
        self._lane: Lane | None = None
        self._switching: SwitchDialog | None = None
        self._moving_dialog: MoveDialog | None = None
        self._moving: jobs.Moving | None = None
        desk.commands.on("file.switch_library", self.open)
        desk.commands.on("tools.move_library", self.ask_where)

    def start(self) -> None:
        """Remember that this library was open."""
        remember(self._state, self._folder)

    def close(self) -> None:
        """End the lane; a move on its way is stopped, and leaves all as it was."""
        if self._moving is not None:
            self._moving.stop()
            self._run(self._moving.spell)
        if self._lane is not None:
            self._lane.close()

    def _run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[DeskError], None] | None = None,
    ) -> None:
        if self._lane is None:
            self._lane = Lane("libraries", self)
        self._lane.run(job, done, failed)

    # --- another library

    def open(self) -> None:
        """Show the libraries that were open lately."""
        if self._switching is None:
            self._switching = SwitchDialog(self._over.window())
            self._switching.open_requested.connect(self._go)
            self._switching.choose_requested.connect(self._choose)
            self._switching.new_requested.connect(self._make)
        rows = [_row(folder, self._folder) for folder in recent(self._state)]
        self._switching.show_rows(rows, always=self._state.word(_ALWAYS, "yes") == "yes")
        self._switching.always.setVisible("DESKEDITOR_LIBRARY" not in os.environ)
        self._switching.show()
        self._switching.raise_()
        self._switching.activateWindow()
        self._switching.list.setFocus()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self._switching, "Open a library", str(self._folder.parent))
        if chosen:
            self._go(Path(chosen))

    def _make(self) -> None:
        name, _ = QFileDialog.getSaveFileName(
            self._switching, "Make a new library", str(self._folder.parent / "New library")
        )
        if name:
            self._go(Path(name), is_new=True)

    def _go(self, folder: Path, *, is_new: bool = False) -> None:
        dialog = self._switching
        if dialog is None:
            return
        if folder == self._folder:
            dialog.say("This library is open already.")
            return
        always = dialog.always.isChecked()
        self._state.keep_word(_ALWAYS, "yes" if always else "no")
        dialog.show_busy()
        job = partial(jobs.opened, folder, is_new=is_new, always=always)
        self._run(job, self._was_opened, self._was_not_opened)

    def _was_opened(self, folder: Path) -> None:
        if self._switching is not None:
            self._switching.say("")
            self._switching.hide()
        self.switch_requested.emit(folder)

    def _was_not_opened(self, error: DeskError) -> None:
        if self._switching is not None:
            self._switching.say(str(error))
            self._switching.list.setFocus()

    # --- another place

    def ask_where(self) -> None:
        """Ask where the library is to stand."""
        self._moving_dialog = dialog = MoveDialog(self._over.window(), self._folder)
        dialog.move_requested.connect(self._move)
        dialog.stop_requested.connect(self._stop)
        dialog.finished.connect(dialog.deleteLater)
        dialog.show()
        dialog.to.setFocus()

    def _move(self, to: Path, keep: bool) -> None:
        if works := self._desk.running.works:
            self._fail(f"Something is still running: {works[0].said}. Move the library when that is done.")
            return
        if not self._all_is_saved():
            self._fail("What you typed could not be saved, so the library stays where it is.")
            return
        self._moving = jobs.Moving(self._folder, to, keep=keep)
        self._ask()

    def _ask(self) -> None:
        if self._moving is not None:
            self._run(self._moving.spell, self._took, self._failed)

    def _failed(self, error: DeskError) -> None:
        self._fail(str(error))

    def _stop(self) -> None:
        if self._moving is not None:
            self._moving.stop()

    def _took(self, step: Step | Moved | None) -> None:
        if isinstance(step, Step):
            if self._moving_dialog is not None:
                self._moving_dialog.show_progress(step.done, step.total)
            self._ask()
        elif isinstance(step, Moved):
            self._was_moved(step)
        else:
            self._fail("Stopped: the library is where it was.")

    def _was_moved(self, moved: Moved) -> None:
        self._moving = None
        self._state.keep_place(moved.folder, self._state.place(self._folder))
        remember(self._state, moved.folder, instead_of=self._folder)
        if self._moving_dialog is not None:
            self._moving_dialog.show_fault("")
            self._moving_dialog.accept()
        self.switch_requested.emit(moved.folder)

    def _fail(self, why: str) -> None:
        self._moving = None
        if self._moving_dialog is not None:
            self._moving_dialog.show_fault(why)


def _row(folder: Path, current: Path) -> LibraryRow:
    if folder == current:
        return LibraryRow(folder, f"{folder.name} — open now — {folder.parent}", can_open=False)
    if not os.path.exists(folder):  # noqa: PTH110  # of a folder that nobody may look into Path raises
        return LibraryRow(folder, f"{folder.name} — not there now — {folder.parent}", can_open=False)
    return LibraryRow(folder, f"{folder.name} — {folder.parent}")
