"""What does the panel of earlier versions show, and what comes of what is wished for there?"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.history import jobs, version_words
from deskeditor.ui.history.expanded_view import ExpandedView
from deskeditor.ui.history.history_view import HistoryView
from deskeditor.ui.messages import UNDO, Kind

if TYPE_CHECKING:
    from deskeditor.services.history import Compared

_SOON_MS = 400  # after a change: a save brings several
_PAIR = 2


class HistoryPresenter(QObject):
    """Keeps the versions of the open story in sight, compares them, names them and brings them back."""

    panel_requested = Signal()  # show the panel, and give it the keys
    writing_requested = Signal()  # back to the text

    def __init__(self, view: HistoryView, desk: Desk, over: QWidget) -> None:
        super().__init__(view)
        self._view, self._desk, self._over = view, desk, over
        self._expanded: ExpandedView | None = None
        self._compared: Compared | None = None
        self._title = ""
        self._naming = 0
        self._story = ""  # the id of the story whose versions are shown
        self._soon = QTimer(self, interval=_SOON_MS, singleShot=True)
        self._soon.timeout.connect(self._reload)
        self._hear()

    def _hear(self) -> None:
        view, story, commands = self._view, self._desk.open_story, self._desk.commands
        view.shown.connect(self._reload)
        view.chosen.connect(self._compare)
        view.expand_requested.connect(self._expand)
        view.restore_requested.connect(self._restore_chosen)
        view.copy_requested.connect(self._copy)
        view.name_requested.connect(self._begin_name)
        view.named.connect(self._name)
        story.opened.connect(self._story_opened)
        for changed in (story.text_changed, story.details_changed, story.cards_changed):
            changed.connect(self._wait)
        self._desk.hub.changed.connect(lambda _changes: self._wait())
        commands.on("history.since_export", self._since_export)
        commands.on("history.expand", self._show_and_expand)
        commands.on("history.restore", self._restore_chosen)
        commands.on("file.name_version", self.name_now)

    def _story_opened(self) -> None:
        if self._expanded is not None:
            self._expanded.uncover()
        story = self._desk.open_story.story
        if story is None or story.id != self._story:
            self._compared = None
            self._view.show_versions(())
        self._wait()

    def _wait(self) -> None:
        if self._view.isVisible():
            self._soon.start()

    def _reload(self) -> None:
        story = self._desk.open_story.story
        if story is None or not self._view.isVisible():
            return
        self._desk.lane.ask(
            lambda library: jobs.past(library, story),
            lambda past: self._show_past(story.id, past),
            self._refused,
            key="history.rows",
        )

    def _show_past(self, story: str, past: jobs.Past) -> None:
        now = self._desk.open_story.story
        if now is None or now.id != story:
            return
        self._story = story
        told = past.since.comparison if past.since else None
        self._view.show_versions(version_words.versions(past.rows, told, datetime.now(UTC)))
        self._compare()

    def _compare(self) -> None:
        story, numbers = self._desk.open_story.story, self._view.list.numbers()
        self._view.show_can_restore(len(numbers) == 1 and numbers[0] > 0)
        self._desk.commands.set_condition("version", bool(numbers) and numbers[-1] > 0)
        if story is None or not numbers:
            return
        older, newer = self._sides(numbers)
        if older:
            self._desk.lane.ask(
                lambda library: jobs.compared(library, story, older, newer),
                self._show_compared,
                self._refused,
                key="history.compare",
            )

    def _sides(self, numbers: tuple[int, ...]) -> tuple[int, int]:
        """One version is compared with now; now with the newest version; two of them with each other."""
        rows = self._view.list.versions.versions
        if len(numbers) >= _PAIR:
            return numbers[-1], numbers[0]
        return (numbers[0] or (rows[1].number if len(rows) > 1 else 0)), 0

    def _show_compared(self, compared: "Compared") -> None:
        now = datetime.now(UTC)
        since = version_words.short(version_words.at(compared.older.at, now))
        until = version_words.short(version_words.at(compared.newer.at, now)) if compared.newer else ""
        self._title = f"From {since} to {until}" if until else f"Changes since {since}"
        self._compared = compared
        self._view.show_comparison(self._title, compared.comparison, compared.names)
        if self._expanded is not None and self._expanded.isVisible():
            self._show_expanded(compared)

    def _show_and_expand(self) -> None:
        self.panel_requested.emit()
        self._expand()

    def _expand(self) -> None:
        if self._compared is not None:
            self._show_expanded(self._compared)

    def _show_expanded(self, compared: "Compared") -> None:
        if self._expanded is None:
            self._expanded = ExpandedView(self._over)
            self._expanded.restore_requested.connect(self._restore_chosen)
            self._expanded.closed.connect(self._view.list.setFocus)
        can = compared.newer is None
        self._expanded.show_comparison(self._title, compared.comparison, compared.names, can=can)

    def _since_export(self) -> None:
        """What the readers do not have yet, in one key."""
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: jobs.since_export(library, story), self._show_since_export, self._refused
            )

    def _show_since_export(self, number: int | None) -> None:
        story = self._desk.open_story.story
        if number is None or story is None:
            self._desk.messages.toast("This story was never exported")
            return

        def show(compared: "Compared") -> None:
            self._compared = compared
            exported = version_words.short(version_words.at(compared.older.at, datetime.now(UTC)))
            self._title = f"Changes since the export of {exported}"
            self._show_expanded(compared)

        self._desk.lane.ask(lambda library: jobs.compared(library, story, number, 0), show, self._refused)

    def _restore_chosen(self) -> None:
        numbers = self._view.list.numbers()
        expanded = self._expanded is not None and self._expanded.isVisible()
        if expanded and self._compared is not None and self._compared.newer is None:
            self._restore(self._compared.older.number)
        elif len(numbers) == 1 and numbers[0]:
            self._restore(numbers[0])

    def _restore(self, number: int, *, is_undo: bool = False) -> None:
        story = self._desk.open_story.story
        if story is None:
            return
        self._desk.open_story.save()  # what was typed last is part of what is kept

        def done(result: tuple[Changes, int]) -> None:
            changes, undo = result
            self._desk.hub.announce(changes)
            if is_undo:
                self._desk.messages.toast("Took the restored version back")
            else:
                said = f"Restored {self._titled(number)}"
                self._desk.messages.toast(said, UNDO, lambda: self._restore(undo, is_undo=True))

        self._desk.lane.ask(lambda library: jobs.restored(library, story.id, number), done, self._refused)
        if self._expanded is not None:
            self._expanded.uncover()

    def _titled(self, number: int) -> str:
        rows = self._view.list.versions.versions
        return next((version_words.short(row.when) for row in rows if row.number == number), "that version")

    def _copy(self) -> None:
        story, numbers = self._desk.open_story.story, self._view.list.numbers()
        if story is None or not numbers:
            return
        if numbers[0] == 0:
            self._put_on_clipboard(story)
        else:
            self._desk.lane.ask(
                lambda library: jobs.snapshot(library, story.id, numbers[0]),
                self._put_on_clipboard,
                self._refused,
            )

    def _put_on_clipboard(self, story: Story) -> None:
        words = "\n\n".join(filter(None, (story.headline, story.standfirst, story.body)))
        QGuiApplication.clipboard().setText(words)
        self._desk.messages.toast("Copied the text of that version")

    def name_now(self) -> None:
        """Ask for a name under which the story is kept as it is now."""
        self.panel_requested.emit()
        self._naming = 0
        self._view.name.begin("the story as it stands", "")

    def _begin_name(self) -> None:
        numbers = self._view.list.numbers()
        self._naming = numbers[0] if numbers else 0
        rows = {row.number: row for row in self._view.list.versions.versions}
        row = rows.get(self._naming)
        name = row.why.removeprefix("★ ") if row and row.is_starred else ""
        self._view.name.begin("this version" if self._naming else "the story as it stands", name)

    def _name(self, name: str) -> None:
        story, number = self._desk.open_story.story, self._naming
        if story is None or not (name.strip() or number):
            return
        self._desk.open_story.save()
        self._desk.lane.ask(
            lambda library: jobs.named(library, story.id, number, name),
            lambda _: self._reload(),
            self._refused,
        )

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("inspector", str(error), kind=Kind.ERROR)
