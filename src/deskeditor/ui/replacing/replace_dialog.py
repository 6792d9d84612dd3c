"""What does the dialog of finding and replacing in the library hold?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from deskeditor.ui.replacing.hit_list import HitList
from deskeditor.ui.replacing.replace_form import ReplaceForm
from deskeditor.ui.widgets import ElidedLabel, EmptyState, Rule, set_role
from deskeditor.ui.widgets.role import set_look

_SIZE, _SMALL = (960, 640), (760, 420)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ReplaceDialog(QDialog):
    """Form above, hits below; it stops nothing else. Ctrl+Enter replaces, Esc stops, then closes."""

    search_requested = Signal()  # at once
    replace_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("replaceDialog")
        self.setWindowTitle("Find and replace in library")
        self.setAccessibleName("Find and replace in library")
        self.form = ReplaceForm()
        self.list = HitList()
        self.empty = EmptyState("search", "", "")
        self.all_button, self.none_button = _button("Tick all"), _button("Tick none")
        self.said = ElidedLabel("", "muted")
        self.progress = QProgressBar(textVisible=False)
        self.progress.setFixedWidth(160)
        self.progress.hide()
        self.stop_button, self.close_button = _button("Stop"), _button("Close")
        self.stop_button.hide()
        self.replace = set_role(_button("Replace"), "primary")
        self.replace.setToolTip("Replace what is ticked (Ctrl+Enter)")
        self._lay_out()
        self._connect()
        self.setMinimumSize(*_SMALL)
        self.resize(*_SIZE)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.form)
        column.addWidget(Rule())
        middle = set_role(QWidget(), "surface")
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column.addWidget(middle, 1)
        column.addWidget(Rule())
        column.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = set_role(QWidget(), "panel")
        row = QHBoxLayout(foot)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(8)
        row.addWidget(self.all_button)
        row.addWidget(self.none_button)
        row.addWidget(self.said, 1)
        for widget in (self.progress, self.stop_button, self.close_button, self.replace):
            row.addWidget(widget)
        return foot

    def _connect(self) -> None:
        self.all_button.clicked.connect(lambda: self.list.hits.tick_all(on=True))
        self.none_button.clicked.connect(lambda: self.list.hits.tick_all(on=False))
        self.stop_button.clicked.connect(self.stop_requested)
        self.close_button.clicked.connect(self.close)
        self.replace.clicked.connect(self.replace_requested)

    def show_reason(self, title: str, line: str) -> None:
        """Say why there is no list; with no title, show the list."""
        self.empty.show_words(title, line)
        self._stack.setCurrentIndex(0 if title else 1)
        self.all_button.setEnabled(not title)
        self.none_button.setEnabled(not title)

    def say(self, words: str, *, error: bool = False) -> None:
        """Say at the foot what was found, or what went wrong."""
        set_look(self.said, "role", "error" if error else "muted")
        self.said.setText(words)
        self.said.setAccessibleName(words)
        if error:
            QAccessible.updateAccessibility(QAccessibleEvent(self.said, QAccessible.Event.Alert))

    def show_progress(self, done: int, total: int, doing: str = "") -> None:
        """How far a search or a replacement has come; 0 of 0 takes the bar away."""
        is_running = total > 0
        self.progress.setVisible(is_running)
        self.stop_button.setVisible(is_running)
        self.progress.setRange(0, max(total, 1))
        self.progress.setValue(done)
        self.progress.setAccessibleName(doing)

    def show_writing(self, *, on: bool) -> None:
        """While something is replaced, nothing else can be asked for."""
        self.form.setEnabled(not on)
        self.list.setEnabled(not on)

    def offer(self, words: str, *, enabled: bool) -> None:
        """What the main button says, and whether there is anything to do."""
        self.replace.setText(words)
        self.replace.setEnabled(enabled)

    def begin(self, words: str) -> None:
        """Open with the keys in the first field; where words are given, with those to find."""
        self.show()
        self.raise_()
        self.activateWindow()
        if words:
            self.form.wanted.setText(words)
        self.form.wanted.selectAll()
        self.form.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter replaces; in a field Enter looks at once, and Down goes to the hits."""
        key, in_field = event.key(), self.focusWidget() in (self.form.wanted, self.form.replacement)
        if key in _ENTER:
            self._entered(event, in_field=in_field)
        elif key == Qt.Key.Key_Down and in_field:
            self.list.enter()
        elif key == Qt.Key.Key_Escape and self.stop_button.isVisible():
            self.stop_requested.emit()
        else:
            super().keyPressEvent(event)

    def _entered(self, event: QKeyEvent, *, in_field: bool) -> None:
        focused = self.focusWidget()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.replace.click()
        elif in_field:
            self.search_requested.emit()
        elif isinstance(focused, QPushButton):
            focused.click()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to the window."""
        super().hideEvent(event)
        if (window := self.parentWidget()) is not None:
            window.activateWindow()  # not every window system does that by itself


def _button(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    return button
