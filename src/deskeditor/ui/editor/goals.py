"""How far is the open story from the length that it is meant to have?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


class Goals(QObject):
    """Fetches the goal of the open story from the library, and keeps what is said there."""

    changed = Signal(int)  # words; 0 for no goal

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.words = 0
        desk.open_story.opened.connect(self._fetch)
        self._fetch()

    def _fetch(self) -> None:
        story = self._desk.open_story.story
        self._take(0)
        if story is not None:
            wanted = story.id
            self._desk.lane.ask(
                lambda library: _goal(library, wanted),
                lambda words: self._arrived(wanted, words),
                key="editor.goal",
            )

    def _arrived(self, story: str, words: int) -> None:
        current = self._desk.open_story.story
        if current is not None and current.id == story:
            self._take(words)

    def _take(self, words: int) -> None:
        if words != self.words:
            self.words = words
            self.changed.emit(words)

    def set_words(self, words: int) -> None:
        """Give the open story a goal, or with 0 none."""
        story = self._desk.open_story.story
        if story is not None and words != self.words:
            wanted = story.id
            self._take(words)
            self._desk.lane.ask(lambda library: _set_goal(library, wanted, words))


def _goal(library: "Library", story: str) -> int:
    from deskeditor.services import goals  # loads SQLAlchemy: not on the UI thread

    return goals.goal(library, story)


def _set_goal(library: "Library", story: str, words: int) -> None:
    from deskeditor.services import goals

    goals.set_goal(library, story, words)
