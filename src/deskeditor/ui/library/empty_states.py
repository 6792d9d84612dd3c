"""What stands where the list has no rows?"""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from deskeditor.domain.query import parse, remark
from deskeditor.ui.library.filters import Filters
from deskeditor.ui.widgets import EmptyState

_DUE = "has:due"  # what the command that shows due reminders looks for


class EmptyStates(QWidget):
    """Why the list is empty, and the way out; each is made when it is first shown."""

    new_requested = Signal()
    import_requested = Signal()
    search_cleared = Signal()
    filters_cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._made: dict[str, EmptyState] = {}
        self._stack = QStackedLayout(self)

    def show_reason(self, filters: Filters) -> None:
        """Say why filters give no story."""
        reason = _reason(filters)
        state = self._made.get(reason)
        if state is None:
            state = self._made[reason] = self._make(reason)
            self._stack.addWidget(state)
        if reason == "search":
            state.show_words(*_words(filters))
        self._stack.setCurrentWidget(state)

    def _make(self, reason: str) -> EmptyState:
        if reason == "search":
            state = EmptyState("search", "", "", "Clear search")
            state.button_pressed.connect(lambda: self.search_cleared.emit())
        elif reason == "trash":
            state = EmptyState(
                "trash", "Trash is empty", "Stories you remove are kept here.", "Show all stories"
            )
            state.button_pressed.connect(lambda: self.filters_cleared.emit())
        elif reason == "filters":
            state = EmptyState("list", "No story fits", "Try fewer filters.", "Clear filters")
            state.button_pressed.connect(lambda: self.filters_cleared.emit())
        else:
            words = "Stories you write are kept here, on this computer."
            state = EmptyState("library", "No stories yet", words, "New story", "Import…")
            state.button_pressed.connect(self._start)
        return state

    def _start(self, button: int) -> None:
        (self.new_requested if button == 0 else self.import_requested).emit()


def _words(filters: Filters) -> tuple[str, str]:
    """The title, and a line of advice; what a command looks for is not told to have fewer words."""
    typed = filters.text.strip()
    if typed == _DUE:
        return "No reminder is due", "“Remind me” in the details of a story sets one."
    return f"Nothing matches “{typed}”", _advice(filters)


def _advice(filters: Filters) -> str:
    """What to type instead; of an operator that is not understood, what it may be."""
    unknown = parse(filters.text, datetime.now().astimezone().date()).unknown
    if unknown:
        return remark(unknown[0])
    return "Try fewer words." if filters.trashed else "Try fewer words, or search Trash too."


def _reason(filters: Filters) -> str:
    if filters.text.strip():
        return "search"
    if filters.active():
        return "trash" if filters.without("trashed").active() == () else "filters"
    return "none"
