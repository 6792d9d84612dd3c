"""How long is the story, how long what is selected, and how long is it meant to be?"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from deskeditor.ui.editor.lengths import Lengths
from deskeditor.ui.widgets import Popover, text_label

_WIDTH = 400
_MOST = 1_000_000  # words
_STEP = 50


class LengthPopover(Popover):
    """The counts, and a field for the goal, in the top third of the window; Enter or Esc closes it."""

    goal_edited = Signal(int)  # words, 0 for none

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("lengthPopover")
        self.setAccessibleName("Word count and goal")
        self._lengths = Lengths()
        self.story, self.selection, self.left = text_label(""), text_label(""), text_label("", "muted")
        self.goal = self._goal_field()
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        for name, widget in (("Story", self.story), ("Selection", self.selection), ("Goal", self.goal)):
            label = QLabel(name)
            label.setProperty("role", "label")
            label.setBuddy(widget)
            form.addRow(label, widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(text_label("Word count and goal", "heading"))
        column.addLayout(form)
        column.addWidget(self.left)

    def _goal_field(self) -> QSpinBox:
        field = QSpinBox()
        field.setRange(0, _MOST)
        field.setSingleStep(_STEP)
        field.setGroupSeparatorShown(True)
        field.setSpecialValueText("No goal")
        field.setSuffix(" words")
        field.setAccessibleName("Goal in words")
        field.valueChanged.connect(self._edited)
        field.lineEdit().setTextMargins(6, 0, 0, 0)
        field.lineEdit().returnPressed.connect(self.dismiss)
        return field

    def open_in(self, window: QWidget) -> None:
        """Show it, the goal ready to be typed."""
        self.setParent(window)
        self.show_over(window)
        self.goal.setFocus(Qt.FocusReason.PopupFocusReason)
        self.goal.selectAll()

    def place(self, window: QWidget) -> QRect:
        """In the middle, from a seventh of the height."""
        return QRect((window.width() - _WIDTH) // 2, window.height() // 7, _WIDTH, self.sizeHint().height())

    def show_lengths(self, lengths: Lengths) -> None:
        """Show how long the body is."""
        self._lengths = lengths
        read = f" · {lengths.minutes} min read" if lengths.minutes else ""
        self.story.setText(f"{_said(lengths.words, lengths.characters)}{read}")
        self._show_left()

    def show_selected(self, words: int, characters: int) -> None:
        """Show how long what is selected is."""
        self.selection.setText(_said(words, characters) if characters else "Nothing selected")

    def show_goal(self, words: int) -> None:
        """Show the goal that is set."""
        if words != self.goal.value():
            self.goal.setValue(words)
        self._show_left()

    def _edited(self, words: int) -> None:
        self.goal_edited.emit(words)
        self._show_left()

    def _show_left(self) -> None:
        goal, words = self.goal.value(), self._lengths.words
        more = f"{goal - words:,} words to go" if words < goal else f"Reached, {words - goal:,} words over"
        self.left.setText(more if goal else "With a goal, the foot of the window shows how far it is.")


def _said(words: int, characters: int) -> str:
    return f"{words:,} {'word' if words == 1 else 'words'} · {characters:,} characters"
