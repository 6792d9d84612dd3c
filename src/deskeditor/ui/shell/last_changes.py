"""How is a change to several stories taken back when its notice has gone, or after the next start?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.library.moments import spoken
from deskeditor.ui.messages import Kind
from deskeditor.ui.settings.order_run import OrderRun
from deskeditor.ui.widgets.chooser import Choice, Chooser

if TYPE_CHECKING:
    from deskeditor.services.ordering import Ordered
    from deskeditor.services.replace_journal import Summary
    from deskeditor.services.several_journal import Note
    from deskeditor.storage.library import Library

    TakeBack = Callable[[Note], None]

AGAIN_MS = 60_000  # after the start: what was broken off by a kill a moment ago is known as such by then
_ORIGIN = "last changes"
_WIDTH = 620  # pixels: a sentence, and when that was
_NAME = "Undo a change to several stories"
_NONE = "No change to several stories is called so."
_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Kept:
    """What the library has noted: a change in the list, a new name in all stories, and a replacement."""

    note: "Note | None"
    named: str
    named_at: datetime | None
    replaced: "Summary | None"


@dataclass(frozen=True, slots=True)
class _Offer:
    said: str
    at: datetime
    undo: Callable[[], object]


class LastChanges(QObject):
    """Offers them, the newest first; and says so where one was broken off."""

    def __init__(self, window: QWidget, desk: Desk, take_back: "TakeBack") -> None:
        super().__init__(window)
        self._window, self._desk, self._take_back = window, desk, take_back
        self._chooser: Chooser | None = None
        self._offers: tuple[_Offer, ...] = ()
        self._kept: Kept | None = None  # what the library had when they were named
        self._unfinished = ""  # what a bar is about
        self._has_warned = False  # of a replacement
        self._run = OrderRun(desk, self)
        self._run.done.connect(self._tell)
        self._run.failed.connect(self._refuse)
        self._again = QTimer(self, interval=AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self.look)
        desk.commands.on("library.undo_several", self.open)

    def start(self) -> None:
        """Look now whether something was broken off, and once more when that can be told for certain."""
        self.look()
        self._again.start()

    # --- what can be taken back

    def open(self) -> None:
        """Name what can be taken back; Enter takes it back."""
        self._desk.open_story.save()
        self._desk.lane.ask(_kept, self._offer, self._cannot, key="last changes")

    def _offer(self, kept: Kept) -> None:
        self._kept = kept
        offers = [*self._of_this_window(), *self._of_the_library(kept)]
        self._offers = tuple(sorted(offers, key=lambda one: one.at, reverse=True))
        if not self._offers:
            self._desk.messages.toast("There is no change to several stories to take back")
            return
        now = datetime.now(UTC).astimezone()
        choices = [Choice(one.said, spoken(one.at, now) if one.at > _NEVER else "") for one in self._offers]
        if self._chooser is None:
            self._chooser = Chooser("lastChanges", _NAME, _NONE, self._window, width=_WIDTH)
            self._chooser.chosen.connect(self._chosen)
        self._chooser.open_with(choices, self._window)

    def _chosen(self, number: int) -> None:
        """The newest of its kind is taken back: nobody may have made another one since it was named."""
        offer = self._offers[number]
        self._desk.lane.ask(_kept, lambda kept: self._undo(offer, kept), self._cannot, key="last changes")

    def _undo(self, offer: _Offer, kept: Kept) -> None:
        if kept == self._kept:
            offer.undo()
        else:
            self._desk.messages.toast("Something else was changed meanwhile: choose again")
            self._offer(kept)

    def _cannot(self, error: DeskError) -> None:
        """No bar: the one that offers a backup of a damaged library may stand there with the same words."""
        self._desk.messages.toast(str(error))

    def _of_this_window(self) -> Iterator[_Offer]:
        steps = self._desk.steps
        return (_Offer(one.said, one.at, partial(steps.take_back, one)) for one in steps.known)

    def _of_the_library(self, kept: Kept) -> Iterator[_Offer]:
        note, known = kept.note, {one.id for one in self._desk.steps.known}
        if note is not None and note.id not in known:
            yield _Offer(note.said, note.at, partial(self._take_back, note))
        if kept.named:
            yield _Offer(kept.named.rstrip("."), kept.named_at or _NEVER, partial(self._run.begin, _undoing))
        if kept.replaced is not None:
            undo = partial(self._desk.commands.run, "library.undo_replace")
            yield _Offer(_said(kept.replaced), kept.replaced.at, undo)

    # --- what was broken off

    def look(self) -> None:
        """Ask whether a change of names or a replacement was broken off."""
        self._desk.lane.ask(_broken_off, lambda found: self._warn(*found))

    def _warn(self, named: str, replaced: "Summary | None") -> None:
        if replaced is not None and not self._has_warned:
            self._has_warned = True
            undo = partial(self._desk.commands.run, "library.undo_replace")
            said = f"{_said(replaced)}, and the others are as they were."
            self._desk.messages.info_bar(
                "window",
                f"A replacement was broken off on its way. {said}",
                (("Take it back", undo), ("Leave it so", partial(self._desk.lane.ask, _left_so))),
            )
        if named and named != self._unfinished:
            self._unfinished = named
            self._desk.messages.info_bar(
                "window",
                f"This was broken off before all stories had it: {named}",
                (
                    ("Finish it", lambda: self._run.begin(_finishing)),
                    ("Take it back", partial(self._run.begin, _undoing)),
                ),
            )

    def _tell(self, done: "Ordered") -> None:
        self._unfinished = ""
        self._desk.messages.toast(done.said.rstrip("."))

    def _refuse(self, why: str) -> None:
        self._desk.messages.info_bar("window", why, kind=Kind.ERROR)


def _said(replaced: "Summary") -> str:
    stories = "1 story" if replaced.stories == 1 else f"{replaced.stories:,} stories"
    instead = f"by “{replaced.instead}”" if replaced.instead else "by nothing"
    return f"Replaced “{replaced.words}” {instead} in {stories}"


def _kept(library: "Library") -> Kept:
    from deskeditor.services import ordering, replacing, several_journal  # loads SQLAlchemy

    return Kept(
        note=several_journal.last(library),
        named=ordering.last(library),
        named_at=ordering.last_at(library),
        replaced=replacing.last(library),
    )


def _broken_off(library: "Library") -> "tuple[str, Summary | None]":
    from deskeditor.services import ordering, replacing

    return ordering.unfinished(library), replacing.broken_off(library)


def _left_so(library: "Library") -> None:
    from deskeditor.services import replacing

    replacing.finish(library)


def _undoing(library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.undoing(library, origin=_ORIGIN)


def _finishing(library: "Library") -> "Iterator[Ordered]":
    from deskeditor.services import ordering

    return ordering.finishing(library, origin=_ORIGIN)
