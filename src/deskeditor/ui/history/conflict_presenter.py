"""What is said when a story was changed in two places, and how do both versions become one?"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deskeditor.domain import merge
from deskeditor.domain.changes import Changes
from deskeditor.domain.revision import Revision
from deskeditor.errors import DeskError
from deskeditor.ui.desk import Desk
from deskeditor.ui.history import jobs
from deskeditor.ui.history.merge_view import MergeView
from deskeditor.ui.messages import UNDO, Kind

if TYPE_CHECKING:
    from deskeditor.domain.story import Story


class ConflictPresenter(QObject):
    """Says that both versions are kept, shows them side by side, and merges them paragraph by paragraph."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._over, self._desk = over, desk
        self._view: MergeView | None = None
        self._story = ""  # the id of the story that is merged
        self._told: dict[str, str] = {}  # what the bar says, by story id
        desk.open_story.conflicted.connect(self._tell)
        desk.open_story.opened.connect(self._story_opened)
        desk.commands.on("history.merge", self._merge_open)

    def _tell(self, story_id: str) -> None:
        story = self._desk.open_story.story
        name = f"“{story.headline}”" if story and story.id == story_id and story.headline else "A story"
        text = f"{name} was changed elsewhere too. Yours is saved; the other version is kept with it."
        self._told[story_id] = text
        buttons = (("Compare and merge…", lambda: self._merge(story_id)),)
        self._desk.messages.info_bar("editor", text, buttons)

    def _merge_open(self) -> None:
        story = self._desk.open_story.story
        if story is not None:
            self._merge(story.id)

    def _merge(self, story_id: str) -> None:
        story = self._desk.open_story.story
        if story is None or story.id != story_id:
            self._desk.open_story.open(story_id)  # it is merged by the button of the next bar, or by command
        self._desk.open_story.save()
        self._desk.lane.ask(
            lambda library: jobs.both_versions(library, story_id), self._show, self._refused, key="merge"
        )

    def _show(self, both: "tuple[Story, Revision | None]") -> None:
        ours, other = both
        if other is None:
            self._desk.messages.toast("No other version of this story is kept")
            return
        self._story = ours.id
        if self._view is None:
            self._view = MergeView(self._over)
            self._view.merge_requested.connect(self._take)
            self._view.closed.connect(self._over.setFocus)  # the keys go back to the text
        self._view.show_parts(merge.parts(other.snapshot.body, ours.body))

    def _take(self, body: str) -> None:
        story_id = self._story
        self._desk.open_story.save()

        def done(result: tuple[Changes, int]) -> None:
            changes, undo = result
            self._desk.hub.announce(changes)
            if story_id in self._told:
                self._desk.messages.take_back("editor", self._told.pop(story_id))
            self._desk.messages.toast("Merged both versions", UNDO, lambda: self._undo(story_id, undo))

        self._desk.lane.ask(lambda library: jobs.rewritten(library, story_id, body), done, self._refused)

    def _undo(self, story_id: str, number: int) -> None:
        self._desk.open_story.save()
        self._desk.lane.ask(
            lambda library: jobs.restored(library, story_id, number),
            lambda result: self._desk.hub.announce(result[0]),
            self._refused,
        )

    def _story_opened(self) -> None:
        story = self._desk.open_story.story
        if self._view is not None and (story is None or story.id != self._story):
            self._view.hide()

    def _refused(self, error: DeskError) -> None:
        self._desk.messages.info_bar("editor", str(error), kind=Kind.ERROR)
