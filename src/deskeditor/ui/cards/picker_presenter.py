"""How are stories found for the picker, and how do picked and dropped things become cards?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain import card_rules
from deskeditor.domain.card import StoryTarget, WebTarget
from deskeditor.domain.card_rules import Target
from deskeditor.domain.changes import Changes
from deskeditor.errors import CardRefused
from deskeditor.pages import addresses
from deskeditor.ui.cards.candidate import Candidate, hits, story_candidate, web_candidate
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.links import Link
from deskeditor.ui.cards.picker_field import PickerField
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow
    from deskeditor.storage.library import Library

_RESULTS = 50


class PickerPresenter(QObject):
    """Fills the picker and adds what is picked to the open story."""

    added = Signal(str, bool)  # the card's id, and whether it still wants words
    finished = Signal()  # the last card was added, the picker is closed

    def __init__(self, field: PickerField, feed: CardFeed, desk: Desk) -> None:
        super().__init__(field)
        self._field, self._feed, self._desk = field, feed, desk
        self._found: tuple[str, tuple[StoryRow, ...]] = ("", ())
        field.query_changed.connect(self._search)
        field.picked.connect(self._picked)
        feed.changed.connect(self._refresh)
        desk.open_story.opened.connect(field.close_results)
        desk.hub.changed.connect(self._library_changed)

    def _search(self, query: str) -> None:
        if addresses.web(query):
            self._found = (query, ())
            self._refresh_for(query)
            return
        self._desk.lane.ask(
            lambda library: _rows(library, query), lambda rows: self._show(query, rows), key="cards.picker"
        )

    def _show(self, query: str, rows: "tuple[StoryRow, ...]") -> None:
        in_headline = sorted(
            rows, key=lambda row: not hits(row.headline, query)
        )  # they stay in order otherwise
        self._found = (query, tuple(in_headline))
        self._refresh_for(query)

    def _refresh(self) -> None:
        """Word the results anew after the cards have changed: what was added is grey."""
        if self._field.is_open:
            self._refresh_for(self._found[0])

    def _refresh_for(self, query: str) -> None:
        story = self._desk.open_story.story
        if story is None:
            return
        address, limit = addresses.web(query), self._feed.limit
        if address:
            candidates = [web_candidate(address, story, limit)]
        else:
            candidates = [story_candidate(row, story, limit) for row in self._found[1]]
        self._field.show_candidates(candidates, query)

    def _library_changed(self, changes: Changes) -> None:
        if self._field.is_open and (changes.listing or changes.stories):
            self._search(self._field.text)

    def _picked(self, candidate: Candidate, close: bool) -> None:
        is_web = isinstance(candidate.target, WebTarget)
        if close or is_web:
            self._field.close_results()
        if self.add(candidate.target) and close and not is_web:
            self.finished.emit()

    def add(self, target: Target, at: int | None = None) -> bool:
        """Make a card of a target, before row `at` or at the end; what is refused is said, and False."""
        story = self._desk.open_story.story
        if story is None:
            return False
        try:
            cards = card_rules.added(story.id, story.cards, target, self._feed.limit, at)
        except CardRefused as refused:
            self._refuse(str(refused))
            return False
        self._desk.open_story.set_cards(cards)
        new = next(card for card in cards if card not in story.cards)
        self.added.emit(new.id, isinstance(target, WebTarget) and not target.headline)
        return True

    def add_stories(self, ids: list[str], at: int) -> None:
        """Make cards of stories that were dropped before a row."""
        for story_id in ids:
            if self.add(StoryTarget(story_id), at):
                at += 1

    def add_link(self, link: Link, at: int) -> None:
        """Make a card of a link that was dropped before a row; its words are the headline."""
        source = card_rules.host(link.address)
        self.add(WebTarget(url=link.address, headline=link.words, source=source), at)

    def _refuse(self, why: str) -> None:
        if self._field.is_open:
            self._field.refuse(why)
        else:
            self._desk.messages.toast(why)


def _rows(library: "Library", query: str) -> "tuple[StoryRow, ...]":
    from deskeditor.services import listing  # loads SQLAlchemy: not on the UI thread

    return listing.rows(library, listing.ListQuery(text=query.strip(), limit=_RESULTS)).rows
