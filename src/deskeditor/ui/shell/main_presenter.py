"""What is joined to what in the window?"""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from deskeditor.domain.changes import Changes
from deskeditor.domain.story import Story
from deskeditor.errors import DamagedLibrary, DeskError
from deskeditor.ui import theme
from deskeditor.ui.desk import Desk
from deskeditor.ui.first_run.first_run_presenter import FirstRun
from deskeditor.ui.libraries.libraries_presenter import LibrariesPresenter
from deskeditor.ui.messages import Kind
from deskeditor.ui.open_story import ORIGIN
from deskeditor.ui.shell import found_place, menus
from deskeditor.ui.shell.area_presenters import AreaPresenters
from deskeditor.ui.shell.arrangement import Arrangement
from deskeditor.ui.shell.card_signs import CardSigns
from deskeditor.ui.shell.closing import Closing
from deskeditor.ui.shell.elsewhere import Elsewhere
from deskeditor.ui.shell.file_drop import FileDrop
from deskeditor.ui.shell.help import Help
from deskeditor.ui.shell.hit import show_hit
from deskeditor.ui.shell.inspector import Inspector
from deskeditor.ui.shell.last_changes import LastChanges
from deskeditor.ui.shell.library_commands import LibraryCommands
from deskeditor.ui.shell.main_window import MainWindow
from deskeditor.ui.shell.page_check import PageCheck
from deskeditor.ui.shell.palette.palette_presenter import PalettePresenter
from deskeditor.ui.shell.place_keeper import PlaceKeeper
from deskeditor.ui.shell.region_walk import RegionWalk
from deskeditor.ui.shell.saving_notice import SavingNotice
from deskeditor.ui.shell.settling import Settling
from deskeditor.ui.shell.side_by_side import SideBySide
from deskeditor.ui.shell.status_presenter import StatusPresenter
from deskeditor.ui.shell.text_commands import TextCommands
from deskeditor.ui.shell.top_presenter import TopPresenter
from deskeditor.ui.shell.view_commands import ViewCommands
from deskeditor.ui.theme import Appearance
from deskeditor.ui.window_state import WindowState

if TYPE_CHECKING:
    from deskeditor.markup.story_hits import Hit
    from deskeditor.storage.library import Library

DETAILS, CARDS, HISTORY = range(3)  # the inspector's tabs


