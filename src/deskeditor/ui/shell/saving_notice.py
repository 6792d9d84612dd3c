"""What is said when what was typed cannot be written to the library, and what can be done then?"""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from deskeditor.domain.story import Story
from deskeditor.errors import CannotWrite
from deskeditor.storage import files
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind
from deskeditor.ui.shell.main_window import MainWindow

AREA = "editor"


class SavingNotice(QObject):
    """An info bar above the text while a save fails; it goes by itself when everything is in the library.

    A bar that was dismissed stays away until the reason is another one.
    """

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._told = ""
        desk.open_story.save_failed.connect(self._tell)
        desk.open_story.saved.connect(self._take_back)
        window.status_bar.save_state.clicked.connect(self._state_pressed)

    def _state_pressed(self) -> None:
        """On the save state: what is saved can be looked back at; what is not is tried again."""
        if self._desk.open_story.is_saved:
            self._desk.commands.run("view.history")
        else:
            self._try_again()

    def _tell(self, why: str) -> None:
        text = f"Not saved: {why} What you typed is safe in this window, and is tried again by itself."
        if text == self._told:
            return
        self._take_back()
        self._told = text
        actions = (
            ("Try again", self._try_again),
            ("Copy the text", lambda: copy_text(self._desk)),
            ("Save a copy…", self.save_copy),
        )
        self._desk.messages.info_bar(AREA, text, actions, Kind.ERROR)

    def _take_back(self) -> None:
        if self._told:
            self._desk.messages.take_back(AREA, self._told)
            self._told = ""

    def _try_again(self) -> None:
        self._told = ""  # its button closed the bar: if it fails again, that is said again
        self._desk.open_story.save()

    def save_copy(self) -> None:
        """Ask for a file, and write the words of the open story to it."""
        story = self._desk.open_story.story
        if story is None:
            return
        name = f"{story.details.slug or 'story'}.md"
        path, _ = QFileDialog.getSaveFileName(self._window, "Save a copy of the text", name)
        if path:
            self._write(Path(path), story)

    def _write(self, path: Path, story: Story) -> None:
        try:
            files.write_atomically(path, words(story).encode("utf-8", "replace"))
        except CannotWrite as error:
            self._desk.messages.info_bar(AREA, str(error), kind=Kind.ERROR)
        else:
            self._desk.messages.toast(f"Saved a copy as “{path.name}”")


def copy_text(desk: Desk) -> None:
    """Put the words of the open story on the clipboard."""
    story = desk.open_story.story
    if story is not None:
        QGuiApplication.clipboard().setText(words(story))
    desk.messages.toast("Copied the text of the open story")


def words(story: Story) -> str:
    """Headline, standfirst and body as plain text."""
    return "\n\n".join(filter(None, (story.headline, story.standfirst, story.body)))
