"""What is said of a card whose badge was asked about, and what can be done about it?"""

from collections.abc import Callable
from functools import partial
from html import escape

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from deskeditor.domain.card import CardField, TargetState
from deskeditor.domain.drift import Drift, FieldDrift
from deskeditor.domain.word_diff import Fate, Run, runs
from deskeditor.ui import theme
from deskeditor.ui.widgets import Popover, text_label

_WIDTH = 360
_MARGINS = (14, 12, 10, 12)
_SPACE = 8
_NOTHING = "<i>nothing</i>"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class BadgePopover(Popover):
    """The card's words beside the story's of then and now, or what has become of the story.

    Fields are told as a tuple of `CardField`; an empty one means all that are stale.
    """

    keep_requested = Signal(tuple)
    renew_requested = Signal(tuple)
    edit_requested = Signal(str)  # the name of the field to begin with
    remove_requested = Signal()
    open_requested = Signal()

    def __init__(self, drift: Drift, state: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cardBadgePopover")
        self.setAccessibleName("What has changed")
        self._drift, self._state = drift, state
        self._words = QWidget()
        self._lines = QVBoxLayout(self._words)
        self._lines.setContentsMargins(0, 0, 4, 0)
        self._lines.setSpacing(6)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._main = self._fill()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*_MARGINS)
        self._column.setSpacing(_SPACE)
        self._column.addWidget(self._scroller(), 1)
        self._column.addLayout(self._buttons)
        self.closed.connect(self.deleteLater)

    def _scroller(self) -> QScrollArea:
        """Many fields of many words may be higher than the window."""
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._words)
        self._words.setAutoFillBackground(False)  # the popover's own ground shows through
        return area

    def _fill(self) -> QPushButton:
        """Put the words and the buttons in; gives the button that Enter presses."""
        if self._state:
            self._lines.addWidget(text_label(self._state, "line", wrap=True))
        fields = self._drift.fields
        if not fields:
            return self._state_buttons()
        self._lines.addWidget(
            text_label("The story has changed since this card was worded.", "heading", wrap=True)
        )
        for field in fields:
            self._show_field(field, alone=len(fields) == 1)
        if len(fields) == 1:
            self._button("Edit…", partial(self.edit_requested.emit, fields[0].field.value))
        self._button(
            "Keep mine" if len(fields) == 1 else "Keep all mine", partial(self.keep_requested.emit, ())
        )
        renew = "Use new text" if len(fields) == 1 else "Use all new text"
        main = self._button(renew, partial(self.renew_requested.emit, ()))
        main.setProperty("role", "primary")
        return main

    def _state_buttons(self) -> QPushButton:
        """Nothing to compare: look at the story, or do without its card."""
        remove = self._button("Remove card", self.remove_requested.emit)
        if self._drift.state is TargetState.MISSING:
            return remove
        main = self._button("Open the story", self.open_requested.emit)
        main.setProperty("role", "primary")
        return main

    def _show_field(self, field: FieldDrift, *, alone: bool) -> None:
        self._lines.addWidget(text_label(_name(field), "caption"))
        own = tuple(run for run in runs(field.own, field.says) if run.fate is not Fate.ADDED)
        for who, said, token, line in (
            ("Card", own, "violet", "none"),
            ("Story then", field.before, "red", "line-through"),
            ("Story now", field.now, "green", "underline"),
        ):
            words = marked(said, token, line) or _NOTHING
            label = QLabel(f"<span style='color:{theme.current().hex('text2')}'>{who}:</span> {words}")
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setWordWrap(True)
            self._lines.addWidget(label)
        if not alone:
            self._lines.addLayout(self._field_buttons(field))

    def _field_buttons(self, field: FieldDrift) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        one = (field.field,)
        for text, wish in (
            ("Edit…", partial(self.edit_requested.emit, field.field.value)),
            ("Keep mine", partial(self.keep_requested.emit, one)),
            ("Use new text", partial(self.renew_requested.emit, one)),
        ):
            button = self._wired(text, wish)
            button.setProperty("role", "link")
            button.setAccessibleName(f"{text.removesuffix('…')}: {_name(field).lower()}")
            row.addWidget(button)
        return row

    def _button(self, text: str, wish: Callable[[], object]) -> QPushButton:
        button = self._wired(text, wish)
        self._buttons.addWidget(button)
        return button

    def _wired(self, text: str, wish: Callable[[], object]) -> QPushButton:
        button = QPushButton(text)
        button.clicked.connect(self.dismiss)
        button.clicked.connect(lambda _checked: wish())
        return button

    def open_below(self, anchor: QWidget) -> None:
        """Open at a badge and take the keys."""
        self.setParent(anchor.window())
        self.ensurePolished()
        left, top, right, bottom = _MARGINS
        words = self._lines.totalHeightForWidth(_WIDTH - left - right - 2)
        height = words + top + bottom + _SPACE + self._buttons.sizeHint().height() + 2
        self.open_at(anchor, QSize(_WIDTH, height), right=True)
        self._main.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys, else the main one; Esc leaves all as it is."""
        if event.key() in _ENTER:
            focused = self.focusWidget()
            (focused if isinstance(focused, QPushButton) else self._main).click()
        else:
            super().keyPressEvent(event)


def _name(field: FieldDrift) -> str:
    return "Picture" if field.field is CardField.IMAGE else field.field.value.capitalize()


def marked(said: tuple[Run, ...], token: str, line: str) -> str:
    """Runs of words as rich text; those that are not the same stand on the token's pale ground."""
    look = theme.current()
    style = f"background:{look.hex(f'{token}-subtle')};color:{look.hex(token)};text-decoration:{line}"
    return "".join(_span(escape(run.text), style if run.fate is not Fate.SAME else "") for run in said)


def _span(html: str, style: str) -> str:
    return f"<span style='{style}'>{html}</span>" if style else html
