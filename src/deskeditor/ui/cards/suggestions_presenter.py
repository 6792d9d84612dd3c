"""Which stories are suggested, and what becomes of a suggestion? None comes among the cards by itself."""

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain import card_rules
from deskeditor.domain.card import Origin, StoryTarget
from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.cards import suggestion_jobs
from deskeditor.ui.cards.candidate import Candidate
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.cards.picker_presenter import PickerPresenter
from deskeditor.ui.cards.suggestions_view import SuggestionsView
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import UNDO

MOST = 3
FULL = 4  # cards that a story is filled up to
WAIT_MS = 400  # after a change; several changes ask once
TYPING_MS = 2000  # after a key in the text


class SuggestionsPresenter(QObject):
    """Asks the library while the panel is in sight; adds, dismisses and fills up when asked to."""

    def __init__(self, view: SuggestionsView, feed: CardFeed, picker: PickerPresenter, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._feed, self._picker, self._desk = view, feed, picker, desk
        self._found: tuple[Candidate, ...] = ()
        self._of = ""  # the id of the story that they are for
        self._started = False
        self._wanted = -1  # the number of the suggestion that is to be added as soon as it is known
        self._timer = QTimer(self, interval=WAIT_MS, singleShot=True)
        self._timer.timeout.connect(self._ask)
        feed.rows.opened.connect(self._opened)
        feed.rows.changed.connect(self._changed)
        feed.rows.details_changed.connect(self._wait)
        desk.open_story.text_changed.connect(lambda: self._timer.start(TYPING_MS))
        desk.hub.changed.connect(self._library_changed)
        view.list.add_requested.connect(self._add)
        view.list.dismiss_requested.connect(self._dismiss)
        view.fill_requested.connect(self._fill)
        self._answer_commands()

    def _answer_commands(self) -> None:
        for number in range(MOST):
            self._desk.commands.on(
                f"cards.suggestion{number + 1}", lambda number=number: self._add_number(number)
            )
        self._desk.commands.on("cards.fill", self._fill)
        self._desk.commands.on("cards.restore_suggestions", self._restore)

    def start(self) -> None:
        """Begin to ask: after the first paint."""
        self._started = True
        self._wait()

    def look(self) -> None:
        """The panel came into sight: ask if what is shown is of another story."""
        story = self._feed.rows.story
        if story is not None and story.id != self._of:
            self._timer.start(0)

    def _wait(self) -> None:
        if not self._timer.isActive():
            self._timer.start(WAIT_MS)

    def _opened(self) -> None:
        self._of, self._found, self._wanted = "", (), -1
        story = self._feed.rows.story
        self._view.setVisible(False)
        if story is not None and self._feed.rows.set is None:
            self._timer.start(WAIT_MS)

    def _changed(self) -> None:
        """A card that is there now is no suggestion any more; what follows it comes a moment later."""
        self._show(tuple(one for one in self._found if not self._stands(one)))
        self._wait()

    def _stands(self, candidate: Candidate) -> bool:
        story = self._feed.rows.story
        return story is not None and any(card.target == candidate.target for card in story.cards)

    def _library_changed(self, changes: Changes) -> None:
        if changes.listing:
            self._wait()

    def _ask(self) -> None:
        story = self._feed.rows.story
        panel = self._view.parentWidget()
        in_sight = panel is not None and panel.isVisible()
        if not self._started or story is None or self._feed.rows.set is not None:
            return
        if in_sight or self._wanted >= 0:
            self._desk.lane.ask(
                lambda library: suggestion_jobs.suggested(library, story, MOST),
                lambda found: self._take(story, found),
                self._refused,
                key="cards.suggestions",
            )

    def _take(self, story: Story, found: tuple[Candidate, ...]) -> None:
        now = self._feed.rows.story
        if now is not None and now.id == story.id and self._feed.rows.set is None:
            self._of = story.id
            self._show(tuple(one for one in found if not self._stands(one)))
            self._view.setVisible(True)
            wanted, self._wanted = self._wanted, -1
            if wanted >= 0:
                self._add_number(wanted)

    def _show(self, found: tuple[Candidate, ...]) -> None:
        self._found = found
        self._view.show_candidates(found, can_fill=len(self._feed.tiles()) < min(FULL, self._feed.limit))

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))

    def _add_number(self, number: int) -> None:
        """Add a suggestion by its number; asked for out of sight of the panel, it is looked for first."""
        story = self._feed.rows.story
        if number < len(self._found):
            self._add(self._found[number])
        elif story is not None and story.id != self._of and self._started:
            self._wanted = number
            self._ask()
        else:
            self._desk.messages.toast("There is no such suggestion.")

    def _add(self, candidate: Candidate) -> None:
        self._picker.add(candidate.target)

    def _dismiss(self, candidate: Candidate) -> None:
        story, target = self._feed.rows.story, candidate.target
        if story is None or not isinstance(target, StoryTarget):
            return
        self._show(tuple(one for one in self._found if one != candidate))
        self._desk.open_story.save()  # the library remembers it for a story that it has

        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            self._timer.start(0)
            said = f"“{candidate.headline}” is not suggested here any more"
            self._desk.messages.toast(said, UNDO, lambda: self._bring_back(story.id, target.story))

        self._desk.lane.ask(
            lambda library: suggestion_jobs.dismissed(library, story.id, target.story), done, self._refused
        )

    def _bring_back(self, story_id: str, target_id: str | None = None) -> None:
        def done(changes: Changes) -> None:
            self._desk.hub.announce(changes)
            self._timer.start(0)

        self._desk.lane.ask(
            lambda library: suggestion_jobs.restored(library, story_id, target_id), done, self._refused
        )

    def _restore(self) -> None:
        story = self._feed.rows.story
        if story is not None:
            self._bring_back(story.id)

    def _fill(self) -> None:
        story = self._feed.rows.story
        if story is not None and self._feed.rows.set is None:
            self._desk.lane.ask(
                lambda library: suggestion_jobs.filled(library, story, FULL), self._filled, self._refused
            )

    def _filled(self, filled: Story) -> None:
        """Take the machine's cards over into what stands by now, which may be more than was sent."""
        story = self._feed.rows.story
        if story is None or story.id != filled.id:
            return
        known = {card.id for card in story.cards}
        added = [card for card in filled.cards if card.origin is Origin.MACHINE and card.id not in known]
        cards, _refused = card_rules.several(story.id, story.cards, added, self._feed.limit)
        new = cards[len(story.cards) :]
        if not new:
            self._desk.messages.toast("There is nothing more to suggest for this story.")
            return
        self._feed.rows.set_cards(cards)
        count = "one suggestion" if len(new) == 1 else f"{len(new)} suggestions"
        gone = frozenset(card.id for card in new)
        self._desk.messages.toast(
            f"Filled up with {count}; each is marked", UNDO, lambda: self._take_out(gone)
        )

    def _take_out(self, ids: frozenset[str]) -> None:
        story = self._feed.rows.story
        if story is not None:
            self._feed.rows.set_cards(tuple(card for card in story.cards if card.id not in ids))
