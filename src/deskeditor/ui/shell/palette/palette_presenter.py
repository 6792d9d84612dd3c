"""What does the palette find, and what happens when something is chosen?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.ui.commands import Command
from deskeditor.ui.desk import Desk
from deskeditor.ui.shell.palette.entries import Entry, Found, What, found, is_for_older, older
from deskeditor.ui.shell.palette.other_words import OTHER_WORDS
from deskeditor.ui.shell.palette.palette_view import PaletteView
from deskeditor.ui.shell.palette.story_names import Name, StoryNames, names_of

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow
    from deskeditor.storage.glance import Glance
    from deskeditor.storage.library import Library

MOST_STORIES = 100_000  # the newest, whose names are held; older ones are searched for in the library
_ON = "On"  # stands beside what is switched on, or chosen
_OLDER = 40  # stories that are asked for behind those
_HIDDEN = ("story.open", "tools.palette")  # it is open already


class PalettePresenter(QObject):
    """Answers to the palette's commands; the palette itself is made when it is first wanted."""

    begin_requested = Signal(str)  # a new story with this headline
    opened = Signal()  # a story was chosen
    line_requested = Signal(int)  # of the open story's body, counted from 1

    def __init__(self, window: QWidget, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._view: PaletteView | None = None
        self._stories = _glanced(desk.glance)
        self._is_old = True
        desk.commands.on("story.open", self.open)
        desk.commands.on("tools.palette", lambda: self.open(">"))
        desk.hub.changed.connect(self._library_changed)

    def open(self, text: str = "") -> None:
        """Show the palette."""
        if self._is_old:
            self._is_old = False
            self._desk.lane.ask(_names, self._take, key="palette")
        self._made().open_in(self._window, text)

    def _made(self) -> PaletteView:
        if self._view is None:
            self._view = PaletteView(self._window)
            self._view.typed.connect(self._find)
            self._view.chosen.connect(self._do)
            self._view.begin_requested.connect(self._begin)
        return self._view

    def _library_changed(self, changes: Changes) -> None:
        self._is_old = self._is_old or bool(changes.stories) or changes.listing

    def _take(self, stories: StoryNames) -> None:
        self._stories = stories
        if self._view is not None and self._view.isVisible():
            self._find(self._view.edit.text())

    def _find(self, typed: str) -> None:
        answered = self._desk.commands.answered()
        commands = [self._entry(command) for command in answered if command.id not in _HIDDEN]
        nothing = (
            f"No command or story called “{typed.strip()}”. Enter starts a new story with that headline."
        )
        shown = found(typed, self._stories, commands)
        self._made().show_found(shown, nothing)
        if len(self._stories) >= MOST_STORIES and is_for_older(typed, shown):
            self._desk.lane.ask(
                partial(_older, typed=typed),
                lambda rows: self._add_older(typed, older(typed, shown, rows), nothing),
                key="palette.older",
            )

    def _add_older(self, typed: str, shown: tuple[Found, ...], nothing: str) -> None:
        view = self._made()
        if view.isVisible() and view.edit.text() == typed:
            view.show_found(shown, nothing)

    def _entry(self, command: Command) -> Entry:
        keys = QKeySequence(command.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        reason = self._desk.commands.reason(command.id)
        also = OTHER_WORDS.get(command.id, "")
        is_on = command.checkable and self._desk.commands.action(command.id).isChecked()
        right = " · ".join(filter(None, (_ON if is_on else "", keys)))
        return Entry(What.COMMAND, command.id, command.text, right, reason, command.icon, also)

    def _do(self, entry: Entry) -> None:
        if entry.what is What.STORY:
            self._desk.open_story.open(entry.id)
            self.opened.emit()
        elif entry.what is What.LINE:
            self.line_requested.emit(int(entry.id))
        else:
            self._desk.commands.run(entry.id)

    def _begin(self, typed: str) -> None:
        self._made().dismiss()
        self.begin_requested.emit(typed.strip())


def _glanced(glance: "Glance | None") -> StoryNames:
    """The first stories, known before the library was asked."""
    rows = glance.rows if glance else ()
    return names_of(
        Name(row.id, row.headline, row.slug, str(row.status), "\n".join(row.tags), "\n".join(row.byline))
        for row in rows
    )


def _names(library: "Library") -> StoryNames:
    from deskeditor.services import names  # loads SQLAlchemy: not on the UI thread

    return StoryNames(names.names(library, MOST_STORIES))


def _older(library: "Library", typed: str) -> "list[StoryRow]":
    from deskeditor.services import listing

    return [hit.row for hit in listing.search(library, typed, _OLDER).hits]
