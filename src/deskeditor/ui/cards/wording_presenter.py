"""How do a card's words become the editor's in its tile, and what is said of a card whose words drifted?"""

from functools import partial

from PySide6.QtCore import QObject

from deskeditor.domain import card_rules
from deskeditor.domain.card import Card, CardField, WebTarget
from deskeditor.domain.drift import drift, worded
from deskeditor.ui.cards import card_edits
from deskeditor.ui.cards.card_actions import CardActions
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.cards_view import CardsView
from deskeditor.ui.cards.target_words import state_words
from deskeditor.ui.cards.tile import Badge
from deskeditor.ui.cards.wording import BYLINE, EXCERPT, HEADLINE, KICKER, LABEL, SOURCE, Wording

_FIELDS = {
    HEADLINE: CardField.HEADLINE, EXCERPT: CardField.EXCERPT, KICKER: CardField.KICKER,
    LABEL: CardField.LABEL, BYLINE: CardField.BYLINE,
}  # fmt: skip


class WordingPresenter(QObject):
    """Opens the editor of a tile and the comparison of a stale card, and does what they say."""

    def __init__(self, view: CardsView, feed: CardFeed, actions: CardActions) -> None:
        super().__init__(view)
        self._view, self._feed, self._actions = view, feed, actions

    def edit(self, card: Card, field: str = HEADLINE) -> None:
        """Put the editor in the place of the card's tile, with the keys in one field."""
        from deskeditor.ui.cards.tile_editor import TileEditor  # like the popover not before it is wanted

        rows = self._view.list
        if card.id == rows.edited:
            return
        rows.close_editor()
        editor = TileEditor(self._wording(card))
        editor.saved.connect(partial(self._save, card.id))
        editor.cancelled.connect(rows.close_editor)
        rows.show_editor(self._view.model.row_of(card.id), editor)
        editor.begin(field)

    def _wording(self, card: Card) -> Wording:
        limit, values = card.excerpt_limit or self._feed.excerpt_limit, self._feed.values(card)
        words = {name: card.value(field, values) for name, field in _FIELDS.items()}
        own = frozenset(name for name, field in _FIELDS.items() if field in card.overrides)
        if isinstance(card.target, WebTarget):
            words[SOURCE] = card.target.source
            return Wording(words=words, own=own, excerpt_limit=limit)
        story = {name: " ".join(values.value(field).split()) for name, field in _FIELDS.items()}
        return Wording(words=words, story=story, own=own, excerpt_limit=limit)

    def _save(self, card_id: str, words: dict[str, str], limit: int) -> None:
        self._view.list.close_editor()
        card = self._actions.card(card_id)
        if card is None:
            return
        values = self._feed.values(card)
        for name, field in _FIELDS.items():
            card = worded(card, field, words[name], values)
        if SOURCE in words:
            card = card_edits.from_outlet(card, words[SOURCE])
        card = card_edits.limited(card, limit, self._feed.excerpt_limit)
        self._actions.put(*card_rules.chosen((card,)))

    def explain(self, card: Card) -> None:
        """Say what is the matter with a card, and offer what can be done about it."""
        from deskeditor.ui.cards.badge_popover import BadgePopover

        rows, row = self._view.list, self._view.model.row_of(card.id)
        tile = self._view.model.tile(row)
        if tile is None or tile.badge is Badge.NONE:
            return
        if tile.badge is Badge.UNWORDED:
            self.edit(card)
            return
        values = self._feed.values(card)
        popover = BadgePopover(drift(card, values), state_words(values, left_out=tile.teaser.is_left_out))
        popover.keep_requested.connect(lambda fields: self._actions.keep((card,), fields))
        popover.renew_requested.connect(lambda fields: self._actions.renew((card,), fields))
        popover.edit_requested.connect(lambda field: self.edit(card, field))
        popover.open_requested.connect(lambda: self._actions.open(card))
        popover.remove_requested.connect(lambda: self._actions.remove((card,)))
        popover.keys_returned.connect(rows.setFocus)
        popover.open_below(rows.place_anchor(row))
