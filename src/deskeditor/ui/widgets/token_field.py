"""How is a list of short words or names edited: tags, a byline?"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from deskeditor.ui.widgets.elided_label import ElidedLabel
from deskeditor.ui.widgets.flow import FlowLayout
from deskeditor.ui.widgets.icon_button import IconButton
from deskeditor.ui.widgets.role import set_look

_LINE = 70  # pixels that the typing line wants at least before it moves to the next row


class TokenField(QFrame):
    """Words as chips, and a line to type the next; Enter or a comma adds, Backspace in an empty line removes.

    `edit` is the line. What is typed but not added yet is added when the field loses the focus.
    """

    tokens_changed = Signal(tuple)  # by the user

    def __init__(self, placeholder: str = "", name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setProperty("focused", "false")
        self._placeholder = placeholder
        self._tokens: list[str] = []
        self._words = QStringListModel(self)
        self._popup = QListView()
        self.edit = self._line(placeholder, name)
        self._row = FlowLayout(self, gap=5, last_least=_LINE)
        self._row.setContentsMargins(8, 5, 8, 5)
        self._row.addWidget(self.edit)

    def _line(self, placeholder: str, name: str) -> QLineEdit:
        edit = QLineEdit(placeholderText=placeholder)
        edit.setObjectName(name)
        edit.setProperty("role", "bare")
        edit.setAccessibleName(placeholder)
        completer = QCompleter(self._words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.activated.connect(self._take_completed, Qt.ConnectionType.QueuedConnection)
        completer.setPopup(self._popup)
        edit.setCompleter(completer)
        self._popup.installEventFilter(self)
        edit.installEventFilter(self)
        edit.textEdited.connect(self._split_at_comma)
        self.setFocusProxy(edit)
        return edit

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words, in their order."""
        return tuple(self._tokens)

    def show_tokens(self, tokens: Iterable[str]) -> None:
        """Show other words, without saying so; what is being typed stays."""
        self._tokens = list(tokens)
        while self._row.count() > 1:
            item = self._row.takeAt(0)
            if item is not None and (chip := item.widget()) is not None:
                chip.hide()
                chip.deleteLater()
        for index, token in enumerate(self._tokens):
            self._row.insert(index, self._chip(token))
        self.edit.setPlaceholderText("" if self._tokens else self._placeholder)
        self._row.invalidate()
        self.updateGeometry()

    def offer(self, words: Sequence[str]) -> None:
        """The words that complete what is typed."""
        self._words.setStringList(list(words))

    def _chip(self, token: str) -> QFrame:
        chip = QFrame(self)
        chip.setProperty("role", "token")
        chip.setFixedHeight(20)
        row = QHBoxLayout(chip)
        row.setContentsMargins(8, 0, 3, 0)
        row.setSpacing(2)
        label = ElidedLabel(token)
        remove = IconButton("close", f"Remove {token}", token="accent")  # noqa: S106 - a colour's name
        remove.setFixedSize(14, 14)
        remove.setIconSize(remove.size() * 0.7)
        remove.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        remove.clicked.connect(lambda: self._remove(token))
        row.addWidget(label)
        row.addWidget(remove)
        chip.show()
        return chip

    def _remove(self, token: str) -> None:
        self._set([kept for kept in self._tokens if kept != token])

    def _set(self, tokens: list[str]) -> None:
        if tokens != self._tokens:
            self.show_tokens(tokens)
            self.tokens_changed.emit(tuple(tokens))

    def _add_typed(self) -> bool:
        typed = " ".join(self.edit.text().split()).strip(",").strip()
        self.edit.clear()
        if not typed:
            return False
        if typed.casefold() not in (token.casefold() for token in self._tokens):
            self._set([*self._tokens, typed])
        return True

    def _take_completed(self) -> None:
        self._add_typed()

    def _split_at_comma(self, text: str) -> None:
        if "," in text:
            head, _, rest = text.rpartition(",")
            for word in head.split(","):
                self.edit.setText(word)
                self._add_typed()
            self.edit.setText(rest.lstrip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter adds, Backspace in an empty line removes, and leaving adds what was typed."""
        if watched is not self.edit:
            return self._popup_took(event)
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._focus_moved(event)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._took(event)
        return super().eventFilter(watched, event)

    def _focus_moved(self, event: QEvent) -> None:
        entered = event.type() == QEvent.Type.FocusIn
        set_look(self, "focused", "true" if entered else "false")
        popup = self.edit.completer().popup()
        if not entered and not (popup and popup.isVisible()):
            self._add_typed()

    def _took(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return self._add_typed()
        if event.key() == Qt.Key.Key_Backspace and not self.edit.text() and self._tokens:
            self._set(self._tokens[:-1])
            return True
        return False

    def _popup_took(self, event: QEvent) -> bool:
        """Enter adds what is typed although words are offered, unless one of them is chosen."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter or event.type() != QEvent.Type.KeyPress or self._popup.currentIndex().isValid():
            return False
        self._popup.hide()
        return self._add_typed()
