"""How does Ctrl+Z in the panel bring back cards as they were?"""

from PySide6.QtCore import QObject

from deskeditor.ui.cards.card_edits import Cards
from deskeditor.ui.open_story import OpenStory


class CardHistory(QObject):
    """The cards of the open story before each edit, for as long as the story stays on the desk.

    When they are changed elsewhere, what is remembered would undo that too: it is forgotten.
    """

    def __init__(self, open_story: OpenStory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_story = open_story
        self._story, self._now = "", _NONE
        self._past: list[Cards] = []
        self._future: list[Cards] = []
        open_story.opened.connect(self._begin)
        open_story.cards_changed.connect(self._note)
        self._begin()

    def undo(self) -> None:
        """Have the cards as they were before the last edit."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """Have them as they were before the last undo."""
        self._go(self._future, self._past)

    def _go(self, there: list[Cards], back: list[Cards]) -> None:
        if there:
            back.append(self._now)
            self._now = there.pop()
            self._open_story.set_cards(self._now)

    def _begin(self) -> None:
        story = self._open_story.story
        found = (story.id, story.cards) if story is not None else ("", _NONE)
        if found != (self._story, self._now):
            self._story, self._now = found
            self._past.clear()
            self._future.clear()

    def _note(self) -> None:
        story = self._open_story.story
        if story is not None and story.cards != self._now:
            self._past.append(self._now)
            self._future.clear()
            self._now = story.cards


_NONE: Cards = ()
