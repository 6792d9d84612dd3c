"""What does the bar under the menus say of the open story?"""

from PySide6.QtCore import QObject

from deskeditor.domain.story import Status
from deskeditor.ui.desk import Desk
from deskeditor.ui.shell.top_bar import TopBar
from deskeditor.ui.widgets import STATUS_KINDS


class TopPresenter(QObject):
    """Headline and status of the open story; and what its being open makes possible."""

    def __init__(self, bar: TopBar, desk: Desk) -> None:
        super().__init__(bar)
        self._bar = bar
        self._desk = desk
        story = desk.open_story
        for signal in (story.opened, story.text_changed, story.details_changed, story.saved):
            signal.connect(self._show)
        bar.offer_statuses([desk.commands.action(f"story.status.{status.value}") for status in Status])
        self._show()

    def _show(self) -> None:
        story = self._desk.open_story.story
        self._desk.commands.set_condition("story", story is not None)
        self._desk.commands.set_condition("exported", story is not None and story.exported_at is not None)
        if story is None:
            self._bar.show_story("", "", "neutral")
            return
        status = story.details.status
        mark = " •" if story.changed_since_export else ""
        self._bar.show_story(story.headline or "Untitled", status.label + mark, STATUS_KINDS[status.value])
