"""What does each wish for the chosen cards do to the open story?"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from deskeditor.domain import card_rules, drift
from deskeditor.domain.card import Card, CardField, Layout, StoryTarget
from deskeditor.domain.story import Story
from deskeditor.ui.cards import card_edits
from deskeditor.ui.cards.card_edits import Cards
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO

Chosen = Sequence[Card]

_LAYOUTS = tuple(Layout)
_LAYOUT_WORDS = {
    Layout.STANDARD: "in the standard layout",
    Layout.TEXT_ONLY: "as text only",
    Layout.LEAD: "as a lead card",
}


class CardActions(QObject):
    """Moves, sets, renews, removes and opens the cards of the open story.

    What takes a card or its words away offers to be undone.
    """

    def __init__(self, feed: CardFeed, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed, self._desk = feed, desk

    @property
    def cards(self) -> Cards:
        """The cards of the open story; none where none is open."""
        story = self._feed.rows.story
        return story.cards if story is not None else ()

    def card(self, card_id: str) -> Card | None:
        """The card of that id under the open story, if it is still there."""
        return next((card for card in self.cards if card.id == card_id), None)

    def order(self, ids: Sequence[str]) -> None:
        """Put the cards into the order of these ids."""
        self._feed.rows.set_cards(card_edits.ordered(self.cards, ids))

    def shift(self, chosen: Chosen, by: int) -> None:
        """Put cards one place on (1) or back (-1)."""
        self._feed.rows.set_cards(card_edits.shifted(self.cards, _ids(chosen), by))

    def remove(self, chosen: Chosen) -> None:
        """Take cards away."""
        before, gone = self.cards, _ids(chosen)
        self._feed.rows.set_cards(card_edits.without(before, gone))
        said = f"Removed {self.named(chosen)}"
        self._say(said, lambda cards: _with_back(cards, before, gone))

    def lay_out(self, chosen: Chosen, layout: Layout) -> None:
        """Set cards in a layout."""
        self._feed.rows.set_cards(card_edits.set_as(self.cards, _ids(chosen), layout))

    def next_layout(self, chosen: Chosen) -> None:
        """Set cards in the layout that comes after that of the first, and say which it is."""
        after = (_LAYOUTS.index(chosen[0].layout) + 1) % len(_LAYOUTS)
        self.lay_out(chosen, _LAYOUTS[after])
        self._desk.messages.toast(f"Set {self.named(chosen)} {_LAYOUT_WORDS[_LAYOUTS[after]]}")

    def follow(self, chosen: Chosen, fields: tuple[CardField, ...] = ()) -> None:
        """Make cards follow their stories again, in some fields or in all."""
        pairs = [(card, drift.take(card, fields or tuple(card.overrides))) for card in chosen]
        pairs = [(old, new) for old, new in pairs if old != new]
        if not pairs:
            self._desk.messages.toast("No words here are a card’s own.")
        elif len(pairs) == 1:
            self._replace(pairs, f"{self.named([pairs[0][0]])} follows its story again")
        else:
            self._replace(pairs, f"{len(pairs)} cards follow their stories again")

    def renew(self, chosen: Chosen, fields: tuple[CardField, ...] = ()) -> None:
        """Take the stories' new words where cards' own are stale, in some fields or in all."""
        stale = [(card, self._stale(card, fields)) for card in chosen]
        pairs = [(card, drift.take(card, names)) for card, names in stale if names]
        if pairs:
            count = (
                "One card takes its story’s" if len(pairs) == 1 else f"{len(pairs)} cards take their stories’"
            )
            self._replace(pairs, f"{count} new words")
        else:
            self._desk.messages.toast("No words here are stale.")

    def renew_all(self) -> None:
        """Take the stories' new words wherever a card's own are stale."""
        self.renew(self.cards)

    def keep(self, chosen: Chosen, fields: tuple[CardField, ...] = ()) -> None:
        """Stand by cards and their own words, whatever their stories say now and whoever chose them."""
        kept = [drift.keep(card, self._stale(card, fields), self._feed.values(card)) for card in chosen]
        swaps = {card.id: card for card in card_rules.chosen(tuple(kept))}
        self._feed.rows.set_cards(_swapped(self.cards, swaps))

    def _stale(self, card: Card, fields: tuple[CardField, ...]) -> tuple[CardField, ...]:
        stale = card.stale(self._feed.values(card))
        return tuple(name for name in stale if not fields or name in fields)

    def open(self, card: Card) -> None:
        """Open the story that a card points at, or its web page in the browser."""
        target = card.target
        if isinstance(target, StoryTarget):
            self._desk.open_story.open(target.story)
        else:
            QDesktopServices.openUrl(QUrl(target.url))

    def put(self, card: Card) -> None:
        """Put a card in the place of the one with its id."""
        self._feed.rows.set_cards(_swapped(self.cards, {card.id: card}))

    def named(self, chosen: Chosen) -> str:
        """One card by its headline, several by their number."""
        if len(chosen) > 1:
            return f"{len(chosen)} cards"
        headline = chosen[0].value(CardField.HEADLINE, self._feed.values(chosen[0]))
        return f"“{headline or 'Card without a headline'}”"

    def _replace(self, pairs: list[tuple[Card, Card]], said: str) -> None:
        """Put cards in the places of others, and offer to put the others back."""
        self._feed.rows.set_cards(_swapped(self.cards, {old.id: new for old, new in pairs}))
        back = {old.id: old for old, _new in pairs}
        self._say(said, lambda cards: _swapped(cards, back))

    def _say(self, said: str, undo: Callable[[Cards], Cards]) -> None:
        story = self._feed.rows.story
        if story is not None:
            self._desk.messages.toast(said, UNDO, lambda: self._undo(story, undo))

    def _undo(self, story: Story, undo: Callable[[Cards], Cards]) -> None:
        now = self._feed.rows.story
        if now is not None and now.id == story.id:
            self._feed.rows.set_cards(undo(now.cards))
        else:
            self._desk.messages.toast(f"Open “{story.headline}” first: its cards are no longer on the desk.")


def _ids(chosen: Chosen) -> frozenset[str]:
    return frozenset(card.id for card in chosen)


def _swapped(cards: Cards, others: dict[str, Card]) -> Cards:
    return tuple(others.get(card.id, card) for card in cards)


def _with_back(cards: Cards, before: Cards, gone: frozenset[str]) -> Cards:
    """Put cards back behind those that they stood behind; those that are back already stay where they are."""
    there = [card.id for card in cards]
    found = list(cards)
    for place, card in enumerate(before):
        if card.id in gone and card.id not in there:
            earlier = {one.id for one in before[:place]}
            at = max((row + 1 for row, one in enumerate(found) if one.id in earlier), default=0)
            found.insert(at, card)
    return tuple(found)
