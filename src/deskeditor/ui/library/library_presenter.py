"""Which stories does the list show, and when does it ask the library again?"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.changes import Changes
from deskeditor.domain.query import Part, parse
from deskeditor.domain.story import Story
from deskeditor.ui.desk import Desk
from deskeditor.ui.library import jobs
from deskeditor.ui.library.desk_work import DeskWork
from deskeditor.ui.library.filters import Filters, grouping
from deskeditor.ui.library.library_view import LibraryView
from deskeditor.ui.library.list_page import Page
from deskeditor.ui.library.saved_searches import SavedSearches
from deskeditor.ui.library.several_work import SeveralWork
from deskeditor.ui.library.trash_work import TrashWork
from deskeditor.ui.open_story import ORIGIN

if TYPE_CHECKING:
    from array import array

    from deskeditor.services.listing import StoryRow
    from deskeditor.services.several_journal import Note
    from deskeditor.storage.glance import Glance

TYPING_MS = 60  # the search waits this long for the next key
PAGE = 200  # rows asked for at once
MOST_CHOSEN = 20_000  # stories that something can be done with together
FOUND_PAGE = 30  # the same while searching, a tall screen full: each row costs a snippet


class LibraryPresenter(QObject):
    """Keeps the list in step with the library and the desk, asking only for what it shows."""

    hit_opened = Signal(str)  # a story was opened from a search for these words

    def __init__(self, view: LibraryView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk
        self._work = DeskWork(view, desk)
        self._several = SeveralWork(view, desk)
        self._trash = TrashWork(view, desk)
        self._searches = SavedSearches(view, desk)
        self._typed = ("", "", "")  # of the open story: id, headline and standfirst as its row says them
        self._shown: Filters | None = None  # of which the list shows the answer
        self._order: array[int] | None = None  # of that list, once a stretch far down was wanted
        self._sought = ""  # the id of the story that was asked for from among the hits of a search
        view.open_requested.connect(self._open_requested)
        self._typing = QTimer(self, interval=TYPING_MS, singleShot=True)
        self._typing.timeout.connect(self.reload)
        view.filters_changed.connect(self._filters_changed)
        view.choices_requested.connect(self._ask_choices)
        view.list.rows.more_requested.connect(self._ask_more)
        view.list.rows_wanted.connect(self._ask_chosen)
        desk.commands.on("library.reminders", lambda: view.show_kept_for_later(Part.REMINDER))
        desk.commands.on("library.embargoed", lambda: view.show_kept_for_later(Part.EMBARGO))
        desk.open_story.opened.connect(self._story_opened)
        desk.open_story.text_changed.connect(self._text_changed)
        desk.open_story.details_changed.connect(self._patch)
        desk.hub.changed.connect(self._library_changed)
        if desk.glance is not None:
            self.show_glance(desk.glance)
        self._story_opened()

    def start(self) -> None:
        """Ask the library for its first rows."""
        self.reload()

    def close(self) -> None:
        """End what runs; called before the window goes."""
        self._trash.close()

    def take_back(self, note: "Note") -> None:
        """Take back a change to several stories that was noted before this window was opened."""
        if note.before:
            self._several.take_back(note.before, note.bulk, note.id)
            return
        if note.trashed:
            self._work.restore(note.trashed)
        if note.restored:
            self._work.move_to_trash(note.restored)
        self._desk.lane.ask(lambda library: jobs.forget(library, note.id))

    def show_glance(self, glance: "Glance") -> None:
        """Show the first rows as they were read before the library is open."""
        self._view.show_page(Page(glance.rows, glance.total, grouping(Filters())), Filters())
        self._shown = Filters()

    def reload(self) -> None:
        """Ask for the rows that are shown once more, with the search and filters of now."""
        filters, (first, count) = self._view.filters, self._asked_again()
        self._order = None
        self._desk.lane.ask(
            lambda library: jobs.rows(library, filters, first, count),
            lambda stretch: self._arrived(filters, first, stretch),
            key="library.rows",
        )

    def _asked_again(self) -> tuple[int, int]:
        """The first row to ask for, and how many: those that are held, else the first of another list."""
        rows, page = self._view.list.rows, FOUND_PAGE if self._view.filters.text else PAGE
        held = len(rows.rows)
        return (rows.first, max(page, held)) if self._view.filters == self._shown else (0, page)

    def _arrived(self, filters: Filters, first: int, stretch: "jobs.Stretch") -> None:
        if filters == self._view.filters:
            page = Page(stretch.rows, stretch.total, grouping(filters), stretch.at_least, first)
            is_new, self._shown, self._order = filters != self._shown, filters, stretch.order
            self._view.show_page(page, filters)
            if is_new:
                self._view.list.scrollToTop()
            self._patch()

    def _ask_more(self, first: int, count: int) -> None:
        filters, order = self._view.filters, self._order

        def show(stretch: "jobs.Stretch") -> None:
            if filters != self._view.filters or filters != self._shown:
                return
            if len(stretch.rows) < count or stretch.total != self._view.list.rows.total:
                self.reload()  # the library is another one than when the list was asked for
                return
            self._order = stretch.order or order
            page = Page(stretch.rows, stretch.total, grouping(filters), stretch.at_least, first)
            self._view.list.show_stretch(page)

        self._desk.lane.ask(
            lambda library: jobs.rows(library, filters, first, count, order), show, key="library.more"
        )

    def _ask_chosen(
        self, spans: Sequence[tuple[int, int]], act: "Callable[[Sequence[StoryRow]], None]"
    ) -> None:
        if sum(last + 1 - first for first, last in spans) > MOST_CHOSEN:
            self._desk.messages.toast(f"Choose at most {MOST_CHOSEN:,} stories at once")
            return
        filters, rows = self._view.filters, self._view.list.rows
        shown = jobs.Shown(self._order, rows.total, rows.first, tuple(row.id for row in rows.rows))

        def chosen(found: "Sequence[StoryRow] | None") -> None:
            if found is None:
                self._desk.messages.toast("The list has changed meanwhile: choose again")
                self.reload()
            else:
                act(found)

        self._desk.lane.ask(lambda library: jobs.chosen(library, filters, spans, shown), chosen)

    def _filters_changed(self, filters: Filters) -> None:
        self._view.list.rows.forget_loaded()
        if filters.text:
            self._typing.start()
        else:
            self._typing.stop()
            self.reload()

    def _ask_choices(self) -> None:
        self._desk.lane.ask(
            jobs.choices, lambda known: self._view.filter_menu.offer(known), key="library.choices"
        )

    def _open_requested(self, story_id: str) -> None:
        self._sought = story_id if self._view.filters.text.strip() else ""
        story = self._desk.open_story.story
        if story is not None and story.id == story_id:
            self._tell_hit(story_id)

    def _tell_hit(self, story_id: str) -> None:
        """A story that was found is shown where it was found."""
        if self._sought and self._sought == story_id:
            self._sought = ""
            text = self._view.filters.text
            self.hit_opened.emit(parse(text, datetime.now().astimezone().date()).words)

    def _story_opened(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._tell_hit(story.id)
        self._view.list.show_open(story.id if story else "")
        self._view.menu.can_add_cards = story is not None
        self._patch()

    def _library_changed(self, changes: Changes) -> None:
        story = self._desk.open_story.story
        rows = self._view.list.rows
        shown = {row.id for row in rows.rows}
        touched = changes.stories
        if changes.origin == ORIGIN and story is not None and touched == {story.id} and story.id in shown:
            self._patch(saved=True)
        elif changes.listing or touched & shown:
            self.reload()
        self._order = None

    def _text_changed(self) -> None:
        """A row says nothing of the body, in which most keys are typed."""
        story = self._desk.open_story.story
        if story is not None and (story.id, story.headline, story.standfirst) != self._typed:
            self._patch()

    def _patch(self, *, saved: bool = False) -> None:
        """Show the open story's row as it stands in memory; nothing else of the list is touched."""
        story, rows = self._desk.open_story.story, self._view.list.rows
        at = rows.position(story.id) if story else -1
        if story is None or at < 0:
            return
        self._typed = story.id, story.headline, story.standfirst
        first = saved and self._view.filters.sort == "edited" and not self._view.filters.text
        rows.patch(_as_typed(rows.rows[at - rows.first], story), to_top=first)


def _as_typed(row: "StoryRow", story: Story) -> "StoryRow":
    details = story.details
    return replace(
        row,
        headline=story.headline,
        standfirst=story.standfirst,
        status=details.status,
        section=details.section,
        tags=details.tags,
        byline=details.byline,
        changed_at=max(row.changed_at, story.changed_at),
        published_at=details.published_at,
        exported_at=story.exported_at,
    )
