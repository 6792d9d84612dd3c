"""How does the window say that pages on disk carry old cards, and where a story is used?"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from deskeditor.errors import DeskError
from deskeditor.ui.cards.old_pages import OldPages
from deskeditor.ui.cards.story_popover import Line, StoryPopover
from deskeditor.ui.desk import Desk
from deskeditor.ui.messages import Kind

if TYPE_CHECKING:
    from deskeditor.services.ripple import StalePage
    from deskeditor.services.used import Use, Used
    from deskeditor.storage.library import Library

_TOLD = 3  # failures that are told one by one


class RipplePresenter(QObject):
    """Answers the commands, and tells the status bar and the library in few words.

    `anchor` is the widget at which lists open until the status bar's own is given.
    """

    said = Signal(str)  # for the status bar: how many pages, or how far the export is; empty for none
    stale_changed = Signal(frozenset)  # ids of the stories whose pages carry an old card

    def __init__(self, anchor: QWidget, desk: Desk) -> None:
        super().__init__(anchor)
        self._anchor, self._desk = anchor, desk
        self.pages = OldPages(desk, self)
        self._popover: StoryPopover | None = None
        self.pages.changed.connect(self._tell)
        self.pages.progressed.connect(self._progressed)
        self.pages.finished.connect(self._finished)
        desk.commands.on("cards.old_pages", self.open)
        desk.commands.on("cards.export_old_pages", self.export)
        desk.commands.on("cards.where_used", self.where_used)
        desk.commands.on("cards.picture_used", self.picture_used)

    def start(self) -> None:
        """Look for the first time, when everything else is done."""
        self.pages.look()

    def _tell(self) -> None:
        self.stale_changed.emit(frozenset(page.id for page in self.pages.pages))
        self._desk.commands.set_condition("old pages", bool(self.pages.pages))
        if not self.pages.is_exporting:
            self.said.emit(_carry(len(self.pages.pages)))

    def open(self) -> None:
        """List the pages, and offer to export them again."""
        pages = self.pages.pages
        if not pages:
            self._desk.messages.toast("No page on disk carries an old card.")
            return
        lines = [Line(page.id, _named(page), str(page.file)) for page in pages]
        popover = self._shown(f"{_carry(len(pages))} on disk", lines)
        popover.add_button("Export them again", partial(self._export_from, popover), main=True)
        popover.place_at(self._anchor)

    def _export_from(self, popover: StoryPopover) -> None:
        popover.dismiss()
        self.export()

    def export(self) -> None:
        """Export all of them again; asked for once more, call off what is left."""
        if self.pages.is_exporting:
            self.pages.stop()
        elif self.pages.pages:
            self.pages.export()
        else:
            self._desk.messages.toast("No page on disk carries an old card.")

    def pressed(self) -> None:
        """The status bar's words were pressed: list the pages, or call off the export."""
        if self.pages.is_exporting:
            self.pages.stop()
        else:
            self.open()

    def _progressed(self, done: int, total: int) -> None:
        if total:
            self.said.emit(f"Exporting {done + 1 if done < total else total} of {total}… press to stop")
        else:
            self.said.emit(_carry(len(self.pages.pages)))

    def _finished(self, done: int, failed: "tuple[tuple[StalePage, str], ...]") -> None:
        for page, why in failed[:_TOLD]:
            self._desk.messages.info_bar("window", f"{_named(page)}: {why}", kind=Kind.ERROR)
        if len(failed) > _TOLD:
            more = f"{len(failed) - _TOLD} more pages could not be exported."
            self._desk.messages.info_bar("window", more, [("Try again", self.export)], kind=Kind.ERROR)
        pages = "1 page" if done == 1 else f"{done} pages"
        self._desk.messages.toast(f"Exported {pages} again" if done else "No page was exported")

    # --- where a story is used

    def where_used(self) -> None:
        """List the stories under which the open story stands as a card."""
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: _used(library, story.id), self._show_used, self._refused, key="cards.used"
            )

    def _show_used(self, used: "Used") -> None:
        if not used.stories:
            self._desk.messages.toast("This story stands under no other story.")
            return
        lines = [Line(one.id, one.headline or "Untitled story", _way(one)) for one in used.stories]
        self._shown(f"This story stands {used.words}", lines).place_at(self._anchor)

    def picture_used(self) -> None:
        """List the other stories that the open story's lead image is used by."""
        story = self._desk.open_story.story
        lead = story.details.lead_image if story else None
        if story is None or lead is None:
            self._desk.messages.toast("This story has no lead image.")
            return
        reference = lead.image
        self._desk.lane.ask(
            lambda library: _picture_used(library, story.id, reference),
            lambda told: self._show_picture_used(*told),
            self._refused,
            key="cards.used",
        )

    def _show_picture_used(self, used: "Used", words: str) -> None:
        if not used.stories:
            also = f"also used {words}" if words else "used nowhere else"
            self._desk.messages.toast(f"The lead image is {also}.")
            return
        lines = [Line(one.id, one.headline or "Untitled story", _way(one)) for one in used.stories]
        self._shown(f"The lead image is also used {words}", lines).place_at(self._anchor)

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.toast(str(error))

    def _shown(self, heading: str, lines: list[Line]) -> StoryPopover:
        popover = StoryPopover(heading, lines)
        popover.open_requested.connect(self._desk.open_story.open)
        popover.closed.connect(popover.deleteLater)
        return popover

    def open_at(self, button: QPushButton) -> None:
        """Open lists at that button from now on."""
        self._anchor = button


def _carry(count: int) -> str:
    if not count:
        return ""
    return "1 page carries an old card" if count == 1 else f"{count} pages carry old cards"


def _named(page: "StalePage") -> str:
    return page.headline or page.slug or "Untitled story"


def _way(use: "Use") -> str:
    """How a story uses another, in few words."""
    place = f"in the set “{use.set_name}”" if use.set_name else f"card {use.position}" if use.position else ""
    return " · ".join(filter(None, (use.status.label, place, "exported" if use.is_exported else "")))


def _used(library: "Library", story_id: str) -> "Used":
    from deskeditor.services import used  # loads SQLAlchemy: not on the UI thread

    return used.story(library, story_id)


def _picture_used(library: "Library", story_id: str, reference: str) -> "tuple[Used, str]":
    from deskeditor.services import used

    also = used.also(used.asset(library, reference), story_id)
    return also, used.also_words(also)
