"""How does one value stand in a form: its name, its control, a counter and a note below?"""

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QCompleter,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.widgets.counter import CounterLabel
from deskeditor.ui.widgets.growing_text import GrowingText
from deskeditor.ui.widgets.role import set_look, text_label

GAP = 10  # between the two fields of a pair


class Field(QWidget):
    """A label over a control, which it is the buddy of, with room for a counter and a note."""

    def __init__(self, name: str, control: QWidget, *, limit: int = 0, buddy: QWidget | None = None) -> None:
        super().__init__()
        self.control = buddy or control  # what has the focus while its value is edited
        self.control.setAccessibleName(name)
        self.label = text_label(name, "label")
        self.label.setBuddy(self.control)
        self._note = text_label("", "muted", wrap=True)
        self._note.setVisible(False)
        self.counter = CounterLabel(limit) if limit else None
        self.head = QHBoxLayout()
        self.head.setSpacing(6)
        self.head.addWidget(self.label)
        self.head.addStretch(1)
        if self.counter:
            self.head.addWidget(self.counter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.head)
        column.addWidget(control)
        column.addWidget(self._note)

    def say(self, text: str, tone: str = "muted") -> None:
        """Show a note below the control, `muted`, `warning` or `error`; an empty one goes away."""
        if (text, tone) == (self._note.text(), self._note.property("role")):
            return
        self._note.setText(text)
        set_look(self._note, "role", tone)
        self._note.setVisible(bool(text))
        self.control.setAccessibleDescription(text)


class LineField(Field):
    """One line of text; `edited` tells what was typed, with white space made plain."""

    edited = Signal(str)

    def __init__(self, name: str, *, limit: int = 0) -> None:
        self.line = QLineEdit()
        self._shown = ""  # what was typed or given last
        super().__init__(name, self.line, limit=limit)
        self.line.textChanged.connect(self._tell)
        self.line.editingFinished.connect(self._settle)

    def _tell(self) -> None:
        self._count()
        self._shown = self.text()
        self.edited.emit(self._shown)

    def _settle(self) -> None:
        """Show what came from elsewhere while the editor was typing here."""
        self.show_text(self._shown, force=True)

    def _count(self) -> None:
        if self.counter:
            self.counter.show_count(len(self.text()))

    def text(self) -> str:
        """What is typed, with white space made plain."""
        return " ".join(self.line.text().split())

    def show_text(self, text: str, *, force: bool = False) -> None:
        """Show a value from elsewhere; a field that is typed in waits until it is left, unless forced."""
        self._shown = text
        if text == self.text() or (self.line.hasFocus() and not force):
            return
        with QSignalBlocker(self.line):
            self.line.setText(text)
        self.line.setCursorPosition(0)
        self._count()

    def complete_from(self, words: tuple[str, ...]) -> None:
        """Offer words while typing; what they contain counts, in any case."""
        completer = QCompleter(list(words), self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.line.setCompleter(completer)


class TextField(Field):
    """Several lines of text in a box that grows with them."""

    edited = Signal(str)

    def __init__(self, name: str, *, limit: int = 0, lines: tuple[int, int] = (3, 8)) -> None:
        self.box = GrowingText(*lines)
        self._shown = ""  # what was typed or given last
        super().__init__(name, self.box, limit=limit)
        self.box.textChanged.connect(self._tell)
        self.box.left.connect(self._settle)

    def _tell(self) -> None:
        self._count()
        self._shown = self.text()
        self.edited.emit(self._shown)

    def _settle(self) -> None:
        self.show_text(self._shown, force=True)

    def _count(self) -> None:
        if self.counter:
            self.counter.show_count(len(self.text()))

    def text(self) -> str:
        """What is typed, without blank ends."""
        return self.box.toPlainText().strip()

    def show_text(self, text: str, *, force: bool = False) -> None:
        """Show a value from elsewhere; a box that is typed in waits until it is left, unless forced."""
        self._shown = text
        if text == self.text() or (self.box.hasFocus() and not force):
            return
        with QSignalBlocker(self.box):
            self.box.setPlainText(text)
        self.box.fit()
        self._count()


class Pair(QWidget):
    """Two fields side by side, or one over the other where either would be too narrow for a usual text."""

    def __init__(self, left: Field, right: Field, sample: str) -> None:
        super().__init__()
        self._sample = sample
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(GAP)
        for field in (left, right):
            field.setMinimumWidth(0)
            self._line.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)

    @property
    def is_stacked(self) -> bool:
        """Whether the fields stand one over the other."""
        return self._line.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """As narrow as needed: the fields stack, they never widen the panel."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack or unstack the fields."""
        super().resizeEvent(event)
        needed = QFontMetrics(self.font()).horizontalAdvance(self._sample) + 22
        stacked = (event.size().width() - GAP) / 2 < needed
        directions = QBoxLayout.Direction
        wanted = directions.TopToBottom if stacked else directions.LeftToRight
        if wanted is not self._line.direction():
            self._line.setDirection(wanted)
            QTimer.singleShot(0, self, self.updateGeometry)
