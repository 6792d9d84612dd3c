"""When is the page on disk compared with the story on the desk?

Never while somebody types: some time after the last change, off the UI thread, and only for a story that
has been exported.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from deskeditor.domain.story import Story
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk

if TYPE_CHECKING:
    from deskeditor.pages.page import Page
    from deskeditor.pages.surroundings import Surroundings
    from deskeditor.services.page_on_disk import Standing, WrittenPage
    from deskeditor.storage.library import Library

    MakePage = Callable[[Story, "Surroundings"], Page]

OPENED_MS = 300  # after a story has been opened or exported
CHANGED_MS = 1500  # after the last change


class PageCheck(QObject):
    """Tells how the exported page stands to the story."""

    told = Signal(str)  # in words; empty where nothing is known (yet)

    def __init__(self, desk: Desk, make_page: "MakePage", parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._make_page = make_page  # called in the lane for pure work
        self._is_same = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        story = desk.open_story
        story.opened.connect(self._opened)
        for changed in (story.text_changed, story.details_changed, story.cards_changed):
            changed.connect(self._changed)
        desk.hub.changed.connect(lambda _changes: self._wait(CHANGED_MS))
        self._opened()

    def _opened(self) -> None:
        self._tell("")
        self._wait(OPENED_MS)

    def _changed(self) -> None:
        """What was said of a difference stays until it is known better; that there is none does not."""
        if self._is_same:
            self._tell("")
        self._wait(CHANGED_MS)

    def _wait(self, milliseconds: int) -> None:
        story = self._desk.open_story.story
        if story is not None and story.exported_at is not None:
            self._timer.start(milliseconds)
        else:
            self._timer.stop()

    def _look(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._desk.lane.ask(
                lambda library: _written(library, story),
                partial(self._compare, story),
                self._unknown,
                key="page on disk",
            )

    def _compare(self, story: Story, last: "WrittenPage | None") -> None:
        if last is None:
            self._tell("")
            return
        make_page = self._make_page
        self._desk.pure.run(
            lambda: _standing(make_page, story, last),
            partial(self._known, story),
            self._unknown,
            key="page on disk",
        )

    def _known(self, story: Story, standing: "Standing") -> None:
        now = self._desk.open_story.story
        if now is not None and now.id == story.id and not self._timer.isActive():
            self._tell(standing.words, is_same=standing.is_same)

    def _unknown(self, _error: DeskError) -> None:
        """Whatever keeps the page from being made is said in the preview."""
        self._tell("")

    def _tell(self, words: str, *, is_same: bool = False) -> None:
        self._is_same = is_same
        self.told.emit(words)


def _written(library: "Library", story: Story) -> "WrittenPage | None":
    from deskeditor.services import page_on_disk  # loads SQLAlchemy: not on the UI thread

    return page_on_disk.written(library, story)


def _standing(make_page: "MakePage", story: Story, last: "WrittenPage") -> "Standing":
    from deskeditor.services import page_on_disk

    return page_on_disk.standing(make_page(story, last.around), last)
