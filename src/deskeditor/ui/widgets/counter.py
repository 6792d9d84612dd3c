"""How long is it, and how long should it be?"""

from PySide6.QtWidgets import QLabel, QWidget

from deskeditor.ui.widgets.role import set_look


class CounterLabel(QLabel):
    """`52/70`, amber above the limit; a screen reader hears of it only when the limit is crossed."""

    def __init__(self, limit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = limit
        self.setProperty("role", "counter")
        self.setProperty("over", "false")
        self.show_count(0)

    def show_count(self, count: int, limit: int | None = None) -> None:
        """Show a count, and from now on another limit if one is given."""
        self._limit = self._limit if limit is None else limit
        self.setText(f"{count}/{self._limit}")
        over = count > self._limit
        self.setAccessibleName(f"{count} of {self._limit} characters" + (", too long" if over else ""))
        crossed = (self.property("over") == "true") is not over
        set_look(self, "over", "true" if over else "false")
        if crossed:
            from PySide6.QtGui import QAccessible, QAccessibleEvent

            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    @property
    def is_over(self) -> bool:
        """Whether the limit is passed."""
        return bool(self.property("over") == "true")
