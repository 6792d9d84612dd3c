"""What do the targets of the open story's cards say now, and when has that changed?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain.card import Card, StoryTarget, TargetValues
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import target_values, teasers
from deskeditor.ui.cards.card_desk import CardDesk
from deskeditor.ui.cards.tile import Tile
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


IN_A_SET = 24  # cards: a page prints as many of them as its site wants


class CardFeed(QObject):
    """Keeps what the library says around the open story; `changed` says that its tiles may read otherwise.

    While words are still being fetched nothing is said: tiles never show a card as missing because it is new.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._started = False
        self._around = Surroundings()
        self._story = ""  # the id of the story that `_around` is of
        self._asked: frozenset[str] = frozenset()  # targets that it has answered for
        self.rows = CardDesk(desk, self)
        self.rows.opened.connect(self._story_opened)
        self.rows.changed.connect(self._cards_changed)
        self.rows.details_changed.connect(self._details_changed)
        desk.hub.changed.connect(self._library_changed)

    def start(self) -> None:
        """Begin to ask the library: after the first paint."""
        self._started = True
        self._ask()

    @property
    def limit(self) -> int:
        """How many cards the site's pages carry; more fit into a set."""
        return IN_A_SET if self.rows.set is not None else self._around.site.card_limit

    @property
    def excerpt_limit(self) -> int:
        """How many characters of an excerpt the site's pages carry."""
        return self._around.site.excerpt_limit

    @property
    def around(self) -> Surroundings:
        """What the library says around the open story."""
        return self._around

    def values(self, card: Card) -> TargetValues:
        """What a card's target says."""
        return target_values(card, self._around)

    @property
    def count(self) -> int:
        """How many cards the open story has."""
        story = self.rows.story
        return len(story.cards) if story is not None else 0

    def tiles(self) -> tuple[Tile, ...]:
        """The cards of the open story as the page prints them: its own, then those of its sets."""
        story, site = self.rows.story, self._around.site
        is_known = story is not None and story.id == self._story
        if story is None or not is_known:
            return ()
        own = {card.id for card in story.cards}
        sets = {card.id: one.name for one in self._around.sets.values() for card in one.cards}
        return tuple(
            Tile(teaser, site.language, "" if teaser.card.id in own else sets.get(teaser.card.id, ""))
            for teaser in teasers(story, self._around)
        )

    def _story_opened(self) -> None:
        self.changed.emit()
        self._ask()

    def _cards_changed(self) -> None:
        story = self.rows.story
        if story is not None and story.id == self._story and _named(story) <= self._asked:
            self.changed.emit()
        else:
            self._ask()

    def _details_changed(self) -> None:
        story = self.rows.story
        if story is not None and story.id == self._story and story.site != self._around.site.id:
            self._ask()

    def _library_changed(self, changes: Changes) -> None:
        story = self.rows.story
        if story is None:
            return
        is_of_sets = bool(story.sets) and story.id in changes.cards
        if changes.stories & self._shown_targets() or story.site in changes.sites or is_of_sets:
            self._ask()

    def _shown_targets(self) -> frozenset[str]:
        return frozenset(self._around.targets)

    def _ask(self) -> None:
        story = self.rows.story
        if story is not None and self._started:
            self._desk.lane.ask(
                lambda library: _around(library, story),
                lambda around: self._take(story, around),
                key="cards.around",
            )

    def _take(self, story: Story, around: Surroundings) -> None:
        now = self.rows.story
        if now is None or now.id != story.id:
            return
        self._around, self._story, self._asked = around, story.id, _named(story)
        self._cards_changed()


def _targets(story: Story) -> frozenset[str]:
    return frozenset(card.target.story for card in story.cards if isinstance(card.target, StoryTarget))


def _named(story: Story) -> frozenset[str]:
    """What the library must have been asked for before tiles can be shown."""
    return _targets(story) | frozenset(story.sets)


def _around(library: "Library", story: Story) -> Surroundings:
    from deskeditor.services import surroundings  # loads SQLAlchemy: not on the UI thread

    return surroundings.around(library, story)
