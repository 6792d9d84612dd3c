"""How is a story's web address shown, worded and given back to the headline?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from deskeditor.domain import slug
from deskeditor.ui import icons, theme
from deskeditor.ui.widgets import ElidedLabel
from deskeditor.ui.widgets.checked_field import CheckedField


def _read(text: str) -> str:
    return slug.checked(text) if text else ""


class SlugField(QWidget):
    """The slug, a lock while it is the editor's own, and the whole address below it."""

    worded = Signal(str)
    rebuild_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = CheckedField("Web address", _read)
        self.line = self.field.line
        self._before = ("", False)  # the slug before the typing, and whether an editor had worded it
        self._lock = QLabel()
        self._lock.setToolTip("Your own words: it no longer follows the headline")
        self._lock.setAccessibleName("Worded by hand")
        self.rebuild = QPushButton("Rebuild from headline")
        self.rebuild.setProperty("role", "link")
        self.rebuild.setToolTip("Let the web address follow the headline again")
        self.field.head.insertWidget(1, self._lock)
        self._address = ElidedLabel(role="muted", mode=Qt.TextElideMode.ElideMiddle)
        self.line.setPlaceholderText("From the headline")
        self._place()
        self.field.accepted.connect(self._take)
        self.rebuild.clicked.connect(self.rebuild_requested)
        theme.current().changed.connect(self._tint)
        self._tint()

    def _place(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self._address)
        below = QHBoxLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.rebuild)
        below.addStretch(1)
        column.addLayout(below)

    def _tint(self) -> None:
        self._lock.setPixmap(icons.pixmap("lock", "text2", 12, self.devicePixelRatioF()))

    def _take(self, value: str) -> None:
        if not value or (value, False) == self._before:
            self.rebuild_requested.emit()
        else:
            self.worded.emit(value)

    def show_slug(self, value: str, address: str, *, own: bool, force: bool = False) -> None:
        """Show the slug, and the address that it makes."""
        if force or not self.line.hasFocus():
            self._before = value, own
        self.field.show_value(value, force=force)
        self._address.setText(address)
        self._address.setVisible(bool(address))
        self._lock.setVisible(own)
        self.rebuild.setVisible(own)
