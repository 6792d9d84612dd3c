"""Which buttons stand above the text?"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from deskeditor.ui.widgets import set_role

if TYPE_CHECKING:
    from deskeditor.ui.widgets import IconButton

HEIGHT = 38
_SIDE, _GAP = 10, 2


class FormatBar(QWidget):
    """A row of buttons for commands, and one with a menu of more; those that find no room go into it too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "bar")
        self.setFixedHeight(HEIGHT)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_SIDE, 0, _SIDE, 0)
        self._row.setSpacing(_GAP)
        self._buttons: list[QWidget] = []  # lines between groups among them
        self._more: IconButton | None = None
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self._groups: Sequence[Sequence[QAction]] = ()

    def show_buttons(
        self, groups: Sequence[Sequence[tuple[QAction, str]]], more: Sequence[Sequence[QAction]] = ()
    ) -> None:
        """Show groups of commands, each as its action and the name of its icon; `more` stand in the menu."""
        from deskeditor.ui.widgets import IconButton, Separator  # drawn after the first paint

        for number, group in enumerate(groups):
            if number:
                self._add(Separator())
            for action, icon in group:
                self._add(IconButton.of(action, icon))
        self._groups = more
        if more:
            self._more = IconButton("more", "More formatting")
            self._more.setMenu(self._menu)
            self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._fit()

    def _add(self, button: QWidget) -> None:
        self._buttons.append(button)
        self._row.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as there is room for."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """It never makes the editor wider than it may be."""
        return QSize(HEIGHT + 2 * _SIDE, HEIGHT)

    def _fit(self) -> None:
        if self._more is None:
            return
        room = self.width() - 2 * _SIDE - self._more.width()
        for button in self._buttons:
            room -= button.sizeHint().width() + _GAP
            button.setVisible(room >= 0)
        shown = [button for button in self._buttons if not button.isHidden()]
        if shown and not isinstance(shown[-1], QToolButton):
            shown[-1].hide()  # no line before nothing

    def _fill_menu(self) -> None:
        self._menu.clear()
        hidden = [
            button.defaultAction()
            for button in self._buttons
            if button.isHidden() and isinstance(button, QToolButton)
        ]
        for group in (hidden, *self._groups):
            self._menu.addSeparator()
            self._menu.addActions(list(group))