class MainPresenter(QObject):
    """Joins the areas to each other and to the frame; what happens inside an area is the area's own."""

    left_for = Signal(object)  # a Path: all is saved, and another library is wanted in place of this one

    def __init__(self, window: MainWindow, presenters: AreaPresenters, desk: Desk) -> None:
        super().__init__(window)
        self._window, self.desk, self._presenters = window, desk, presenters
        self._areas = areas = presenters.areas
        self._released = False
        self._status = StatusPresenter(window.status_bar, desk.open_story)
        self._card_signs = CardSigns(window.status_bar, areas.library, presenters.cards.ripple)
        self._page_check = PageCheck(desk, presenters.preview.page, self)
        self._top = TopPresenter(window.top_bar, desk)
        self._library = LibraryCommands(window, desk)
        self._file_drop = FileDrop(window, self._library.import_dropped, desk.messages)
        self._palette = PalettePresenter(window, desk)
        self._walk = RegionWalk(window, {"editor": areas.editor, "library": areas.library.search})
        self._closing = Closing(window, desk)
        self._last_changes = LastChanges(window, desk, presenters.library.take_back)
        self._saving_notice = SavingNotice(window, desk)
        presenters.place.copy_requested.connect(self._saving_notice.save_copy)
        self._texts = TextCommands(areas.editor.body, desk.commands, desk.messages)
        self._help = Help(window, desk.commands)
        self._elsewhere = Elsewhere(desk, self)
        self._settling = Settling(desk, self)
        self._first_run = FirstRun(window, desk, self._library)
        self._place_areas()
        self._join_messages()
        self._join_story()
        self._join_areas()
        window.may_close = self._may_close

    def _place_areas(self) -> None:
        window, areas = self._window, self._areas
        self._inspector = Inspector(
            (("Details", areas.details), ("Cards", areas.cards), ("History", areas.history))
        )
        window.regions["library"].fill(areas.library)
        window.regions["preview"].fill(areas.preview)
        window.regions["inspector"].fill(self._inspector)

    def keep(self, state: WindowState, arrangement: Arrangement) -> None:
        """Take over how the window stands and what it remembers; then every command has its answer."""
        self._state, self._arrangement = state, arrangement
        self._place = PlaceKeeper(self._areas.editor.body, self.desk.open_story, self.desk.lane.folder, state)
        following = self._presenters.preview.following
        self._together = SideBySide(self._areas.editor, following, self.desk, state)
        self._libraries = LibrariesPresenter(self._window, self.desk, state, self._closing.saves_all)
        self._libraries.switch_requested.connect(self._leave_for)
        self._views = ViewCommands(arrangement, self._window.top_bar, self.desk.commands)
        arrangement.changed.connect(self._follow_arrangement)
        arrangement.focus_lost.connect(self.write)
        self._answer_commands()
        self.desk.commands.bind(self._window)
        self.desk.commands.bind(self._areas.cards, "cards")
        menus.build(self._window.menuBar(), self.desk.commands)

    def _follow_arrangement(self) -> None:
        """In focus mode nothing but the text; and the focus never stands where nothing is to be seen."""
        wish = self._arrangement.wish
        self._areas.editor.bar.setVisible(not wish.focus)
        self._presenters.editor.room.focus.set_dimmed(wish.focus)
        if not self._areas.editor.isVisible() and self._window.isVisible():
            self._areas.preview.setFocus(Qt.FocusReason.OtherFocusReason)

    def _join_messages(self) -> None:
        messages, window = self.desk.messages, self._window
        messages.toast_asked.connect(window.notices.show_toast)
        messages.bar_asked.connect(window.show_bar)
        messages.bar_gone.connect(window.remove_bar)
        self.desk.lane.failure.connect(self._tell_failure)
        self.desk.pure.failure.connect(self._tell_failure)

    def _join_story(self) -> None:
        story = self.desk.open_story
        for signal in (story.opened, story.text_changed):
            signal.connect(self._show_title)
        for signal in (story.opened, story.cards_changed):
            signal.connect(self._show_count)
        self.desk.hub.changed.connect(self._library_changed)
        self._show_title()
        self._show_count()

    def _join_areas(self) -> None:
        editor, status = self._presenters.editor, self._status
        editor.room.lengths.measured.connect(status.show_lengths)
        editor.room.lengths.selection_measured.connect(status.show_selected)
        editor.room.goals.changed.connect(status.show_goal)
        self._window.status_bar.words.clicked.connect(lambda: self.desk.commands.run("story.count"))
        self._window.status_bar.to_come.clicked.connect(lambda: self.desk.commands.run("story.next_to_come"))
        editor.caret_moved.connect(status.show_caret)
        editor.byline_pressed.connect(self._edit_byline)
        self._presenters.library.hit_opened.connect(lambda words: show_hit(self._areas.editor.body, words))
        self._presenters.replacing.hit_opened.connect(self._show_found)
        self._presenters.history.panel_requested.connect(lambda: self._show_tab(HISTORY))
        self._page_check.told.connect(status.show_standing)
        self._window.status_bar.exported.clicked.connect(lambda: self.desk.commands.run("file.export"))
        self._areas.library.writing_requested.connect(self.write)
        cursor = self._areas.editor.body.textCursor()
        status.show_caret(cursor.blockNumber() + 1, cursor.positionInBlock() + 1)
        self._window.escaped.connect(self.write)
        self._window.top_bar.palette_requested.connect(self._palette.open)
        self._palette.begin_requested.connect(self._begin)
        self._palette.opened.connect(self.write)
        self._palette.line_requested.connect(self._presenters.editor.room.go_to_line)
        self._first_run.writing_requested.connect(self.write)
        self._first_run.appearance_chosen.connect(lambda name: self.show_appearance(Appearance(name)))

    def _answer_commands(self) -> None:
        commands = self.desk.commands
        commands.on("story.new", self._begin)
        commands.on("file.quit", self._window.close)
        commands.on("view.details", lambda: self._show_tab(DETAILS))
        commands.on("view.cards", lambda: self._show_tab(CARDS))
        commands.on("view.history", lambda: self._show_tab(HISTORY))
        commands.on("view.next_region", lambda: self._walk.step(1))
        commands.on("view.previous_region", lambda: self._walk.step(-1))
        for appearance in Appearance:
            name = f"view.appearance.{appearance.value}"
            commands.on(name, lambda _checked, appearance=appearance: self.show_appearance(appearance))
        commands.set_checked(f"view.appearance.{theme.current().appearance.value}")

    def start(self) -> None:
        """Begin with what is slow: called once, when the window has been painted and takes typing.

        A window that was closed in the moment before begins nothing: nobody would ever end it.
        """
        if self._released:
            return
        self.desk.lane.begin()
        self.desk.pure.begin()
        self._presenters.start()
        self._libraries.start()
        self._elsewhere.start()
        self._last_changes.start()
        self._settling.start()

    def _leave_for(self, library: Path) -> None:
        if self._closing.may_close(then=lambda: self._leave_for(library)):
            self.left_for.emit(library)

    def find_story(self, ref: str | None) -> None:
        """Open the named story, or the one changed last, where the first look did not find it."""
        shown = self.desk.open_story.story
        if shown is None or (shown.seq and ref in (None, shown.id, shown.details.slug)):
            return
        self.desk.lane.ask(lambda library: _named(library, ref), lambda found: self._show_named(shown, found))

    def _show_named(self, begun: Story | None, found: Story | None) -> None:
        """Show what the glance could not, unless something was typed or opened in the meantime."""
        if found is not None and self.desk.open_story.story is begun:
            self.desk.open_story.show(found)

    def welcome(self, library: Path) -> None:
        """Offer the sample stories to somebody who is here for the first time."""
        self._first_run.welcome(library)

    def write(self) -> None:
        """Put the caret into the text, whatever stands before it."""
        self._arrangement.close_drawers()
        self._arrangement.show_region("editor")
        self._areas.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self, headline: str = "") -> None:
        self._arrangement.show_region("editor")
        self._presenters.editor.begin(headline)

    def _show_tab(self, index: int) -> None:
        self._arrangement.show_region("inspector")
        self._inspector.show_tab(index)
        panel: QWidget = (self._areas.details, self._areas.cards, self._areas.history)[index]
        panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_found(self, hit: "Hit") -> None:
        """Go to what was found in the library, wherever in the story it stands."""
        self._arrangement.show_region("editor")
        if not found_place.show_in_editor(self._areas.editor, hit):
            self._show_tab(CARDS if found_place.is_of_cards(hit) else DETAILS)

    def _edit_byline(self) -> None:
        self._show_tab(DETAILS)
        self._areas.details.focus_byline()

    def show_appearance(self, appearance: Appearance) -> None:
        """Light, dark or as the system, from now on."""
        theme.current().set_appearance(appearance)
        self._state.appearance = appearance
        self.desk.commands.set_checked(f"view.appearance.{appearance.value}")

    def _show_title(self) -> None:
        story = self.desk.open_story.story
        headline = (story.headline or "Untitled") if story else ""
        self._window.setWindowTitle(f"{headline} — deskeditor" if headline else "deskeditor")

    def _show_count(self) -> None:
        story = self.desk.open_story.story
        self._inspector.show_count(CARDS, len(story.cards) if story else 0)

    def _tell_failure(self, error: DeskError) -> None:
        if isinstance(error, DamagedLibrary):
            return  # said together with the way out: see the backups
        self.desk.messages.info_bar("window", str(error), kind=Kind.ERROR)

    def _library_changed(self, changes: Changes) -> None:
        """The open story was changed by something else than typing: read it again."""
        story = self.desk.open_story.story
        if story is not None and changes.origin != ORIGIN and story.id in changes.stories | changes.cards:
            wanted = story.id
            self.desk.lane.ask(lambda library: _read(library, wanted), self._take, key="refresh story")

    def _take(self, story: Story) -> None:
        if story.trashed_at is None:
            self.desk.open_story.refresh(story)

    def _may_close(self) -> bool:
        if not self._closing.may_close():
            return False
        self.release()
        return True

    def release(self) -> None:
        """Let go of the library, the threads and the web view; what is still owed is saved first."""
        if self._released:
            return
        self._released = True
        self.desk.open_story.save()
        self._libraries.close()
        self._presenters.close()
        self._place.keep()
        self._state.keep_geometry(self._window)
        self._state.write()
        self.desk.lane.close()
        self.desk.pure.close()


def _named(library: "Library", ref: str | None) -> Story | None:
    from deskeditor.services import listing, stories  # loads SQLAlchemy: not on the UI thread

    if ref:
        return stories.find(library, ref)
    rows = listing.rows(library, listing.ListQuery(limit=1)).rows
    return stories.story(library, rows[0].id) if rows else None


def _read(library: "Library", story: str) -> Story:
    from deskeditor.services import stories  # loads SQLAlchemy: not on the UI thread

    return stories.story(library, story)
