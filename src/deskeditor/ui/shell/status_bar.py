"""What stands along the foot of the window?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from deskeditor.ui import icons
from deskeditor.ui.widgets import Separator
from deskeditor.ui.widgets.role import set_look

HEIGHT = 26
_ICON = 14
_GOAL = 56  # pixels


class StatusBar(QFrame):
    """Saved or not, how long, where the caret is; and when the story was last exported."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAccessibleName("Status bar")
        self.setProperty("role", "statusbar")
        self.setFixedHeight(HEIGHT)
        self.save_state = made_item("Save state")
        self.words = made_item("Words")
        self.goal = _goal_bar()
        self.reading = made_item("Reading time")
        self.caret = made_item("Caret")
        self.to_come = made_item("Facts still to come: press for the next one")
        self.exported = made_item("Last export")
        self._after = {item: Separator(14) for item in (self.save_state, self.reading)}
        self._lay_out()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 0)
        row.setSpacing(3)
        for item in (self.save_state, self.words, self.reading, self.caret, self.to_come):
            row.addWidget(item)
            if item is self.words:
                row.addWidget(self.goal)
            if item in self._after:
                row.addWidget(self._after[item])
        row.addStretch()
        row.addWidget(self.exported)

    def show_saved(self, text: str) -> None:
        """Say that everything is in the library: `Saved 03:52`."""
        self._show_state(text, "saved", "check", "green")

    def show_saving(self) -> None:
        """Say that something is on its way."""
        self._show_state("Saving…", "saving", "refresh", "text3")

    def show_not_saved(self, why: str) -> None:
        """Say that what was typed is not in the library, and why."""
        self._show_state(f"Not saved — {why}", "error", "warning", "red")

    def _show_state(self, text: str, kind: str, icon: str, token: str) -> None:
        if self.save_state.accessibleName() != text:
            self.show_item(self.save_state, text)
            self.save_state.setText(f" {text}" if text else "")
            self.save_state.setIcon(icons.icon(icon, token))
            set_look(self.save_state, "kind", kind)

    def show_goal(self, words: int, goal: int) -> None:
        """Show how far the words are on their way; without a goal nothing."""
        self.goal.setVisible(goal > 0)
        if goal > 0:
            self.goal.setMaximum(goal)
            self.goal.setValue(min(words, goal))
            set_look(self.goal, "reached", "true" if words >= goal else "false")
            said = f"Goal: {words:,} of {goal:,} words"
            self.goal.setAccessibleName(said)
            self.goal.setToolTip(said)

    def show_to_come(self, count: int) -> None:
        """Say how many facts are still to come."""
        self.show_item(self.to_come, f"{count} TK" if count else "")
        self.to_come.setIcon(icons.icon("warning", "amber"))
        if count:
            self.to_come.setAccessibleName(f"{count} still to come, TK")

    def show_item(self, item: QPushButton, text: str) -> None:
        """Show a word or two in one place; nothing hides it."""
        item.setText(text)
        item.setAccessibleName(text or item.toolTip())
        item.setVisible(bool(text))
        if item in self._after:
            self._after[item].setVisible(bool(text))


def _goal_bar() -> QProgressBar:
    bar = QProgressBar()
    bar.setObjectName("goalBar")
    bar.setTextVisible(False)
    bar.setFixedWidth(_GOAL)
    bar.hide()
    return bar


def made_item(tip: str) -> QPushButton:
    """A place for a word or two, hidden while it has none."""
    button = QPushButton()
    button.setProperty("role", "status")
    button.setProperty("kind", "")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(_ICON, _ICON))
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.hide()
    return button
