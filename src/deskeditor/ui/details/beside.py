"""What does the library know of the open story beside it: its reminder, and since when it has its status?"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from deskeditor.domain import dates
from deskeditor.domain.changes import Changes
from deskeditor.domain.reminder import Reminder
from deskeditor.domain.status_change import StatusChange
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.details import since
from deskeditor.ui.details.details_view import DetailsView
from deskeditor.ui.widgets.role import plain_tip

if TYPE_CHECKING:
    from deskeditor.storage.library import Library

QUIET_MS = 400  # a reminder is written this long after the last key
ORIGIN = "details"


class _Known(NamedTuple):
    story: str = ""
    changes: tuple[StatusChange, ...] = ()
    reminder: Reminder | None = None


class _Wish(NamedTuple):
    story: str
    at: datetime | None
    about: str


class Beside(QObject):
    """Keeps that true in the form, and hands the reminder to the library as it is typed."""

    def __init__(self, view: DetailsView, desk: Desk) -> None:
        super().__init__(view)
        self._view, self._desk = view, desk
        self._known = _Known()
        self._wish: _Wish | None = None
        self._quiet = QTimer(self, interval=QUIET_MS, singleShot=True)
        self._quiet.timeout.connect(self.save)
        view.built.connect(self._built)
        desk.open_story.opened.connect(self._opened)
        desk.open_story.details_changed.connect(self._show_status)
        desk.hub.changed.connect(self._library_changed)
        desk.commands.on("story.remind", self._edit)
        desk.commands.on("story.reminder_done", self._done)
        desk.commands.on("story.reminder_later", self._put_off)

    def _built(self) -> None:
        form = self._view.form
        if form is not None:
            form.remind_at.accepted.connect(lambda _at: self._edited())
            form.remind_about.edited.connect(lambda _about: self._edited())
        self._opened()

    def _opened(self) -> None:
        self.save()
        story = self._id
        if self._view.form is not None and story != self._known.story:
            self._take(_Known(story), force=True)
        self._ask()

    @property
    def _id(self) -> str:
        story = self._desk.open_story.story
        return story.id if story else ""

    def _library_changed(self, changes: Changes) -> None:
        if changes.listing:
            self._ask()

    def _ask(self) -> None:
        story = self._id
        if story and self._wish is None:
            self._desk.lane.ask(lambda library: _known(library, story), self._arrived, key="details.beside")

    def _arrived(self, known: _Known) -> None:
        if known.story == self._id and self._wish is None:
            self._take(known, force=False)

    def _take(self, known: _Known, *, force: bool) -> None:
        self._known = known
        self._desk.commands.set_condition("reminder", known.reminder is not None)
        form, reminder = self._view.form, known.reminder
        if form is not None:
            form.remind_at.show_value(reminder.at if reminder else None, force=force)
            form.remind_about.show_text(reminder.about if reminder else "", force=force)
            form.remind_about.setVisible(reminder is not None)
            self._show_status()

    def _show_status(self) -> None:
        form, story = self._view.form, self._desk.open_story.story
        if form is not None and story is not None:
            now = datetime.now(UTC).astimezone()
            form.status.say(since.line(self._known.changes, story.details.status, now))
            form.status.box.setToolTip(plain_tip(since.history(self._known.changes, now)))

    def _edited(self) -> None:
        form = self._view.form
        if form is not None and self._id:
            at = form.remind_at.value
            self._wish = _Wish(self._id, at if isinstance(at, datetime) else None, form.remind_about.text())
            form.remind_about.setVisible(at is not None)
            self._quiet.start()

    def save(self) -> None:
        """Hand the reminder to the library now, if it was edited."""
        self._quiet.stop()
        wish, self._wish = self._wish, None
        if wish is not None:
            self._desk.open_story.save()  # a story of which one is reminded is in the library
            self._desk.lane.ask(lambda library: _reminded(library, wish), self._announce, self._refused)

    def _announce(self, changes: Changes) -> None:
        self._desk.hub.announce(changes)

    def _refused(self, error: DeskError) -> None:
        if self._view.form is not None:
            self._view.form.remind_at.say(str(error), "error")

    def _edit(self) -> None:
        self._desk.commands.run("view.details")
        self._view.focus_reminder()

    def _done(self) -> None:
        if reminder := self._known.reminder:
            wish = _Wish(reminder.story, None, "")
            self._desk.lane.ask(lambda library: _reminded(library, wish), self._taken_away)

    def _put_off(self) -> None:
        if reminder := self._known.reminder:
            wish = _Wish(reminder.story, dates.next_morning(datetime.now(UTC).astimezone()), reminder.about)
            self._desk.lane.ask(lambda library: _reminded(library, wish), self._announce)
            self._desk.messages.toast(f"Reminds you {dates.written(wish.at)}")

    def _taken_away(self, changes: Changes) -> None:
        self._desk.hub.announce(changes)
        reminder = self._known.reminder
        if reminder is not None:
            wish = _Wish(reminder.story, reminder.at, reminder.about)
            ask = self._desk.lane.ask
            self._desk.messages.toast(
                "Done with the reminder",
                "Undo",
                lambda: ask(lambda library: _reminded(library, wish), self._announce, self._refused),
            )


def _known(library: "Library", story: str) -> _Known:
    from deskeditor.services import reminders, statuses  # loads SQLAlchemy: not on the UI thread

    return _Known(story, statuses.history(library, story), reminders.of(library, story))


def _reminded(library: "Library", wish: _Wish) -> Changes:
    from deskeditor.services import reminders

    if wish.at is None:
        return reminders.done(library, [wish.story], origin=ORIGIN)
    return reminders.remind(library, wish.story, wish.at, wish.about, origin=ORIGIN)
