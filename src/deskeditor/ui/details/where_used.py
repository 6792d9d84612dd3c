"""Under how many stories does the open one stand as a card? Said before it is renamed or unpublished."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk
from deskeditor.ui.details.details_view import DetailsView

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


class WhereUsed(QObject):
    """Keeps the line in the form true; a press on it lists the stories."""

    def __init__(self, view: DetailsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._of = ""  # the id of the story that the line is about
        view.built.connect(self._built)
        desk.open_story.opened.connect(self._opened)
        desk.hub.changed.connect(self._library_changed)

    def _built(self) -> None:
        if self._view.form is not None:
            self._view.form.used.clicked.connect(lambda: self._desk.commands.run("cards.where_used"))
        self._opened()

    def _opened(self) -> None:
        story = self._desk.open_story.story
        if story is None or story.id != self._of:
            self._say("")
        self._ask()

    def _library_changed(self, changes: Changes) -> None:
        if changes.cards or changes.listing:
            self._ask()

    def _ask(self) -> None:
        story = self._desk.open_story.story
        if story is not None and self._view.form is not None:
            self._desk.lane.ask(
                lambda library: (story.id, _words(library, story.id)),
                self._take,
                lambda _error: self._say(""),  # what the library cannot say now is said with the next change
                key="details.used",
            )

    def _take(self, told: tuple[str, str]) -> None:
        story = self._desk.open_story.story
        self._of, words = told
        if story is not None and story.id == self._of:
            self._say(words)

    def _say(self, words: str) -> None:
        form = self._view.form
        if form is not None:
            said = f"Stands {words}" if words else ""
            form.used.setText(said)
            form.used.setAccessibleName(f"{said}: show where" if said else form.used.toolTip())
            form.used.setVisible(bool(said))


def _words(library: "Library", story_id: str) -> str:
    from deskeditor.services import used  # loads SQLAlchemy: not on the UI thread

    return used.story(library, story_id).words
