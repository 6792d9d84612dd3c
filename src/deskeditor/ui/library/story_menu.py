"""What can be done with the stories that are chosen in the list?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from deskeditor.domain.story import Status

if TYPE_CHECKING:
    from deskeditor.services.listing import StoryRow


_MOST_TAGS = 40  # in a menu


class StoryMenu(QMenu):
    """The context menu of the list: for one story, for several, and in the trash."""

    open_requested = Signal(str)
    duplicate_requested = Signal(tuple)  # ids
    status_requested = Signal(tuple, object)  # ids, Status
    card_requested = Signal(tuple)  # ids
    export_requested = Signal(tuple)  # ids
    trash_requested = Signal(tuple)  # ids
    restore_requested = Signal(tuple)  # ids
    section_requested = Signal(tuple)  # ids
    tags_requested = Signal(tuple)  # ids
    untag_requested = Signal(tuple, str)  # ids, a tag
    delete_requested = Signal(tuple)  # ids
    empty_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.can_add_cards = True  # a story is open that the others can stand under

    def fill(self, rows: "Sequence[StoryRow]", *, trashed: bool) -> None:
        """Show what can be done with some stories."""
        self.clear()
        ids = tuple(row.id for row in rows)
        if len(ids) == 1:
            self.addAction("Open").triggered.connect(lambda: self.open_requested.emit(ids[0]))
        if trashed:
            self._add_for_trash(ids)
            return
        self.addAction("Duplicate").triggered.connect(lambda: self.duplicate_requested.emit(ids))
        self._add_statuses(rows, ids)
        self.addAction("Section…").triggered.connect(lambda: self.section_requested.emit(ids))
        self.addAction("Add tags…").triggered.connect(lambda: self.tags_requested.emit(ids))
        self._add_tags_to_take(rows, ids)
        card = self.addAction("Add as card to open story" if len(ids) == 1 else "Add as cards to open story")
        card.setEnabled(self.can_add_cards)
        card.triggered.connect(lambda: self.card_requested.emit(ids))
        self.addSeparator()
        self.addAction("Export…").triggered.connect(lambda: self.export_requested.emit(ids))
        self.addSeparator()
        trash = self.addAction("Move to trash" if len(ids) == 1 else f"Move {len(ids)} stories to trash")
        trash.triggered.connect(lambda: self.trash_requested.emit(ids))

    def _add_for_trash(self, ids: tuple[str, ...]) -> None:
        self.addAction("Restore").triggered.connect(lambda: self.restore_requested.emit(ids))
        self.addSeparator()
        self.addAction("Delete for ever…").triggered.connect(lambda: self.delete_requested.emit(ids))
        self.addAction("Empty trash…").triggered.connect(self.empty_requested)

    def _add_tags_to_take(self, rows: "Sequence[StoryRow]", ids: tuple[str, ...]) -> None:
        tags = {tag.casefold(): tag for row in rows for tag in row.tags}
        menu = self.addMenu("Remove tag")
        menu.setEnabled(bool(tags))
        for tag in sorted(tags.values(), key=str.casefold)[:_MOST_TAGS]:
            action = menu.addAction(tag.replace("&", "&&"))
            action.triggered.connect(lambda _checked=False, tag=tag: self.untag_requested.emit(ids, tag))

    def _add_statuses(self, rows: "Sequence[StoryRow]", ids: tuple[str, ...]) -> None:
        menu = self.addMenu("Status")
        for status in Status:
            action = menu.addAction(status.label)
            action.setCheckable(True)
            action.setChecked(all(row.status is status for row in rows))
            action.triggered.connect(lambda _checked, to=status: self.status_requested.emit(ids, to))

    def popup_for(self, rows: "Sequence[StoryRow]", at: QPoint, *, trashed: bool) -> None:
        """Show it for some stories at a point of the screen."""
        if rows:
            self.fill(rows, trashed=trashed)
            self.popup(at)
