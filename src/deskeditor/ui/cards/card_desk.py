"""Which row of cards is on the desk: the open story's, or that of a set which is being edited?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain.card import Card
from deskeditor.domain.card_set import CardSet
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

ORIGIN = "card set"


class CardDesk(QObject):
    """The story whose cards the panel shows. A set stands there as a story that has nothing but cards.

    The cards of a set are saved with every change; opening a story leaves the set.
    """

    opened = Signal()  # another row is on the desk: read `story`
    changed = Signal()  # its cards or sets
    details_changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._set: CardSet | None = None
        self._saver = _Saver()
        open_story = desk.open_story
        open_story.opened.connect(self._story_opened)
        open_story.cards_changed.connect(self._story_changed)
        open_story.details_changed.connect(self.details_changed)

    @property
    def set(self) -> CardSet | None:
        """The set that is being edited, if one is."""
        return self._set

    @property
    def story(self) -> Story | None:
        """Whose cards they are: the open story's, or a set's in the shape of a story."""
        if self._set is None:
            return self._desk.open_story.story
        return Story(id=self._set.id, site=self._desk.open_story.site, cards=self._set.cards)

    def set_cards(self, cards: tuple[Card, ...], sets: tuple[str, ...] | None = None) -> None:
        """Take other cards, and other sets under them where some are given."""
        if self._set is None:
            self._desk.open_story.set_cards(cards, sets)
        elif cards != self._set.cards:
            self._set = replace(self._set, cards=cards)
            self.changed.emit()
            self._save(self._set)

    def edit(self, card_set: CardSet) -> None:
        """Put a set's cards on the desk."""
        self._set = card_set
        self.opened.emit()

    def leave(self) -> None:
        """Go back to the cards of the open story."""
        if self._set is not None:
            self._set = None
            self.opened.emit()

    def _story_opened(self) -> None:
        self._set = None
        self.opened.emit()

    def _story_changed(self) -> None:
        if self._set is None:
            self.changed.emit()

    def _save(self, card_set: CardSet) -> None:
        saver = self._saver
        self._desk.lane.ask(
            lambda library: saver.save(library, card_set), self._desk.hub.announce, self._was_not_saved
        )

    def _was_not_saved(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))
        self.leave()


class _Saver:
    """Saves sets in the lane's thread, and knows there which save of a set was the last."""

    def __init__(self) -> None:
        self._seqs: dict[str, int] = {}

    def save(self, library: "Library", card_set: CardSet) -> Changes:
        from deskeditor.services import card_sets  # loads SQLAlchemy: not on the UI thread

        seq = max(card_set.seq, self._seqs.get(card_set.id, 0))
        saved, changes = card_sets.save(library, replace(card_set, seq=seq), origin=ORIGIN)
        self._seqs[saved.id] = saved.seq
        return changes
