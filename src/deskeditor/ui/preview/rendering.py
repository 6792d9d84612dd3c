"""When is the page of the open story rendered anew?

One rendering runs at a time, off the UI thread; while it runs, changes only leave word that another is
wanted, so the last one made is of the newest text, and typing fast never starves the preview.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from deskeditor.domain.card import StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.preview.page_maker import Made, PageMaker

if TYPE_CHECKING:
    from deskeditor.pages.page import Page
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.storage.library import Library

_SLOW_MS = 400
_PATIENCE_S = 0.003  # most keys are rendered in one
_BUG = "This page could not be made. That is our mistake: the log says more. The text is safe."


class Rendering(QObject):
    """Makes pages of the open story while it is not held; whoever takes one calls `take` when it stands."""

    made = Signal(object)  # Made: show it, then call `take`
    looked = Signal(object)  # Surroundings: pages are made with these from now on
    failed = Signal(str)  # why there is no page, in one sentence
    theme_failed = Signal(str)  # the same, before `failed`, where the theme is to blame
    _asked_for = Signal()  # heard when the key has been taken, and before a paint, which Qt puts off
    is_slow = Signal()  # the page has been out of date for a while

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.maker = PageMaker()
        self._around: Surroundings | None = None
        self._asked: frozenset[str] = frozenset()  # pictures that the library was asked for
        self._shown: Page | None = None
        self._shown_story = ""
        self._held = True
        self._wanted = False
        self._busy = False
        self._attempt = 0  # counts renderings that have ended: what comes of one given up is dropped
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._go)
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._slow.timeout.connect(self.is_slow)
        self._connect()

    def _connect(self) -> None:
        self._asked_for.connect(self._go, Qt.ConnectionType.QueuedConnection)
        story = self._desk.open_story
        story.opened.connect(self._opened)
        story.text_changed.connect(self.update)
        story.details_changed.connect(self.look_around)
        story.cards_changed.connect(self.look_around)
        self._desk.hub.changed.connect(self._changed_elsewhere)

    @property
    def shown(self) -> "Page | None":
        """The page on show."""
        return self._shown

    @property
    def shown_story(self) -> str:
        """The id of the story whose page is on show, or was last."""
        return self._shown_story

    @property
    def is_up_to_date(self) -> bool:
        """Whether the page on show is that of the open story as it is now."""
        story = self._desk.open_story.story
        of_story = story is not None and story.id == self._shown_story
        return of_story and self._shown is not None and not (self._wanted or self._busy)

    def hold(self, *, held: bool) -> None:
        """Stop while nobody looks, or go on."""
        self._held = held
        self._soon.start()

    def update(self) -> None:
        """Ask for a page of the story as it is now."""
        self._wanted = True
        self._asked_for.emit()

    def give_up(self) -> None:
        """Forget the page on show, which is lost or in doubt, and whatever is being made against it."""
        self._shown = None
        self._attempt += 1
        self._busy = False
        self._slow.stop()

    def begin_again(self) -> None:
        """Make a whole page."""
        self.give_up()
        self.look_around()

    def take(self, made: Made) -> None:
        """The page stands: what comes next is made against it."""
        self._shown, self._shown_story = made.page, made.story
        self._wanted = self._wanted or not made.page.is_complete  # the rest comes behind the first screen
        self._free()

    def look_around(self) -> None:
        """Ask the library what the page must know beside the story, and then for a page."""
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: _around(library, story), self._looked, self._say_why, key="preview.around"
            )

    def _looked(self, around: "Surroundings") -> None:
        self._around = around
        self.looked.emit(around)
        self.update()

    def _opened(self) -> None:
        story = self._desk.open_story.story
        if story is None or story.id != self._shown_story:
            self._shown, self._around = None, None
        self._asked = frozenset()
        self.look_around()

    def _changed_elsewhere(self, changes: Changes) -> None:
        story = self._desk.open_story.story
        if story is not None and (changes.sites or changes.stories & _targets(story)):
            self.look_around()

    def _go(self) -> None:
        story, around = self._desk.open_story.story, self._around
        if not self._wanted or self._busy or self._held or story is None or around is None:
            return
        self._wanted, self._busy = False, True
        self._slow.start()
        shown = self._shown if self._shown_story == story.id else None
        attempt, lane = self._attempt, self._desk.pure
        is_key = shown is not None and shown.is_complete and lane.is_idle
        lane.run(
            lambda: self.maker.make(story, around, shown),
            lambda made: self._made(made, attempt),
            lambda error: self._refused(str(error), attempt),
        )
        lane.run(_nothing, lambda _: self._not_made(_BUG, attempt))
        if is_key:
            # Painting the letter meanwhile would gain nothing: both threads would wait for each other. So the
            # patch is on its way first, and the engine works on it while the letter is painted here.
            lane.wait(_PATIENCE_S)

    def _made(self, made: Made, attempt: int) -> None:
        if attempt != self._attempt:
            return
        self._attempt += 1
        story = self._desk.open_story.story
        if story is None or story.id != made.story:
            self._free()
            return
        self._look_for_pictures(made.page)
        self.made.emit(made)

    def _look_for_pictures(self, page: "Page") -> None:
        """A picture new to the story: its size must be known before the page is what the export writes."""
        known = self._around.assets if self._around is not None else {}
        missing = frozenset(page.images) - frozenset(known) - self._asked
        if missing:
            self._asked |= missing
            self.look_around()

    def _refused(self, why: str, attempt: int) -> None:
        """No page can be made of this story: only a theme that is missing or broken says so."""
        if attempt == self._attempt:
            self.theme_failed.emit(why)
        self._not_made(why, attempt)

    def _not_made(self, why: str, attempt: int) -> None:
        """Nothing came of an attempt; the next change is tried again."""
        if attempt == self._attempt:
            self._attempt += 1
            self._free()
            self.failed.emit(why)

    def _say_why(self, error: DeskError) -> None:
        self.failed.emit(str(error))

    def _free(self) -> None:
        self._busy = False
        self._slow.stop()
        self._soon.start()


def _around(library: "Library", story: Story) -> "Surroundings":
    from deskeditor.services import surroundings  # loads SQLAlchemy: not on the UI thread

    return surroundings.around(library, story)


def _nothing() -> None:
    """Stands in the lane behind a rendering, and so comes back even where that has failed by a bug."""


def _targets(story: Story) -> set[str]:
    return {card.target.story for card in story.cards if isinstance(card.target, StoryTarget)}
