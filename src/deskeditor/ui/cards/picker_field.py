"""How is the next card picked by typing?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.cards.candidate import Candidate
from deskeditor.ui.cards.picker_list import PickerDelegate, PickerModel
from deskeditor.ui.cards.picker_popover import PickerPopover
from deskeditor.ui.cards.thumbnails import Thumbnails
from deskeditor.ui.widgets import SearchField

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class PickerField(SearchField):
    """The field "Add a story…" with its results; says which candidate was picked.

    Up and Down step through the results, Enter picks, Ctrl+Enter picks and closes, Esc closes.
    """

    query_changed = Signal(str)  # what was typed; results are wanted
    picked = Signal(object, bool)  # a Candidate, and whether that was the last

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__("Add a story… (type to search)", "plus", "cardPicker", "accent", parent)
        self.edit.setAccessibleName("Add a story")
        self._model = PickerModel(self)
        self._delegate = PickerDelegate(thumbnails, self)
        self.results = PickerPopover(self._model, self._delegate, self)
        thumbnails.arrived.connect(self.results.list.viewport().update)
        self.results.clicked.connect(lambda row: self._pick(row, close=False))
        self.edit.textEdited.connect(self._typed)
        self.cleared.connect(self.results.dismiss)

    @property
    def is_open(self) -> bool:
        """Whether results are shown."""
        return self.results.isVisible()

    def begin(self) -> None:
        """Take the keys."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.edit.selectAll()

    def show_candidates(self, candidates: Sequence[Candidate], query: str) -> None:
        """Show what was found; the first that can be added is chosen."""
        if not self.edit.hasFocus() or query != self.text:
            return
        kept = self.results.row if self.is_open and query == self._delegate.query else -1
        self._delegate.query = query
        self._model.show(candidates)
        first = next((row for row, found in enumerate(candidates) if not found.why_not), 0)
        self.results.say("" if candidates else f"Nothing matches “{query.strip()}”. Try fewer words.")
        self.results.open_under(self)
        self.results.choose(kept if kept >= 0 else first)

    def refuse(self, why: str) -> None:
        """Say why something cannot be added."""
        self.results.say(why, warning=True)

    def close_results(self) -> None:
        """Take the results away, and what was typed."""
        self.results.dismiss()
        self.edit.clear()

    def _typed(self, text: str) -> None:
        if text.strip():
            self.query_changed.emit(text)
        else:
            self.results.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of picking go to the results, before the line or the window have them."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._means_something(event.key()):
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress and self._obeys(event):
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.results.dismiss()
        return super().eventFilter(watched, event)

    def _means_something(self, key: int) -> bool:
        return key in _ENTER or (key == Qt.Key.Key_Escape and self._is_used())

    def _is_used(self) -> bool:
        return self.is_open or bool(self.text)

    def _obeys(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _STEPS:
            self._step(_STEPS[Qt.Key(key)])
        elif key in _ENTER:
            close = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._pick(self.results.row, close=close)
        elif key == Qt.Key.Key_Escape and self._is_used():
            self.close_results()
        else:
            return False
        return True

    def _step(self, rows: int) -> None:
        if self.is_open:
            self.results.choose(self.results.row + rows)
        elif rows > 0:
            self.query_changed.emit(self.text)

    def _pick(self, row: int, *, close: bool) -> None:
        candidate = self._model.candidate(row) if self.is_open else None
        if candidate is None:
            return
        if candidate.why_not:
            self.refuse(candidate.why_not)
        else:
            self.picked.emit(candidate, close)
