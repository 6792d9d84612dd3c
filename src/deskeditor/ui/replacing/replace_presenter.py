"""What happens when something is looked for in the whole library, and when the dialog is used?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from deskeditor.domain.story import Status
from deskeditor.ui.desk import Desk
from deskeditor.ui.replacing import jobs, wording
from deskeditor.ui.replacing.looking_run import LookingRun
from deskeditor.ui.replacing.put_back import PutBack
from deskeditor.ui.replacing.putting_run import PuttingRun

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.services.replacing import Found
    from deskeditor.storage.rows import ListQuery
    from deskeditor.ui.replacing.hit_model import Holds
    from deskeditor.ui.replacing.replace_dialog import ReplaceDialog

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
    set_opened = Signal(str)  # the id of a set of cards in which something was found

    def __init__(self, over: QWidget, desk: Desk, around: Around) -> None:
        super().__init__(over)
        self._over, self._desk, self._around = over, desk, around
        self._dialog: ReplaceDialog | None = None
        self._is_stale = False  # what is listed has been replaced since
        self._sought: tuple[Found, Hit] | None = None
        self._settled = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settled.timeout.connect(self.look)
        self._looking = LookingRun(desk, self)
        self._looking.found.connect(self._show_found)
        self._looking.progressed.connect(self._show_looking)
        self._looking.ended.connect(self._end_looking)
        self._looking.failed.connect(self._show_fault)
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
        self._looking.abandon()
        self._run.close()

    # --- the dialog

    def open(self) -> None:
        """Show the dialog, as it was left, or with the words that are selected in the text."""
        dialog = self._shown_dialog()
        dialog.form.offer(("All stories", "Stories in the list", *(one.label for one in _OF_STATUS)))
        words = self._around.selected()
        dialog.begin("" if "\u2029" in words else words)
        if self._is_stale:
            self.look()

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
        self._looking.abandon()
        self._is_stale = False
        dialog = self._shown_dialog()
        dialog.list.hits.clear()
        dialog.list.hits.show_scope(self._scope(dialog))
        dialog.list.hits.replaces = self._replaces()
        dialog.form.show_fault("")
        dialog.show_progress(0, 0)
        dialog.say("")
        if dialog.form.query.words:
            dialog.show_reason("Looking…", "")
            self._looking.start(dialog.form.query, dialog.form.instead, self._among())
        else:
            dialog.show_reason(*_NOTHING)
        self._show_counts()

    def _replaces(self) -> bool:
        return bool(self._shown_dialog().form.instead.words)

    def _among(self) -> "Callable[[], ListQuery]":
        if self._shown_dialog().form.among.currentIndex() == 1:
            return self._around.listed()
        status = self._status(self._shown_dialog())
        return jobs.everywhere if status is None else partial(jobs.of_status, status)

    def _show_found(self, found: "tuple[Found, ...]") -> None:
        self._shown_dialog().list.hits.append(found)
        self._show_counts()

    def _show_looking(self, done: int, total: int) -> None:
        self._shown_dialog().show_progress(done, total, "Looking through the library")

    def _end_looking(self) -> None:
        self._shown_dialog().show_progress(0, 0)
        self._show_counts()

    def _show_fault(self, why: str) -> None:
        dialog = self._shown_dialog()
        dialog.list.hits.clear()
        dialog.show_progress(0, 0)
        dialog.form.show_fault(why)
        dialog.show_reason("Nothing was looked for", "See what is said above.")
        dialog.say("")
        self._show_counts()

    def _stop(self) -> None:
        (self._run.stop if self._run.is_running else self._looking.stop)()

    def _show_scope(self) -> None:
        dialog = self._shown_dialog()
        dialog.list.hits.show_scope(self._scope(dialog))
        self._show_counts()

    def _show_counts(self) -> None:
        dialog, looking = self._shown_dialog(), self._looking
        is_done = not (looking.is_running or self._settled.isActive())
        hits, stories, ticked = dialog.list.hits.counts()
        verb = "Replace" if self._replaces() else "Remove"
        words = f"{verb} {wording.counted(ticked, 'hit')}" if ticked else "Replace"
        dialog.offer(words, enabled=ticked > 0 and is_done)
        if looking.search is None or (looking.is_running and not hits):
            return  # nothing is known yet
        where = wording.places(stories, dialog.list.hits.sets)
        said = wording.totals(hits, where, dialog.list.hits.left_out, is_capped=looking.is_capped)
        dialog.say(f"Stopped: {said}" if looking.was_stopped and is_done else said)
        if hits:
            dialog.show_reason("", "")
        elif is_done:
            left = (
                "Tick what else is to be looked at above." if dialog.list.hits.found else "Try fewer words."
            )
            dialog.show_reason(f"Nothing to replace for “{dialog.form.query.words}”", left)

    # --- replacing

    def _replace(self) -> None:
        dialog, search = self._shown_dialog(), self._looking.search
        chosen = [jobs.choice(found, hits) for found, hits in dialog.list.hits.chosen()]
        if not chosen or self._run.is_running or search is None:
            return
        self._desk.open_story.save()
        dialog.show_writing(on=True)
        dialog.offer("Replacing…", enabled=False)
        self._show_writing(0, len(chosen))
        self._run.start(search, chosen)

    def _show_writing(self, done: int, total: int) -> None:
        dialog = self._shown_dialog()
        dialog.say(f"Replacing in {done:,} of {wording.counted(total, 'story')}…" if done else "Backing up…")
        dialog.show_progress(done, total, "Replacing")

    def _was_replaced(self) -> None:
        outcome, dialog = self._run.outcome, self._shown_dialog()
        dialog.show_progress(0, 0)
        dialog.show_writing(on=False)
        if outcome.hits:
            hits, where = wording.counted(outcome.hits, "hit"), wording.places(outcome.stories, outcome.sets)
            self._back.offer(f"Replaced {hits} in {where}")
        self._is_stale = True
        if said := self._run.error or wording.left(outcome.left):
            self._desk.messages.info_bar("library", said)
        if said or self._run.was_stopped:
            self.look()
            dialog.say(said, error=bool(said))
        else:
            dialog.close()

    # --- going to a hit

    def _go(self, found: "Found", hit: "Hit | None") -> None:
        self._sought = (found, hit) if hit is not None else None
        self._shown_dialog().close()
        if found.is_set:
            self._sought = None
            self.set_opened.emit(found.id)
            return
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
