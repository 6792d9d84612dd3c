"""What can be done with the page on show, beside looking at it?"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from deskeditor.ui.desk import Desk
from deskeditor.ui.preview.browser_copy import BrowserCopy
from deskeditor.ui.preview.rendering import Rendering

_LOOKING = ("view.browser", "view.page_dark", "view.together", "view.refresh", "view.pause")
_NOT_YET = "The page is not on show yet. Show the preview, and try again."


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the menu must know of the page on show."""

    has_selection: Callable[[], bool]
    images_waiting: Callable[[], int]  # remote ones that have not been loaded


class PreviewMenu(QObject):
    """The menu behind the dots, which is the page's context menu too."""

    copy_requested = Signal()
    images_requested = Signal()  # the remote ones, once

    def __init__(
        self,
        menu: QMenu,
        desk: Desk,
        rendering: Rendering,
        page: "LookedAt",
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._menu = menu
        self._messages = desk.messages
        self._rendering = rendering
        self._page = page
        self._browser = BrowserCopy(desk, self)
        self._copy = QAction("Copy", self)
        self._copy.triggered.connect(self.copy_requested)
        desk.commands.on("view.browser", self._open_in_browser)
        self._images = QAction(self)
        self._images.triggered.connect(self.images_requested)
        menu.addAction(self._copy)
        menu.addActions([desk.commands.action("edit.copy_html"), desk.commands.action("edit.copy_rich")])
        menu.addSeparator()
        menu.addAction(self._images)
        menu.addActions([desk.commands.action(name) for name in _LOOKING])
        menu.aboutToShow.connect(self._prepare)

    def popup(self, place: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self._menu.popup(place)

    def close(self) -> None:
        """Remove what was written for the browser."""
        self._browser.close()

    def _prepare(self) -> None:
        self._copy.setEnabled(self._page.has_selection())
        waiting = self._page.images_waiting()
        self._images.setText(f"Load {waiting} remote image{'s' if waiting > 1 else ''} once")
        self._images.setVisible(waiting > 0)

    def _open_in_browser(self) -> None:
        shown = self._rendering.shown
        if shown is not None and shown.is_complete:
            self._browser.open(shown)
        else:
            self._messages.toast(_NOT_YET)
