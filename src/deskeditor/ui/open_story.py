"""What is the story on the desk, as it stands in memory this moment, and is it in the library yet?"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.card import Card
from deskeditor.domain.story import Details, Story
from deskeditor.errors import DeskError
from deskeditor.ui.change_hub import ChangeHub
from deskeditor.ui.story_saver import ORIGIN, Saved, Saver, with_bookkeeping
from deskeditor.ui.tasks import LibraryLane

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

QUIET_MS = 250  # saved this long after the last key…
LATEST_MS = 400  # …and never later than this after the first: 95 keys of 100 are kept within half a second
LONG, LATEST_OF_LONG_MS = 200_000, 750  # characters whose save takes what typing needs; still within a second
RETRY_MS = 5000  # a save that failed is tried again

__all__ = ["ORIGIN", "OpenStory"]


class OpenStory(QObject):
    """The open story, or none. Areas read `story`, change it through the setters, and hear of changes.

    Every change is saved by itself within a second, in the library lane; a finished save never writes
    back into what an area shows. A story whose save failed is owed to the library, and tried again,
    whatever story is open by then.
    """

    opened = Signal()  # another story is open, or none: read `story`
    text_changed = Signal()  # headline, standfirst or body
    details_changed = Signal()
    cards_changed = Signal()
    dirty = Signal()  # something waits to be saved
    saving = Signal()  # it is about to be given to the library
    saved = Signal()  # nothing waits any more
    save_failed = Signal(str)  # why, in one sentence; the text is safe in memory and tried again
    conflict_kept = Signal(str)  # headline: saved over a change made elsewhere, which is kept as a revision
    conflicted = Signal(str)  # the same, by the story's id

    def __init__(self, lane: LibraryLane, hub: ChangeHub, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._hub = hub
        self._story: Story | None = None
        self._bases: dict[str, Story] = {}  # by id: stories as the library had them, before what is typed
        self._owed: dict[str, Story] = {}  # by id: what is not in the library and not on its way there
        self._sent: dict[str, list[Story]] = {}  # by id: saves on their way, oldest first
        self._site = ""  # of the story that was on the desk last: where a new one belongs
        self._asked_for = ""  # the id of the story that was asked for last and has not come yet
        self._saver = Saver()
        self._quiet = self._timer(QUIET_MS)
        self._latest = self._timer(LATEST_MS)
        self._retry = self._timer(RETRY_MS)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self, interval=milliseconds, singleShot=True)
        timer.timeout.connect(self.save)
        return timer

    @property
    def story(self) -> Story | None:
        """The story as it stands in memory, typed text included."""
        return self._story

    @property
    def site(self) -> str:
        """The id of the site that what is new belongs to."""
        return self._story.site if self._story is not None else self._site or Story().site

    @property
    def is_saved(self) -> bool:
        """Whether everything typed, in whatever story, is in the library."""
        return not (self._owed or self._sent)

    def open(self, story: str) -> None:
        """Fetch a story by its id and put it on the desk; of several asked for, the last one counts."""
        self.save()
        self._asked_for = story
        self._lane.ask(lambda library: _read(library, story), self._was_read, key="open story")

    def _was_read(self, story: Story) -> None:
        if self._asked_for == story.id:
            self.show(story)

    def show(self, story: Story | None) -> None:
        """Put a story on the desk; what the last one still owed the library is saved first."""
        self._asked_for = ""
        if story is not None:
            self._bases.setdefault(story.id, story)
            story = self._newest(story)
        self.save()
        self._site = self.site
        self._story = story
        self._forget_bases()
        self.opened.emit()

    def _forget_bases(self) -> None:
        """Keep those of the open story and of what waits to be saved."""
        current = self._story
        for story in [one for one in self._bases if not self._is_waiting(one)]:
            if current is None or story != current.id:
                del self._bases[story]
            elif current.seq:
                self._bases[story] = current

    def _newest(self, story: Story) -> Story:
        on_its_way = self._sent.get(story.id)
        return self._owed.get(story.id) or (on_its_way[-1] if on_its_way else story)

    def begin(self) -> Story:
        """Put a new, empty story on the desk; it is in the library with its first change.

        It belongs to the site of the story that was there, or of the last one that was.
        """
        story = Story(site=self.site)
        self.show(story)
        return story

    def set_headline(self, headline: str) -> None:
        """Take a headline as typed."""
        self._change_text(replace(self._present(), headline=headline))

    def set_standfirst(self, standfirst: str) -> None:
        """Take a standfirst as typed."""
        self._change_text(replace(self._present(), standfirst=standfirst))

    def set_body(self, body: str) -> None:
        """Take a body as typed."""
        self._change_text(replace(self._present(), body=body))

    def set_details(self, details: Details) -> None:
        """Take changed details."""
        if details != self._present().details:
            self._touch(replace(self._present(), details=details))
            self.details_changed.emit()

    def set_site(self, site: str) -> None:
        """Give the story another site, by its id."""
        if site != self._present().site:
            self._touch(replace(self._present(), site=site))
            self.details_changed.emit()

    def set_cards(self, cards: tuple[Card, ...], sets: tuple[str, ...] | None = None) -> None:
        """Take changed cards, in their order, and where they are given, the sets that stand after them."""
        story = self._present()
        wanted = replace(story, cards=cards, sets=story.sets if sets is None else sets)
        if wanted != story:
            self._touch(wanted)
            self.cards_changed.emit()

    def change(self, story: Story) -> None:
        """Take what a command made of the open story: every area shows it, and it is saved as if typed."""
        if story != self._present():
            self._touch(story)
            self.opened.emit()

    def refresh(self, story: Story) -> None:
        """Take what the library says of the open story after a write that was not typed here."""
        current = self._story
        if current is None or current.id != story.id or self._is_waiting(story.id) or story == current:
            return
        self._story = self._bases[story.id] = story
        self.opened.emit()

    def _is_waiting(self, story: str) -> bool:
        return story in self._owed or story in self._sent

    def _present(self) -> Story:
        return self._story if self._story is not None else self.begin()

    def _change_text(self, story: Story) -> None:
        if story != self._story:
            self._touch(story)
            self.text_changed.emit()

    def _touch(self, story: Story) -> None:
        self._story = story
        self._owed[story.id] = story
        self._quiet.start()
        if not self._latest.isActive():
            self._latest.start(LATEST_OF_LONG_MS if len(story.body) > LONG else LATEST_MS)
        self.dirty.emit()

    def save(self) -> None:
        """Hand everything owed to the library lane now."""
        for timer in (self._quiet, self._latest, self._retry):
            timer.stop()
        if self._owed:
            self.saving.emit()
        owed, self._owed = self._owed, {}
        for story in owed.values():
            self._send(story)

    def _send(self, story: Story) -> None:
        saver, base = self._saver, self._bases.get(story.id, story)
        self._sent.setdefault(story.id, []).append(story)
        self._lane.ask(
            lambda library: saver.save(library, story, base),
            lambda outcome: self._was_saved(story, outcome),
            lambda error: self._was_not_saved(story, error),
            first=True,
        )

    def _arrived(self, story: str) -> None:
        waiting = self._sent[story]
        waiting.pop(0)  # the lane answers in the order in which it was asked
        if not waiting:
            del self._sent[story]

    def _was_saved(self, sent: Story, outcome: Saved) -> None:
        self._arrived(sent.id)
        current = self._story
        self._bases[sent.id] = outcome.story
        if current is not None and current.id == sent.id:
            self._follow(current, with_bookkeeping(current, sent, outcome))
        self._hub.announce(outcome.changes)
        if outcome.kept_other:
            self.conflict_kept.emit(outcome.story.headline)
            self.conflicted.emit(outcome.story.id)
        if self.is_saved:
            self.saved.emit()

    def _follow(self, before: Story, now: Story) -> None:
        """Take what was changed elsewhere beside what is typed here."""
        self._story = now
        if now.id in self._owed:
            self._owed[now.id] = now
        if _on_the_page(before) != _on_the_page(now):
            self.opened.emit()
        elif before.details != now.details or before.site != now.site:
            self.details_changed.emit()

    def _was_not_saved(self, story: Story, error: DeskError) -> None:
        self._arrived(story.id)
        if not self._is_waiting(story.id):  # otherwise what is waiting has this text and more
            self._owed[story.id] = story
        if not self._retry.isActive():
            self._retry.start()
        self.save_failed.emit(str(error))


def _on_the_page(story: Story) -> tuple[object, ...]:
    return story.headline, story.standfirst, story.body, story.cards, story.sets


def _read(library: "Library", story: str) -> Story:
    from deskeditor.services import stories  # loads SQLAlchemy: not on the UI thread

    return stories.story(library, story)
