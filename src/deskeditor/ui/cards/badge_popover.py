"""What is said of a card whose badge was asked about, and what can be done about it?"""

from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain.card import TargetState
from deskeditor.ui import theme
from deskeditor.ui.cards.drift import Drift, FieldDrift
from deskeditor.ui.cards.word_diff import Run
from deskeditor.ui.widgets import Popover, text_label

_WIDTH = 320
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STATES = {
    TargetState.TRASHED: "This story is in the trash. The page leaves the card out until it is restored.",
    TargetState.MISSING: "This story is no longer in the library. The page leaves the card out.",
    TargetState.ARCHIVED: "This story is archived. Its card still stands on the page.",
}


class BadgePopover(Popover):
    """The card's words beside the story's of then and now, or what has become of the story."""

    keep_requested = Signal()
    renew_requested = Signal()
    remove_requested = Signal()

    def __init__(self, drift: Drift, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardBadgePopover")
        self._drift = drift
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._column.setSpacing(6)
        self._main = self._fill()
        self._column.addLayout(self._buttons)
        self.closed.connect(self.deleteLater)

    def _fill(self) -> QPushButton:
        """Put the words and the buttons in; gives the button that Enter presses."""
        if self._drift.state in (TargetState.TRASHED, TargetState.MISSING) or not self._drift.fields:
            self._say(_STATES.get(self._drift.state, ""))
            self._buttons.addStretch(1)
            return self._button("Remove card", self.remove_requested)
        self._say("The story has changed since this card was worded.")
        for field in self._drift.fields:
            self._show_field(field)
        self._buttons.addStretch(1)
        self._button("Keep mine", self.keep_requested)
        main = self._button("Use new text", self.renew_requested)
        main.setProperty("role", "primary")
        return main

    def _say(self, words: str) -> None:
        self._column.addWidget(text_label(words, "heading" if self._drift.fields else "line", wrap=True))

    def _show_field(self, field: FieldDrift) -> None:
        self._column.addWidget(text_label(field.name.capitalize(), "caption"))
        for who, words in (
            ("Card", escape(field.card)),
            ("Story then", marked(field.before, "red", "line-through")),
            ("Story now", marked(field.now, "green", "underline")),
        ):
            label = QLabel(f"<span style='color:{theme.current().hex('text2')}'>{who}:</span> {words}")
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            self._column.addWidget(label)

    def _button(self, text: str, wish: object) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(self.dismiss)
        button.clicked.connect(wish)
        self._buttons.addWidget(button)
        return button

    def open_below(self, anchor: QWidget) -> None:
        """Open at a badge and take the keys."""
        self.setParent(anchor.window())
        self.ensurePolished()
        height = self._column.totalHeightForWidth(_WIDTH)
        self.open_at(anchor, QSize(_WIDTH, height), right=True)
        self._main.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the main button; Esc closes and leaves all as it is."""
        if event.key() in _ENTER:
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self._main).click()
        else:
            super().keyPressEvent(event)


def marked(runs: tuple[Run, ...], token: str, line: str) -> str:
    """Runs of words as rich text; those that changed stand on the token's pale ground."""
    look = theme.current()
    style = f"background:{look.hex(f'{token}-subtle')};color:{look.hex(token)};text-decoration:{line}"
    return " ".join(_span(escape(run.text), style if run.changed else "") for run in runs)


def _span(html: str, style: str) -> str:
    return f"<span style='{style}'>{html}</span>" if style else html
