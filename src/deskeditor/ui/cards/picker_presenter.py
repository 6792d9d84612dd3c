"""How are stories found for the picker, and how do picked and dropped things become cards?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain import card_rules
from deskeditor.domain.card import StoryTarget, WebTarget
from deskeditor.domain.card_rules import Target
from deskeditor.domain.changes import Changes
from deskeditor.errors import CardRefused, DeskError
from deskeditor.pages import addresses
from deskeditor.ui.cards import picker_jobs
from deskeditor.ui.cards.candidate import Candidate, grouped, source_candidate, story_candidate, web_candidate
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.links import Link
from deskeditor.ui.cards.picker_field import PickerField
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.services.card_sets import Copied
    from deskeditor.services.listing import StoryRow

_COPY_HINT = "Enter copies all cards of that story. Esc leaves everything as it is."


class PickerPresenter(QObject):
    """Fills the picker and adds what is picked to the open story."""

    added = Signal(str, bool)  # the card's id, and whether it still wants words
    finished = Signal()  # the last card was added, the picker is closed

    def __init__(self, field: PickerField, feed: CardFeed, desk: Desk) -> None:
        super().__init__(field)
        self._field, self._feed, self._desk = field, feed, desk
        self._is_copying = False
        self._found: tuple[str, tuple[tuple[str, StoryRow], ...]] = ("", ())  # query; group and row
        field.query_changed.connect(self._search)
        field.picked.connect(self._picked)
        feed.changed.connect(self._refresh)
        feed.rows.opened.connect(field.close_results)
        desk.hub.changed.connect(self._library_changed)
        field.results.closed.connect(self._end_copying)
        desk.commands.on("cards.copy_from", self.begin_copying)

    def begin_copying(self) -> None:
        """Ask from which story all cards are wanted: the next that is picked."""
        self._desk.commands.run("view.cards")
        self._field.begin()
        self._field.edit.clear()
        self._is_copying = True
        self._field.results.set_hint(_COPY_HINT)
        self._search("")

    def _end_copying(self) -> None:
        self._is_copying = False
        self._field.results.set_hint("")

    def _search(self, query: str) -> None:
        if addresses.web(query):
            self._found = (query, ())
            self._refresh_for(query)
            return
        story = self._feed.rows.story
        if query.strip() or story is None:
            job = partial(picker_jobs.found, query=query)
        else:
            job = partial(picker_jobs.near, story=story)
        self._desk.lane.ask(job, lambda rows: self._show(query, rows), self._refused, key="cards.picker")

    def _show(self, query: str, rows: "picker_jobs.Rows") -> None:
        self._found = (query, rows)
        self._refresh_for(query)

    def _refresh(self) -> None:
        """Word the results anew after the cards have changed: what was added is grey."""
        if self._field.is_open:
            self._refresh_for(self._found[0])

    def _refresh_for(self, query: str) -> None:
        story = self._feed.rows.story
        if story is None:
            return
        address, limit = addresses.web(query), self._feed.limit
        if address:
            candidates = [web_candidate(address, story, limit)]
        elif self._is_copying:
            candidates = grouped(self._found[1], lambda row: source_candidate(row, story))
        else:
            candidates = grouped(self._found[1], lambda row: story_candidate(row, story, limit))
        self._field.show_candidates(candidates, query)

    def _library_changed(self, changes: Changes) -> None:
        if self._field.is_open and (changes.listing or changes.stories):
            self._search(self._field.text)

    def _picked(self, candidate: Candidate, close: bool) -> None:
        if self._is_copying and isinstance(candidate.target, StoryTarget):
            self._field.close_results()
            self.copy_from(candidate.target.story)
            self.finished.emit()
            return
        is_web = isinstance(candidate.target, WebTarget)
        if close or is_web:
            self._field.close_results()
        if self.add(candidate.target) and close and not is_web:
            self.finished.emit()

    def add(self, target: Target, at: int | None = None) -> bool:
        """Make a card of a target, before row `at` or at the end; what is refused is said, and False."""
        story = self._feed.rows.story
        if story is None:
            return False
        try:
            cards = card_rules.added(story.id, story.cards, target, self._feed.limit, at)
        except CardRefused as refused:
            self._refuse(str(refused))
            return False
        self._feed.rows.set_cards(cards)
        new = next(card for card in cards if card not in story.cards)
        self.added.emit(new.id, isinstance(target, WebTarget) and not target.headline)
        return True

    def copy_from(self, other: str) -> None:
        """Put copies of all cards of another story after those that stand here."""
        story = self._feed.rows.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: picker_jobs.copied(library, story, other), self._take_copies, self._refused
            )

    def _take_copies(self, copied: "Copied") -> None:
        story = self._feed.rows.story
        if story is None or story.id != copied.story.id:
            return
        known = {card.id for card in story.cards}
        new = [card for card in copied.story.cards if card.id not in known]
        cards, refused = card_rules.several(story.id, story.cards, new, self._feed.limit)
        before = story.cards
        self._feed.rows.set_cards(cards)
        said = f"Copied {_counted(len(cards) - len(before))}"
        if left := (*copied.refused, *refused):
            said += f"; {_counted(len(left))} could not stand here: {left[0][1]}"
        self._desk.messages.toast(said)

    def _refused(self, error: DeskError) -> None:
        self._refuse(str(error))

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


def _counted(number: int) -> str:
    return "1 card" if number == 1 else f"{number} cards"
