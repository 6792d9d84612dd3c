"""How are the words of one card changed in place?"""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QSpinBox, QVBoxLayout, QWidget

from deskeditor.ui import theme
from deskeditor.ui.cards.wording import BYLINE, EXCERPT, HEADLINE, KICKER, LABEL, MORE, SOURCE, Wording
from deskeditor.ui.cards.words_edit import WordsEdit
from deskeditor.ui.widgets import CounterLabel, text_label

_LABELS = {
    HEADLINE: "Headline", EXCERPT: "Excerpt", SOURCE: "Outlet",
    KICKER: "Kicker", LABEL: "Label", BYLINE: "Byline",
}  # fmt: skip
_HINTS = {LABEL: "Such as Analysis", BYLINE: "Names, with commas between them"}
_SHORTEST, _LONGEST = 20, 1000  # characters of an excerpt
_ORDER = (HEADLINE, EXCERPT, SOURCE, KICKER, LABEL, BYLINE)


class TileEditor(QFrame):
    """Fields in the place of a tile. Leaving it saves; only Esc drops what was typed."""

    saved = Signal(dict, int)  # the words by field, and the excerpt's limit in characters
    cancelled = Signal()
    height_changed = Signal()

    def __init__(self, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tileEditor")
        self.setProperty("role", "card")
        self._wording = wording
        self._done = False
        self._counter = CounterLabel(wording.excerpt_limit)
        self.limit = self._limit_box()
        self._follows: dict[str, QPushButton] = {}
        self._edits = {name: self._edit(name) for name in _ORDER if name in wording.words}
        self._more = QWidget()
        self._more_button = QPushButton("More…")
        self._lay_out()
        self._show_more(shown=bool(wording.own.intersection(MORE)))
        for name in wording.words:
            self._typed(name)

    def _edit(self, name: str) -> WordsEdit:
        limit = self._wording.excerpt_limit if name == EXCERPT else 0
        edit = WordsEdit(_LABELS[name], self, limit=limit)
        edit.setFont(theme.current().ui_font(13, 600) if name == HEADLINE else theme.current().ui_font(12))
        edit.setPlaceholderText(self._wording.story.get(name, "") or _HINTS.get(name, ""))
        edit.setPlainText(self._wording.words[name])
        edit.textChanged.connect(partial(self._typed, name))
        edit.submitted.connect(self.submit)
        edit.cancelled.connect(self._cancel)
        edit.height_changed.connect(self.height_changed)
        edit.installEventFilter(self)
        return edit

    def _limit_box(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(_SHORTEST, _LONGEST)
        box.setSingleStep(10)
        box.setValue(self._wording.excerpt_limit)
        box.setAccessibleName("Longest excerpt of this card, in characters")
        box.valueChanged.connect(self._limit_chosen)
        box.installEventFilter(self)
        return box

    def _limit_chosen(self, limit: int) -> None:
        self._edits[EXCERPT].set_limit(limit)
        self._typed(EXCERPT)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.setSpacing(4)
        for name, edit in self._edits.items():
            place = more if name in MORE else column
            place.addLayout(self._label_row(name))
            place.addWidget(edit)
        longest = QHBoxLayout()
        label = text_label("Longest excerpt", "label")
        label.setBuddy(self.limit)
        longest.addWidget(label)
        longest.addStretch(1)
        longest.addWidget(self.limit)
        more.addLayout(longest)
        column.addWidget(self._more)
        column.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(text_label("Enter saves, Esc cancels", "faint"))
        row.addStretch(1)
        self._more_button.setProperty("role", "link")
        self._more_button.setAccessibleName("Word kicker, label and byline")
        self._more_button.setToolTip("Word kicker, label and byline")
        self._more_button.clicked.connect(lambda: self._open_more(KICKER))
        row.addWidget(self._more_button)
        return row

    def _open_more(self, name: str) -> None:
        self._show_more(shown=True)
        self._edits[name].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_more(self, *, shown: bool) -> None:
        self._more.setVisible(shown)
        self._more_button.setVisible(not shown)
        self.height_changed.emit()

    def _label_row(self, name: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        label = text_label(_LABELS[name], "label")
        label.setBuddy(self._edits[name])
        row.addWidget(label)
        row.addStretch(1)
        if self._wording.story:
            row.addWidget(self._follow_button(name))
        if name == EXCERPT:
            row.addWidget(self._counter)
        return row

    def _follow_button(self, name: str) -> QPushButton:
        button = QPushButton("Follow story again")
        button.setProperty("role", "link")
        button.setAccessibleName(f"Follow story again: {_LABELS[name].lower()}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self._follow(name))
        self._follows[name] = button
        return button

    def begin(self, name: str = HEADLINE) -> None:
        """Take the keys, with the words of a field chosen; one that is not here means the headline."""
        if name in MORE:
            self._show_more(shown=True)
        first = self._edits.get(name, self._edits[HEADLINE])
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        first.selectAll()

    def height_for(self, width: int) -> int:
        """Pixels that the fields need at a width."""
        self.resize(width, max(self.height(), 1))
        layout = self.layout()
        assert layout is not None  # noqa: S101 - made in the constructor
        layout.activate()  # the fields get their width, and with it their height
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()

    def submit(self) -> None:
        """Hand the words over, once."""
        if not self._done:
            self._done = True
            words = {name: edit.toPlainText() for name, edit in self._edits.items()}
            self.saved.emit(words, self.limit.value())

    def _cancel(self) -> None:
        if not self._done:
            self._done = True
            self.cancelled.emit()

    def _follow(self, name: str) -> None:
        self._edits[name].setPlainText(self._wording.story[name])
        self._edits[name].setFocus()

    def _typed(self, name: str) -> None:
        words = " ".join(self._edits[name].toPlainText().split())
        if name in self._follows:
            self._follows[name].setVisible(words not in ("", self._wording.story[name]))
        if name == EXCERPT:
            self._counter.show_count(len(words), self.limit.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the focus has gone elsewhere in the window; another window may come and go."""
        if watched is self.limit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._limit_key(event)
        if event.type() == QEvent.Type.FocusOut:
            QTimer.singleShot(0, self, self._submit_if_left)
        return super().eventFilter(watched, event)

    def _limit_key(self, event: QKeyEvent) -> bool:
        """Enter and Esc mean in the number what they mean in the words."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.limit.interpretText()
            self.submit()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel()
        else:
            return False
        return True

    def _submit_if_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or focused.window() is not self.window():
            return
        if focused is not self and not self.isAncestorOf(focused):
            self.submit()
