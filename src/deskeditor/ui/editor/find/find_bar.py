"""How does one say what to find, and what to put there instead?"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from deskeditor.markup.replacement import Replacement
from deskeditor.markup.searching import Query
from deskeditor.ui.widgets import IconButton, text_label
from deskeditor.ui.widgets.role import set_look

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST_ENTERED = 2000  # characters
SWITCHES = {  # name: icon and what it does
    "case": ("match-case", "Match case"),
    "whole": ("whole-word", "Whole words"),
    "regex": ("regex", "Regular expression"),
    "within": ("in-selection", "In selection only"),
    "keep_case": ("keep-case", "Keep the case of what is replaced"),
}


class Entry(QComboBox):
    """A field that remembers what was entered before: Down shows it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumContentsLength(8)
        self.line = QLineEdit(placeholderText=name)
        self.line.setMaxLength(_MOST_ENTERED)
        self.line.setProperty("role", "bare")
        self.setLineEdit(self.line)
        self.line.setCompleter(None)  # type: ignore[arg-type]  # the stubs forget that None means none
        for widget in (self, self.line):
            widget.setAccessibleName(name)


class FindBar(QFrame):
    """A field, switches and a count; a second row replaces. Enter goes on, Shift+Enter back, Esc closes."""

    query_changed = Signal()
    step_requested = Signal(bool)  # back
    replace_requested = Signal()
    replace_all_requested = Signal()
    switched = Signal(str, bool)  # one of SWITCHES, and how it stands
    left = Signal()  # by Esc or its button
    hidden = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName("Find and replace")
        self.setProperty("role", "bar")
        self.wanted = self._entry("Find")
        self.replacement = self._entry("Replace with")
        self.count = text_label("", "faint")
        self.fault = text_label("", "error", wrap=True)
        self.fault.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.switches = {name: self._switch(name) for name in SWITCHES}
        self.replace_one, self.replace_all = QPushButton("Replace"), QPushButton("Replace all")
        self._lay_out()
        self._connect()

    def _entry(self, name: str) -> "Entry":
        entry = Entry(name)
        entry.line.installEventFilter(self)
        return entry

    def _switch(self, name: str) -> IconButton:
        icon, tip = SWITCHES[name]
        button = IconButton(icon, tip, checkable=True)
        button.toggled.connect(lambda on, name=name: self.switched.emit(name, on))
        return button

    def _button(self, icon: str, tip: str, keys: str) -> IconButton:
        return IconButton(icon, tip, keys)

    def _lay_out(self) -> None:
        self.up = self._button("up", "Find previous", "Shift+F3")
        self.down = self._button("down", "Find next", "F3")
        self.close_button = self._button("close", "Close", "Esc")
        first = _row(self.wanted, *(self.switches[name] for name in ("case", "whole", "regex", "within")))
        first.addWidget(self.up)
        first.addWidget(self.down)
        first.addWidget(self.close_button)
        self.second = QWidget()
        second = _row(self.replacement, self.switches["keep_case"], self.replace_one, self.replace_all)
        second.insertSpacing(3, 4)
        second.insertSpacing(5, 4)
        self.second.setLayout(second)
        told = QHBoxLayout()
        told.setContentsMargins(4, 0, 4, 0)
        told.addWidget(self.fault, 1)
        told.addStretch()
        told.addWidget(self.count)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 5, 10, 5)
        column.setSpacing(5)
        column.addLayout(first)
        column.addWidget(self.second)
        column.addLayout(told)

    def _connect(self) -> None:
        self.wanted.editTextChanged.connect(self.query_changed)
        for name in ("case", "whole", "regex", "within"):
            self.switches[name].toggled.connect(self.query_changed)
        for button, back in ((self.up, True), (self.down, False)):
            button.clicked.connect(lambda _checked=False, back=back: self.step_requested.emit(back))
        self.close_button.clicked.connect(self.left)
        self.replace_one.clicked.connect(self.replace_requested)
        self.replace_all.clicked.connect(self.replace_all_requested)

    @property
    def query(self) -> Query:
        """What is to be found."""
        return Query(
            self.wanted.currentText(),
            regex=self.is_on("regex"),
            case=self.is_on("case"),
            whole=self.is_on("whole"),
        )

    @property
    def instead(self) -> Replacement:
        """What is to stand there."""
        words = self.replacement.currentText()
        return Replacement(words, groups=self.is_on("regex"), keeps_case=self.is_on("keep_case"))

    def is_on(self, switch: str) -> bool:
        """How one of SWITCHES stands."""
        return self.switches[switch].isChecked()

    def begin(self, words: str, *, replacing: bool) -> None:
        """Show the bar with the words selected; where none are given, those of last time.

        Where it is known what to find, the keys go to what is to stand there instead.
        """
        known = bool(words) or (self.wanted.hasFocus() and bool(self.wanted.currentText()))
        self.second.setVisible(replacing or (self.isVisible() and self.second.isVisible()))
        self.show()
        if words:
            self.wanted.setEditText(words)
        entry = self.replacement if replacing and known else self.wanted
        entry.line.selectAll()
        entry.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_history(self, found: Sequence[str], replaced: Sequence[str]) -> None:
        """Offer what was looked for and put in before, newest first."""
        for box, words in ((self.wanted, found), (self.replacement, replaced)):
            with QSignalBlocker(box):
                typed = box.currentText()
                box.clear()
                box.addItems(list(words))
                box.setEditText(typed)

    def show_count(self, text: str, *, fault: str = "") -> None:
        """Say how many there are, or what is wrong with what is looked for."""
        self.count.setText(text)
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.count.setVisible(bool(text))
        self.wanted.setAccessibleDescription(fault or text)
        set_look(self.wanted, "invalid", "true" if fault else "false")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes from wherever the focus is in the bar."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field: the next one, or replace this one; with Shift back."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            return self._entered(watched, event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        return super().eventFilter(watched, event)

    def _entered(self, line: QObject, modifiers: Qt.KeyboardModifier) -> bool:
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers and not shift:
            return False
        if line is self.replacement.line and not shift:
            self.replace_requested.emit()
        else:
            self.step_requested.emit(shift)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        """Say so, however it came about."""
        super().hideEvent(event)
        self.hidden.emit()


def _row(field: "Entry", *others: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    row.addWidget(field, 1)
    row.addSpacing(4)
    for other in others:
        row.addWidget(other)
    return row
