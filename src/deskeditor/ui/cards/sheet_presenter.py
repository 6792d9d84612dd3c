"""How do the cards alone leave the window: as HTML or JSON, onto the clipboard or into a file?"""

import json
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

_KINDS = "HTML fragment (*.html);;JSON (*.json)"
_JSON = ".json"


class SheetPresenter(QObject):
    """Answers the commands that hand out the card sheet of the open story."""

    def __init__(self, parent: QWidget, feed: CardFeed, desk: Desk) -> None:
        super().__init__(parent)
        self._parent, self._feed, self._desk = parent, feed, desk
        desk.commands.on("cards.copy_html", partial(self._copy, "html"))
        desk.commands.on("cards.copy_json", partial(self._copy, "json"))
        desk.commands.on("cards.export_sheet", self._ask_where)

    def _copy(self, kind: str) -> None:
        story = self._story()
        if story is not None:
            self._desk.lane.ask(
                lambda library: _sheet(library, story, kind),
                partial(self._put_on_clipboard, kind),
                self._refused,
            )

    def _put_on_clipboard(self, kind: str, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.messages.toast(f"Copied the cards as {kind.upper()}")

    def _ask_where(self) -> None:
        story = self._story()
        if story is None:
            return
        start = f"{story.details.slug or 'cards'}-cards.html"
        path, _ = QFileDialog.getSaveFileName(self._parent, "Export the cards", start, _KINDS)
        if path:
            self.write(story, Path(path))

    def write(self, story: Story, path: Path) -> None:
        """Write a story's cards into a file: JSON where its name says so, else HTML."""
        kind = "json" if path.suffix.lower() == _JSON else "html"
        self._desk.lane.ask(
            lambda library: _written(library, story, kind, path), self._was_written, self._refused
        )

    def _was_written(self, path: Path) -> None:
        self._desk.messages.toast(f"Exported the cards to {path.name}")

    def _story(self) -> Story | None:
        story = self._feed.rows.story
        if story is None or not (story.cards or story.sets):
            self._desk.messages.toast("There are no cards to hand out yet.")
            return None
        return story

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))


def _sheet(library: "Library", story: Story, kind: str) -> str:
    from deskeditor.services import card_sheet  # loads SQLAlchemy: not on the UI thread

    made = card_sheet.sheet(library, story)
    return made.html if kind == "html" else f"{json.dumps(made.document, ensure_ascii=False, indent=2)}\n"


def _written(library: "Library", story: Story, kind: str, path: Path) -> Path:
    from deskeditor.storage.files import write_atomically

    write_atomically(path, _sheet(library, story, kind).encode())
    return path
