"""How are two versions of a text seen side by side, and chosen from paragraph by paragraph?"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from deskeditor.domain.merge import Choice, Part, merged
from deskeditor.domain.word_diff import Fate
from deskeditor.ui import theme
from deskeditor.ui.history.diff_html import DiffHtml
from deskeditor.ui.widgets import IconButton, Segmented, set_role, text_label
from deskeditor.ui.widgets.cover import Cover

_CHOICES = (Choice.OURS, Choice.THEIRS, Choice.BOTH)
_NAMES = ("Yours", "Theirs", "Both")
_TEXT = 14  # pixels


class MergeView(Cover):
    """Covers the text with both versions; the paragraphs that differ have a choice each."""

    merge_requested = Signal(str)  # the merged text

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, "Two versions")
        self._parts: Sequence[Part] = ()
        self.choices: dict[int, Segmented] = {}  # by the number of the part
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setProperty("role", "plain")
        self.merge = QPushButton("Merge")
        self.merge.setProperty("role", "primary")
        self.merge.clicked.connect(self._take)
        self._close = IconButton("close", "Close and keep yours", "Esc")
        self._close.clicked.connect(self.uncover)
        self._lay_out()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 6, 8, 6)
        head.setSpacing(8)
        head.addWidget(text_label("Two versions of this text", "heading"))
        head.addStretch(1)
        for index, name in enumerate(("All yours", "All theirs")):
            button = QPushButton(name)
            button.clicked.connect(lambda _=False, index=index: self._choose_all(index))
            head.addWidget(button)
        head.addWidget(self.merge)
        head.addWidget(self._close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._area, 1)

    def show_parts(self, parts: Sequence[Part]) -> None:
        """Show two versions; yours is chosen everywhere."""
        self._parts, self.choices = parts, {}
        page = set_role(QWidget(), "surface")
        grid = QGridLayout(page)
        grid.setContentsMargins(16, 8, 16, 16)
        grid.setHorizontalSpacing(16)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(text_label("The other version", "label"), 0, 0)
        grid.addWidget(text_label("Yours", "label"), 0, 1)
        for number, part in enumerate(parts):
            self._add(grid, number, part)
        grid.setRowStretch(2 * len(parts) + 1, 1)
        self._area.setWidget(page)
        self.cover()
        first = next(iter(self.choices.values()), None)
        (first.button(0) if first else self.merge).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, grid: QGridLayout, number: int, part: Part) -> None:
        row = 2 * number + 1
        if part.is_same:
            grid.addWidget(self._label(part, Fate.REMOVED), row, 0, 1, 2)
            return
        grid.addWidget(self._label(part, Fate.ADDED), row, 0)
        grid.addWidget(self._label(part, Fate.REMOVED), row, 1)
        choice = Segmented(_NAMES, f"Which paragraph {number + 1} is taken")
        self.choices[number] = choice
        grid.addWidget(choice, row + 1, 0, 1, 2, Qt.AlignmentFlag.AlignHCenter)

    def _label(self, part: Part, without: Fate) -> QLabel:
        """The words of one version, with what the other one does not have marked."""
        colours = theme.current()
        writer = DiffHtml(lambda token: colours.colour(token).name())
        label = QLabel(writer.words([run for run in part.runs if run.fate is not without]))
        label.setTextFormat(Qt.TextFormat.RichText)
        label.setWordWrap(True)
        label.setFont(colours.serif(_TEXT))
        label.setAlignment(Qt.AlignmentFlag.AlignTop)
        if part.is_same:
            label.setProperty("role", "faint")
        return label

    def _choose_all(self, index: int) -> None:
        for choice in self.choices.values():
            choice.show_current(index)

    def _take(self) -> None:
        chosen = [
            _CHOICES[self.choices[number].current] if number in self.choices else Choice.OURS
            for number in range(len(self._parts))
        ]
        self.uncover()
        self.merge_requested.emit(merged(self._parts, chosen))
