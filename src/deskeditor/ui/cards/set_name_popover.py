"""What is a set of cards to be called?"""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from deskeditor.ui.widgets import Popover, set_role, text_label
from deskeditor.ui.widgets.field import LineField

_WIDTH = 400
_LONGEST = 200  # characters
_NAME = "Name of the set"


class SetNamePopover(Popover):
    """A line to type into, in the top third of the window: Enter gives the name, Esc leaves all as it was.

    It stays open until `dismiss`: a name that cannot be is refused in one sentence below the line.
    """

    named = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("setNamePopover")
        self.heading = text_label("", "heading")
        self.field = LineField(_NAME, limit=_LONGEST)
        self.act, self.cancel = set_role(QPushButton(), "primary"), QPushButton("Cancel")
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.heading)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.act)
        column.addLayout(row)
        self.field.edited.connect(self._follow)
        self.field.line.returnPressed.connect(self._name)
        self.act.clicked.connect(self._name)
        self.cancel.clicked.connect(self.dismiss)
        self.keys_returned.connect(self.give_back_focus)

    def ask(self, window: QWidget, heading: str, act: str, name: str = "") -> None:
        """Show it, the name that there is selected; `act` is what its button says."""
        self.setAccessibleName(heading)
        self.heading.setText(heading)
        self.act.setText(act)
        self.field.show_text(name, force=True)
        self._follow()
        self.setParent(window)
        self.show_over(window)
        self.field.line.setFocus(Qt.FocusReason.PopupFocusReason)
        self.field.line.selectAll()

    def place(self, window: QWidget) -> QRect:
        """In the middle, from a seventh of the height."""
        width = min(_WIDTH, window.width() - 32)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self.sizeHint().height())
        return QRect((window.width() - width) // 2, window.height() // 7, width, height)

    def refuse(self, why: str) -> None:
        """Say why the name cannot be; it can be typed anew."""
        self._say(why)
        self.act.setEnabled(True)
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.line.selectAll()
        QAccessible.updateAccessibility(QAccessibleEvent(self.field.line, QAccessible.Event.Alert))

    def _follow(self) -> None:
        count = len(self.field.text())
        self._say(f"A name has no more than {_LONGEST} characters; shorten it." if count > _LONGEST else "")
        self.act.setEnabled(0 < count <= _LONGEST)

    def _say(self, why: str) -> None:
        self.field.say(why, "error")
        if self.isVisible():
            self.setGeometry(self.place(self.window()))

    def _name(self) -> None:
        if self.act.isEnabled():
            self.act.setEnabled(False)  # until there is an answer
            self.named.emit(self.field.text())
