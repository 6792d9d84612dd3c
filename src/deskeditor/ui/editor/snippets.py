"""How does a piece of text that is written again and again come into the body?"""

import re
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deskeditor.errors import DeskError
from deskeditor.markup import snippets
from deskeditor.markup.snippets import Snippet
from deskeditor.services import own_files
from deskeditor.ui.desk import Desk
from deskeditor.ui.editor.body_passage import line_of
from deskeditor.ui.editor.editor_view import EditorView
from deskeditor.ui.editor.text_difference import points
from deskeditor.ui.widgets.chooser import Choice, Chooser

_FILLED = re.compile(r"(?:\{(?:cursor|selection|date)\})+")
_ABOUT = 60  # characters of a snippet that are shown beside its abbreviation


class Snippets(QObject):
    """Puts snippets in: by their abbreviation and Tab, or from a list."""

    def __init__(self, view: EditorView, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._desk = view, desk
        self._names: list[str] = []
        self.chooser = Chooser(
            "snippetPopover", "Put in a snippet", "No snippet has these words.", view.window()
        )
        self.chooser.chosen.connect(lambda number: self._put(self._names[number]))

    def choose(self) -> None:
        """Show the snippets."""
        found = {name: snippet for name, path in self._files().items() if (snippet := self._read(path))}
        self._names = list(found)
        choices = [Choice(name, _about(each.text)) for name, each in found.items()]
        self.chooser.open_with(choices, self._view.window())

    def expand(self) -> bool:
        """Put a snippet in place of its abbreviation before the caret; whether there was one."""
        cursor = self._view.body.textCursor()
        line = line_of(cursor.block())
        name = snippets.abbreviation(line, points(line, cursor.positionInBlock()))
        path = self._files().get(name)
        snippet = self._read(path) if path else None
        if snippet is None:
            return False
        self._view.body.apply(partial(snippets.expand, snippet=snippet, date=self._today()))
        return True

    def show_folder(self) -> None:
        """Open the folder of the user's snippets, each a file of its own."""
        try:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(own_files.folder(own_files.SNIPPETS))))
        except DeskError as error:
            self._desk.messages.info_bar("editor", str(error))

    def _put(self, name: str) -> None:
        snippet = self._read(self._files()[name])
        if snippet is not None:
            self._view.body.apply(partial(snippets.insert, snippet=snippet, date=self._today()))
            self._view.edit_body()

    def _files(self) -> dict[str, Path]:
        return own_files.all_of(own_files.SNIPPETS)

    def _read(self, path: Path) -> Snippet | None:
        try:
            return Snippet(own_files.text(path))
        except DeskError as error:
            self._desk.messages.info_bar("editor", str(error))
            return None

    def _today(self) -> str:
        """The day in the language of the story, as its page writes it."""
        from deskeditor.pages import moments  # not before it is wanted

        return moments.day(datetime.now().astimezone(), self._view.body.keys.language)


def _about(text: str) -> str:
    """A snippet in one line: what is put in when it is used shows as an ellipsis."""
    return " ".join(_FILLED.sub("…", text).split())[:_ABOUT]
