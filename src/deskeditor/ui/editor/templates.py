"""How does a story begin with what stories of its kind have in common?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.services import own_files
from deskeditor.ui.desk import Desk
from deskeditor.ui.widgets.chooser import Choice, Chooser

if TYPE_CHECKING:
    from deskeditor.ui.editor.editor_view import EditorView


class Templates(QObject):
    """Lists the templates, begins a story with one, and keeps the open story as one."""

    def __init__(self, view: "EditorView", desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._paths: list[Path] = []
        nothing = "No template has these words."
        self.chooser = Chooser("templatePopover", "Begin with a template", nothing, view.window())
        self.chooser.chosen.connect(self._begin)

    def choose(self) -> None:
        """Show the templates."""
        found = own_files.all_of(own_files.TEMPLATES)
        self._paths = list(found.values())
        choices = [Choice(name.replace("-", " ").capitalize()) for name in found]
        self.chooser.open_with(choices, self._view.window())

    def _begin(self, number: int) -> None:
        path = self._paths[number]
        self._desk.pure.run(lambda: _begun(path), self._show, self._failed)

    def _show(self, story: Story) -> None:
        self._desk.open_story.show(story)
        self._view.edit_headline()

    def keep(self) -> None:
        """Keep the open story as a template, by the name of its headline."""
        story = self._desk.open_story.story
        if story is not None:
            self._desk.pure.run(lambda: _kept(story), self._tell, self._failed)

    def _tell(self, path: Path) -> None:
        self._desk.messages.toast(f"Saved as the template “{path.stem}”", "Show", self.show_folder)

    def show_folder(self) -> None:
        """Open the folder of the user's templates, each a file of its own."""
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(own_files.folder(own_files.TEMPLATES))))
        except DeskError as error:
            self._failed(error)

    def _failed(self, error: DeskError) -> None:
        self._desk.messages.info_bar("editor", str(error))


def _begun(path: Path) -> Story:
    from deskeditor.services import templates  # loads YAML: not on the UI thread

    return templates.begun(path)


def _kept(story: Story) -> Path:
    from deskeditor.services import templates

    return templates.keep(story)
