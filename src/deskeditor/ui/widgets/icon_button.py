"""How is an action shown by its icon alone?"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QToolButton, QWidget

from deskeditor.ui import icons

SIDE = 28


class IconButton(QToolButton):
    """A 28-pixel button; its tooltip says what it does and with which keys."""

    def __init__(
        self,
        icon: str,
        tip: str,
        shortcut: str = "",
        *,
        token: str = "text2",  # noqa: S107 - a colour's name
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setFixedSize(SIDE, SIDE)
        self.setIconSize(QSize(icons.SIZE, icons.SIZE))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCheckable(checkable)
        self._token = token
        self.show_icon(icon)
        self.show_tip(tip, shortcut)

    @classmethod
    def of(cls, action: QAction, icon: str, token: str = "text2") -> "IconButton":  # noqa: S107 - a colour's name
        """A button for a command: enabled, checked and pressed as the command is."""
        button = cls(icon, action.toolTip(), token=token)
        button.setDefaultAction(action)
        button.setIcon(icons.icon(icon, token))
        button.setAccessibleName(action.text().removesuffix("…"))
        return button

    def show_icon(self, icon: str) -> None:
        """Show another icon."""
        self.setIcon(icons.icon(icon, self._token))

    def show_tip(self, tip: str, shortcut: str = "") -> None:
        """Say what the button does, and with which keys."""
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(f"{tip} ({keys})" if keys else tip)
        self.setAccessibleName(tip)
