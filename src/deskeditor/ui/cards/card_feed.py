"""What do the targets of the open story's cards say now, and when has that changed?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from deskeditor.domain.card import Card, StoryTarget, TargetValues
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.pages.surroundings import Surroundings
from deskeditor.pages.teaser import target_values, teasers
from deskeditor.ui.cards.tile import Tile
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.storage.library import Library


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
        desk.open_story.opened.connect(self._story_opened)
        desk.open_story.cards_changed.connect(self._cards_changed)
        desk.open_story.details_changed.connect(self._details_changed)
        desk.hub.changed.connect(self._library_changed)

    def start(self) -> None:
        """Begin to ask the library: after the first paint."""
        self._started = True
        self._ask()

    @property
    def limit(self) -> int:
        """How many cards the site's pages carry."""
        return self._around.site.card_limit

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
        story = self._desk.open_story.story
        return len(story.cards) if story is not None else 0

    def tiles(self) -> tuple[Tile, ...]:
        """The cards of the open story as the page prints them: its own, then those of its sets."""
        story, site = self._desk.open_story.story, self._around.site
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
        story = self._desk.open_story.story
        if story is not None and story.id == self._story and _targets(story) <= self._asked:
            self.changed.emit()
        else:
            self._ask()

    def _details_changed(self) -> None:
        story = self._desk.open_story.story
        if story is not None and story.id == self._story and story.site != self._around.site.id:
            self._ask()

    def _library_changed(self, changes: Changes) -> None:
        story = self._desk.open_story.story
        if story is not None and (changes.stories & _targets(story) or story.site in changes.sites):
            self._ask()

    def _ask(self) -> None:
        story = self._desk.open_story.story
        if story is not None and self._started:
            self._desk.lane.ask(
                lambda library: _around(library, story),
                lambda around: self._take(story, around),
                key="cards.around",
            )

    def _take(self, story: Story, around: Surroundings) -> None:
        now = self._desk.open_story.story
        if now is None or now.id != story.id:
            return
        self._around, self._story, self._asked = around, story.id, _targets(story)
        self._cards_changed()


def _targets(story: Story) -> frozenset[str]:
    return frozenset(card.target.story for card in story.cards if isinstance(card.target, StoryTarget))


def _around(library: "Library", story: Story) -> Surroundings:
    from deskeditor.services import surroundings  # loads SQLAlchemy: not on the UI thread

    return surroundings.around(library, story)
