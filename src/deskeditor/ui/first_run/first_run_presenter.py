"""How does the first meeting go on?"""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from deskeditor.ui import theme
from deskeditor.ui.desk import Desk
from deskeditor.ui.first_run.welcome import Welcome
from deskeditor.ui.messages import Kind
from deskeditor.ui.shell.library_commands import LibraryCommands
from deskeditor.ui.shell.main_window import MainWindow

_BESIDE = ("view.appearance", "help.shortcuts", "help.about", "help.logs", "file.quit")  # the sheet stays
_SAMPLES = "These are samples, made to be looked at and changed."


class FirstRun(QObject):
    """Shows the sheet, and what was asked for there; afterwards the samples can be thrown away at once."""

    appearance_chosen = Signal(str)
    writing_requested = Signal()

    def __init__(self, window: MainWindow, desk: Desk, library: LibraryCommands) -> None:
        super().__init__(window)
        self._window, self._desk, self._library = window, desk, library
        library.samples_added.connect(self._show_samples)

    def welcome(self, folder: Path) -> None:
        """Put the sheet over the window."""
        sheet = Welcome(str(folder), theme.current().appearance, self._window.desk)
        sheet.appearance_chosen.connect(self.appearance_chosen)
        sheet.start_requested.connect(self._start)
        self._desk.commands.run_done.connect(lambda name: self._command_ran(sheet, name))
        sheet.show()

    def _command_ran(self, sheet: Welcome, name: str) -> None:
        """Whoever begins a story by its key need not answer the sheet first."""
        if isValid(sheet) and not name.startswith(_BESIDE):
            sheet.give_way()

    def _start(self, with_samples: bool) -> None:
        self.writing_requested.emit()
        if with_samples:
            self._library.add_samples()

    def _show_samples(self, lead: str) -> None:
        self._desk.open_story.open(lead)
        self._desk.commands.run("view.cards")
        self._desk.messages.info_bar(
            "editor",
            _SAMPLES,
            (("Keep them", lambda: None), ("Remove the samples", self._library.remove_samples)),
            Kind.INFO,
        )
