"""When is somebody told that a reminder is due, and what can be done about it at once?"""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain import dates
from deskeditor.domain.changes import Changes
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Act, Kind
from deskeditor.ui.reminders import wording

if TYPE_CHECKING:
    from deskeditor.services.reminders import Noted, Standing
    from deskeditor.storage.library import Library

LONGEST_MS = 600_000  # between two looks: a computer that slept must not oversleep
AREA = "editor"
DUE = "has:due"


class RemindersPresenter(QObject):
    """Looks at the start and whenever the next reminder is due; says it once, in one bar."""

    search_requested = Signal(str)  # what is to stand in the search of the library
    standing_changed = Signal(object)  # Standing: what the list marks

    def __init__(self, parent: QObject, desk: Desk) -> None:
        super().__init__(parent)
        self._desk = desk
        self._said: set[tuple[str, datetime]] = set()
        self._bar = ""
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self.look)
        desk.hub.changed.connect(self._library_changed)
        desk.commands.on("library.due", self._show_due)

    def start(self) -> None:
        """Look for the first time."""
        self.look()

    def _library_changed(self, changes: Changes) -> None:
        if changes.listing:
            self.look()

    def look(self) -> None:
        """Ask the library what is due."""
        self._desk.lane.ask(_looked, self._take, key="reminders")

    def _take(self, found: "tuple[tuple[Noted, ...], Standing]") -> None:
        agenda, standing = found
        now = datetime.now(UTC)
        due = [one for one in agenda if one.reminder.is_due(now)]
        self._plan(agenda[len(due) :], now)
        self._say(due)
        self.standing_changed.emit(standing)

    def _plan(self, coming: "tuple[Noted, ...]", now: datetime) -> None:
        wait = (coming[0].reminder.at - now) / timedelta(milliseconds=1) if coming else LONGEST_MS
        self._next.start(int(min(max(wait, 0) + 1, LONGEST_MS)))

    def _say(self, due: "list[Noted]") -> None:
        marks = {(one.reminder.story, one.reminder.at) for one in due}
        words = wording.bar(due)
        if words != self._bar:
            self._desk.messages.take_back(AREA, self._bar)
            self._bar = ""
        if words and not marks <= self._said:
            self._bar = words
            self._desk.messages.info_bar(AREA, words, self._buttons(due), Kind.INFO)
        self._said = marks

    def _buttons(self, due: "list[Noted]") -> tuple[tuple[str, Act], ...]:
        if len(due) > 1:
            return (("Show them", self._show_due),)
        story = due[0].reminder.story
        return (
            ("Open", lambda: self._desk.open_story.open(story)),
            ("Done", lambda: self._done(story)),
            ("In an hour", lambda: self._put_off(story, datetime.now(UTC) + timedelta(hours=1))),
            ("Tomorrow", lambda: self._put_off(story, dates.next_morning(datetime.now(UTC).astimezone()))),
        )

    def _show_due(self) -> None:
        self._desk.commands.run("library.find")
        self.search_requested.emit(DUE)

    def _done(self, story: str) -> None:
        self._desk.lane.ask(lambda library: _finished(library, story), self._desk.hub.announce)

    def _put_off(self, story: str, at: datetime) -> None:
        self._desk.lane.ask(lambda library: _put_off(library, story, at), self._desk.hub.announce)


def _looked(library: "Library") -> "tuple[tuple[Noted, ...], Standing]":
    from deskeditor.services import reminders  # loads SQLAlchemy: not on the UI thread

    return reminders.agenda(library), reminders.standing(library)


def _finished(library: "Library", story: str) -> Changes:
    from deskeditor.services import reminders

    return reminders.done(library, [story])


def _put_off(library: "Library", story: str, at: datetime) -> Changes:
    from deskeditor.services import reminders

    return reminders.remind(library, story, at)
