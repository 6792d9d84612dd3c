"""What happens when something is looked for in the whole library, and when the dialog is used?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from deskeditor.domain.story import Status
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.replacing import jobs, wording
from deskeditor.ui.replacing.jobs import Looking, Portion
from deskeditor.ui.replacing.put_back import PutBack
from deskeditor.ui.replacing.putting_run import PuttingRun

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replacing import Found
    from deskeditor.storage.rows import ListQuery
    from deskeditor.ui.replacing.hit_model import Holds
    from deskeditor.ui.replacing.replace_dialog import ReplaceDialog

MOST = 100_000  # hits that are listed; those beyond are found when these are replaced
SETTLED_MS = 300  # after the last key, before the library is looked through
_OF_STATUS = tuple(Status)
_NOTHING = (
    "Find in all stories",
    "Headlines, standfirsts, bodies, details, captions and the words of cards.",
)


@dataclass(frozen=True, slots=True)
class Around:
    """What other areas lend: how the list is filtered, and which words of the text are selected."""

    listed: "Callable[[], Callable[[], ListQuery]]"
    selected: Callable[[], str]


class ReplacePresenter(QObject):
    """Joins the dialog to the library. A search runs in portions, and another one takes its place."""

    hit_opened = Signal(object)  # a Hit of the story on the desk

    def __init__(self, over: QWidget, desk: Desk, around: Around) -> None:
        super().__init__(over)
        self._over, self._desk, self._around = over, desk, around
        self._dialog: ReplaceDialog | None = None
        self._looking: Looking | None = None
        self._is_looking = self._is_capped = self._was_stopped = False
        self._sought: tuple[Found, Hit] | None = None
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self.look)
        self._run = PuttingRun(desk, self)
        self._back = PutBack(desk, self)
        self._run.progressed.connect(self._show_writing)
        self._run.finished.connect(self._was_replaced)
        desk.open_story.opened.connect(self._story_opened)
        desk.commands.on("library.replace", self.open)
        desk.commands.on("library.undo_replace", self._back.start)

    def close(self) -> None:
        """Stop what is running; called before the window goes."""
        self._settled.stop()
        self._abandon()
        self._run.close()

    # --- the dialog

    def open(self) -> None:
        """Show the dialog, as it was left, or with the words that are selected in the text."""
        dialog = self._shown_dialog()
        dialog.form.offer(("All stories", "Stories in the list", *(one.label for one in _OF_STATUS)))
        words = self._around.selected()
        dialog.begin("" if "\u2029" in words else words)

    def _shown_dialog(self) -> "ReplaceDialog":
        if self._dialog is None:
            from deskeditor.ui.replacing.replace_dialog import ReplaceDialog  # not before it is wanted

            dialog = self._dialog = ReplaceDialog(self._over.window())
            dialog.form.search_changed.connect(self._search_changed)
            dialog.form.scope_changed.connect(self._show_scope)
            dialog.search_requested.connect(self.look)
            dialog.replace_requested.connect(self._replace)
            dialog.stop_requested.connect(self._stop)
            dialog.list.hit_requested.connect(self._go)
            dialog.list.hits.ticks_changed.connect(self._show_counts)
            dialog.list.hits.show_scope(self._scope(dialog))
            dialog.show_reason(*_NOTHING)
            self._show_counts()
        return self._dialog

    def _scope(self, dialog: "ReplaceDialog") -> "Holds":
        """What the form says now of hits that are usually left alone."""
        form, status = dialog.form, self._status(dialog)
        wishes = {"": True, **{name: form.wishes_for(name) for name in ("quoted", "out", "machine")}}

        def holds(found: "Found", hit: "Hit") -> bool:
            if found.is_out and not (wishes["out"] or status is found.status):
                return False
            return wishes[hit.shelter.value]

        return holds

    def _status(self, dialog: "ReplaceDialog") -> Status | None:
        at = dialog.form.among.currentIndex() - 2
        return _OF_STATUS[at] if at >= 0 else None

    # --- finding

    def _search_changed(self) -> None:
        """What is listed is not what the form says any more: nothing of it is replaced."""
        self._settled.start()
        self._show_counts()

    def look(self) -> None:
        """Look through the library for what the form says now."""
        self._settled.stop()
        self._abandon()
        dialog = self._shown_dialog()
        dialog.list.hits.clear()
        dialog.list.hits.show_scope(self._scope(dialog))
        dialog.form.show_fault("")
        self._is_capped = self._was_stopped = False
        if not dialog.form.query.words:
            dialog.show_reason(*_NOTHING)
            dialog.say("")
            self._show_counts()
            return
        dialog.list.hits.replaces = self._replaces()
        dialog.show_reason("Looking…", "")
        self._desk.open_story.save()
        self._is_looking = True
        self._looking = Looking(dialog.form.query, dialog.form.instead, self._among())
        self._ask(self._looking)

    def _replaces(self) -> bool:
        return bool(self._shown_dialog().form.instead.words)

    def _among(self) -> "Callable[[], ListQuery]":
        if self._shown_dialog().form.among.currentIndex() == 1:
            return self._around.listed()
        status = self._status(self._shown_dialog())
        return jobs.everywhere if status is None else partial(jobs.of_status, status)

    def _ask(self, looking: Looking) -> None:
        self._desk.lane.ask(
            looking.portion,
            lambda portion: self._took(looking, portion),
            lambda error: self._failed(looking, error),
        )

    def _abandon(self) -> None:
        """Let the search that runs end."""
        if self._looking is not None:
            self._looking.stop()
            self._desk.lane.ask(self._looking.portion)
            self._looking, self._is_looking = None, False
            self._shown_dialog().show_progress(0, 0)

    def _took(self, looking: Looking, portion: Portion) -> None:
        if looking is not self._looking:
            return
        dialog = self._shown_dialog()
        dialog.list.hits.append(portion.found)
        self._is_capped = dialog.list.hits.counts()[0] >= MOST
        if portion.is_last or self._is_capped:
            self._end_looking()
            return
        dialog.show_progress(portion.done, portion.total, "Looking through the library")
        self._show_counts()
        self._ask(looking)

    def _end_looking(self) -> None:
        looking, dialog = self._looking, self._shown_dialog()
        if looking is not None and self._is_capped:
            looking.stop()
            self._desk.lane.ask(looking.portion)
        self._is_looking = False
        dialog.show_progress(0, 0)
        self._show_counts()

    def _failed(self, looking: Looking, error: DeskError) -> None:
        if looking is self._looking:
            self._looking, self._is_looking = None, False
            dialog = self._shown_dialog()
            dialog.list.hits.clear()
            dialog.show_progress(0, 0)
            dialog.form.show_fault(str(error))
            dialog.show_reason("Nothing was looked for", "See what is said above.")
            dialog.say("")
            self._show_counts()

    def _stop(self) -> None:
        if self._run.is_running:
            self._run.stop()
        elif self._looking is not None:
            self._was_stopped = True
            self._looking.stop()

    def _show_scope(self) -> None:
        dialog = self._shown_dialog()
        dialog.list.hits.show_scope(self._scope(dialog))
        self._show_counts()

    def _show_counts(self) -> None:
        dialog, is_done = self._shown_dialog(), not (self._is_looking or self._settled.isActive())
        hits, stories, ticked = dialog.list.hits.counts()
        verb = "Replace" if self._replaces() else "Remove"
        words = f"{verb} {wording.counted(ticked, 'hit')}" if ticked else "Replace"
        dialog.offer(words, enabled=ticked > 0 and is_done)
        if self._looking is None:
            return
        said = wording.totals(hits, stories, dialog.list.hits.left_out, is_capped=self._is_capped)
        dialog.say(f"Stopped: {said}" if self._was_stopped and is_done else said)
        if hits:
            dialog.show_reason("", "")
        elif is_done:
            left = (
                "Tick what else is to be looked at above." if dialog.list.hits.found else "Try fewer words."
            )
            dialog.show_reason(f"Nothing to replace for “{dialog.form.query.words}”", left)

    # --- replacing

    def _replace(self) -> None:
        dialog, looking = self._shown_dialog(), self._looking
        chosen = [jobs.choice(found, hits) for found, hits in dialog.list.hits.chosen()]
        if not chosen or self._run.is_running or looking is None or looking.search is None:
            return
        looking.stop()
        self._desk.open_story.save()
        dialog.show_writing(on=True)
        dialog.offer("Replacing…", enabled=False)
        self._show_writing(0, len(chosen))
        self._run.start(looking.search, chosen)

    def _show_writing(self, done: int, total: int) -> None:
        dialog = self._shown_dialog()
        dialog.say(f"Replacing in {done:,} of {wording.counted(total, 'story')}…" if done else "Backing up…")
        dialog.show_progress(done, total, "Replacing")

    def _was_replaced(self) -> None:
        outcome, dialog = self._run.outcome, self._shown_dialog()
        dialog.show_progress(0, 0)
        dialog.show_writing(on=False)
        if outcome.hits:
            hits, stories = wording.counted(outcome.hits, "hit"), wording.counted(outcome.stories, "story")
            self._back.offer(f"Replaced {hits} in {stories}")
        if not (self._run.error or outcome.left or self._run.was_stopped):
            dialog.close()
        self.look()
        if said := self._run.error or wording.left(outcome.left):
            dialog.say(said, error=True)
            self._desk.messages.info_bar("library", said)

    # --- going to a hit

    def _go(self, found: "Found", hit: "Hit | None") -> None:
        self._sought = (found, hit) if hit is not None else None
        self._shown_dialog().close()
        story = self._desk.open_story.story
        if story is not None and story.id == found.id:
            self._story_opened()
        else:
            self._desk.open_story.open(found.id)

    def _story_opened(self) -> None:
        story = self._desk.open_story.story
        if self._sought is not None and story is not None and story.id == self._sought[0].id:
            hit, self._sought = self._sought[1], None
            self.hit_opened.emit(hit)
