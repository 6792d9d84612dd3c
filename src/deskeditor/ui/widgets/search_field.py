"""How is something looked for by typing?"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QWidget

from deskeditor.ui import icons, theme
from deskeditor.ui.widgets.icon_button import IconButton
from deskeditor.ui.widgets.role import set_look

_ICON = 14


class SearchField(QFrame):
    """A field with an icon and, while there is text, a button that clears it; `edit` is the line itself.

    `name` becomes the line's object name, `placeholder` its accessible name too.
    """

    text_changed = Signal(str)
    cleared = Signal()  # by the button or by Esc

    def __init__(
        self, placeholder: str, icon: str = "search", name: str = "", token: str = "text3",  # noqa: S107
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setProperty("focused", "false")
        self.setFixedHeight(32)
        self._icon_name, self._token = icon, token
        self._picture = QLabel()
        self.edit = self._line(placeholder, name)
        self._clear = IconButton("close", "Clear")
        self._clear.setFixedSize(20, 20)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.clicked.connect(self.clear)
        self._lay_out()
        self._tint()
        theme.current().changed.connect(self._tint)
        self._take_text("")

    def _line(self, placeholder: str, name: str) -> QLineEdit:
        edit = QLineEdit(placeholderText=placeholder)
        edit.setObjectName(name)
        edit.setProperty("role", "bare")
        edit.setAccessibleName(placeholder)
        edit.setFrame(False)
        edit.installEventFilter(self)
        edit.textChanged.connect(self._take_text)
        self.setFocusProxy(edit)
        return edit

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(9, 0, 5, 0)
        row.setSpacing(8)
        row.addWidget(self._picture)
        row.addWidget(self.edit, 1)
        row.addWidget(self._clear)

    def _tint(self) -> None:
        dpr = self.devicePixelRatioF()
        self._picture.setPixmap(icons.pixmap(self._icon_name, self._token, _ICON, dpr))

    def _take_text(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self.text_changed.emit(text)

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.edit.text()

    def clear(self) -> None:
        """Empty the field and say so."""
        self.edit.clear()
        self.edit.setFocus()
        self.cleared.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame shows that the line inside has the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            set_look(self, "focused", "true" if event.type() == QEvent.Type.FocusIn else "false")
        return super().eventFilter(watched, event)
