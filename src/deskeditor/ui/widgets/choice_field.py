"""How is one of several named values chosen from a list?"""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QWidget

from deskeditor.ui.widgets.field import Field


class Choice(QComboBox):
    """A box that the mouse wheel scrolls past: nobody changes a value by scrolling a form."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to the form."""
        event.ignore()


class ChoiceField(Field):
    """A labelled box of values, each with the words that stand for it; `edited` tells the chosen value.

    Widgets given as `beside` stand in one line with the box.
    """

    edited = Signal(str)

    def __init__(
        self, name: str, choices: Iterable[tuple[str, str]] = (), *, beside: Iterable[QWidget] = ()
    ) -> None:
        self.box = Choice(name)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        for widget in beside:
            row.addWidget(widget)
        super().__init__(name, line, buddy=self.box)
        self.offer(choices)
        self.box.activated.connect(lambda at: self.edited.emit(self.box.itemData(at)))

    def offer(self, choices: Iterable[tuple[str, str]]) -> None:
        """Take other choices, as pairs of a value and its words; the one that is chosen stays if it can."""
        wanted = list(choices)
        if wanted == [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]:
            return
        chosen = self.value
        self.box.clear()
        for value, words in wanted:
            self.box.addItem(words, value)
        self.show_value(chosen)

    @property
    def value(self) -> str:
        """The value that is chosen; empty while there is none."""
        return str(self.box.currentData() or "")

    def show_value(self, value: str, *, force: bool = False) -> None:  # noqa: ARG002  # as other fields have it
        """Show a value from elsewhere; one that is no choice is shown by its own name."""
        at = self.box.findData(value)
        if at < 0 and value:
            self.box.addItem(value, value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(max(at, 0))
