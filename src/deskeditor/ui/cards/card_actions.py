"""What does each wish for a card do to the open story?"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deskeditor.domain.card import Card, CardField, StoryTarget, WebTarget, moved
from deskeditor.domain.story import Story
from deskeditor.ui.cards import card_edits
from deskeditor.ui.cards.card_edits import Cards
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.wording import EXCERPT, HEADLINE, SOURCE, Wording
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO

_FIELDS = {HEADLINE: CardField.HEADLINE, EXCERPT: CardField.EXCERPT}


class CardActions(QObject):
    """Moves, words, renews, removes and opens the cards of the open story.

    What takes a card or its words away offers to be undone.
    """

    def __init__(self, feed: CardFeed, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._desk = feed, desk

    @property
    def cards(self) -> Cards:
        """The cards of the open story; none where none is open."""
        story = self._desk.open_story.story
        return story.cards if story is not None else ()

    def card(self, card_id: str) -> Card | None:
        """The card of that id under the open story, if it is still there."""
        return next((card for card in self.cards if card.id == card_id), None)

    def move(self, card_id: str, end: int) -> None:
        """Put a card into the row `end`; a row that does not exist is left alone."""
        start = [card.id for card in self.cards].index(card_id)
        if 0 <= end < len(self.cards):
            self._desk.open_story.set_cards(moved(self.cards, start, end))

    def remove(self, card: Card) -> None:
        """Take a card away."""
        row = self.cards.index(card)
        self._desk.open_story.set_cards(card_edits.removed(self.cards, row))
        self._say(f"Removed “{self._name(card)}”", lambda cards: _with_back(cards, row, (card,)))

    def remove_all(self) -> None:
        """Take all cards away."""
        before = self.cards
        self._desk.open_story.set_cards(())
        self._say(f"Removed {len(before)} cards", lambda cards: _with_back(cards, 0, before))

    def wording(self, card: Card) -> Wording:
        """The words of a card, to be changed."""
        limit, values = self._feed.excerpt_limit, self._feed.values(card)
        words = {name: card.value(field, values) for name, field in _FIELDS.items()}
        if isinstance(card.target, WebTarget):
            return Wording(words={**words, SOURCE: card.target.source}, excerpt_limit=limit)
        story = {name: " ".join(values.value(field).split()) for name, field in _FIELDS.items()}
        return Wording(words=words, story=story, excerpt_limit=limit)

    def word(self, card: Card, words: dict[str, str]) -> None:
        """Give a card the words of its editor."""
        values, worded = self._feed.values(card), card
        for name, field in _FIELDS.items():
            worded = card_edits.worded(worded, field, words[name], values)
        if SOURCE in words:
            worded = card_edits.from_outlet(worded, words[SOURCE])
        self._put(card, worded)

    def follow(self, card: Card, fields: tuple[CardField, ...] = ()) -> None:
        """Make a card follow its story again, in some fields or in all."""
        changed = card_edits.following(card, fields or tuple(card.overrides))
        if changed == card:
            self._desk.messages.toast("This card has no words of its own.")
        else:
            self._replace([(card, changed)], f"“{self._name(card)}” follows its story again")

    def renew(self, card: Card) -> None:
        """Take the story's new words where a card's own are stale."""
        self._renew((card,))

    def renew_all(self) -> None:
        """Take the stories' new words wherever a card's own are stale."""
        self._renew(self.cards)

    def _renew(self, cards: Cards) -> None:
        stale = [(card, card.stale(self._feed.values(card))) for card in cards]
        pairs = [(card, card_edits.following(card, fields)) for card, fields in stale if fields]
        if pairs:
            count = "One card takes" if len(pairs) == 1 else f"{len(pairs)} cards take"
            self._replace(pairs, f"{count} the story’s new words")
        else:
            self._desk.messages.toast("No words here are stale.")

    def keep(self, card: Card) -> None:
        """Stand by a card's own words, whatever its story says now."""
        values = self._feed.values(card)
        self._put(card, card_edits.kept(card, card.stale(values), values))

    def open(self, card: Card) -> None:
        """Open the story that a card points at, or its web page in the browser."""
        target = card.target
        if isinstance(target, StoryTarget):
            self._desk.open_story.open(target.story)
        else:
            QDesktopServices.openUrl(QUrl(target.url))

    def _put(self, card: Card, changed: Card) -> None:
        self._desk.open_story.set_cards(_swapped(self.cards, {card.id: changed}))

    def _name(self, card: Card) -> str:
        return card.value(CardField.HEADLINE, self._feed.values(card)) or "Card without a headline"

    def _replace(self, pairs: list[tuple[Card, Card]], said: str) -> None:
        """Put cards in the places of others, and offer to put the others back."""
        self._desk.open_story.set_cards(_swapped(self.cards, {old.id: new for old, new in pairs}))
        back = {old.id: old for old, _new in pairs}
        self._say(said, lambda cards: _swapped(cards, back))

    def _say(self, said: str, undo: Callable[[Cards], Cards]) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.messages.toast(said, UNDO, lambda: self._undo(story, undo))

    def _undo(self, story: Story, undo: Callable[[Cards], Cards]) -> None:
        now = self._desk.open_story.story
        if now is not None and now.id == story.id:
            self._desk.open_story.set_cards(undo(now.cards))
        else:
            self._desk.messages.toast(f"Open “{story.headline}” first: its cards are no longer on the desk.")


def _swapped(cards: Cards, others: dict[str, Card]) -> Cards:
    return tuple(others.get(card.id, card) for card in cards)


def _with_back(cards: Cards, row: int, gone: Cards) -> Cards:
    """Put cards back from `row` on; those that came back by other ways stay where they are."""
    there = {card.id for card in cards}
    return (*cards[:row], *(card for card in gone if card.id not in there), *cards[row:])
