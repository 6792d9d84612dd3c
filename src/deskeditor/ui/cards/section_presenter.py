"""What is shown of the page when somebody asks how its cards will look?

The page is made by the one pipeline that makes every page, off the UI thread, of the story without its body.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.pages.surroundings import Surroundings
from deskeditor.ui import theme
from deskeditor.ui.cards.card_feed import CardFeed
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.pages.page import Page
    from deskeditor.ui.cards.section_dialog import SectionDialog
    from deskeditor.ui.widgets.page_frame import MakePage

_PART = "related"
_NOTHING = "The page has no section with cards: there are none that it can print, or the site leaves it out."


class SectionPresenter(QObject):
    """Opens the dialog with the section of the open story's page."""

    def __init__(self, parent: QWidget, feed: CardFeed, desk: Desk) -> None:
        super().__init__(parent)
        self._parent, self._feed, self._desk = parent, feed, desk
        self._make_page: MakePage | None = None
        self._dialog: SectionDialog | None = None

    def show_with(self, make_page: "MakePage") -> None:
        """Take what makes a web view that shows the section alone; the command is answered from now on."""
        self._make_page = make_page
        self._desk.commands.on("cards.preview", self.open)

    def open(self) -> None:
        """Show the section as the page will have it."""
        story = self._feed.rows.story
        if story is None or self._make_page is None or self._dialog is not None:
            return
        from deskeditor.ui.cards.section_dialog import SectionDialog  # not before it is wanted

        self._dialog = SectionDialog(self._parent.window())
        self._dialog.closed.connect(self._closed)
        self._dialog.begin(self._make_page(self._dialog.frame), dark=theme.current().is_dark)
        around = self._feed.around
        self._desk.pure.run(lambda: _page(story, around), self._made, self._failed, key="cards.section")

    def _made(self, page: "Page") -> None:
        story = self._feed.rows.story
        if self._dialog is None or story is None:
            return
        if _PART in page.parts:
            self._dialog.show_section(story.id, page.html)
        else:
            self._dialog.say_nothing(_NOTHING)

    def _failed(self, error: DeskError) -> None:
        if self._dialog is not None:
            self._dialog.say_nothing(str(error))

    def close(self) -> None:
        """Take the dialog down, if it is open."""
        if self._dialog is not None:
            self._dialog.reject()

    def _closed(self) -> None:
        if self._dialog is not None:
            dialog, self._dialog = self._dialog, None
            dialog.frame.close_page()
            dialog.deleteLater()


def _page(story: Story, around: Surroundings) -> "Page":
    from deskeditor.pages import page  # loads Jinja and Markdown: not on the UI thread

    return page.render(replace(story, body=""), around)
