"""How does Ctrl+Z in the panel bring back cards as they were?"""

from PySide6.QtCore import QObject

from deskeditor.domain.card import Card
from deskeditor.ui.cards.card_desk import CardDesk

Row = tuple[tuple[Card, ...], tuple[str, ...]]  # cards, and the ids of the sets after them


class CardHistory(QObject):
    """The cards and sets on the desk before each edit, for as long as they stay there.

    When they are changed elsewhere, what is remembered would undo that too: it is forgotten.
    """

    def __init__(self, rows: CardDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._story, self._now = "", _NONE
        self._past: list[Row] = []
        self._future: list[Row] = []
        rows.opened.connect(self._begin)
        rows.changed.connect(self._note)
        self._begin()

    def undo(self) -> None:
        """Have the cards as they were before the last edit."""
        self._go(self._past, self._future)

    def redo(self) -> None:
        """Have them as they were before the last undo."""
        self._go(self._future, self._past)

    def _go(self, there: list[Row], back: list[Row]) -> None:
        if there:
            back.append(self._now)
            self._now = there.pop()
            self._rows.set_cards(*self._now)

    def _begin(self) -> None:
        story = self._rows.story
        found = (story.id, (story.cards, story.sets)) if story is not None else ("", _NONE)
        if found != (self._story, self._now):
            self._story, self._now = found
            self._past.clear()
            self._future.clear()

    def _note(self) -> None:
        story = self._rows.story
        now = (story.cards, story.sets) if story is not None else _NONE
        if now != self._now:
            self._past.append(self._now)
            self._future.clear()
            self._now = now


_NONE: Row = ((), ())
