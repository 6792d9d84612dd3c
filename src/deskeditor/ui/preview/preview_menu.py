"""What can be done with the page on show, beside looking at it?"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from deskeditor.ui.desk import Desk
from deskeditor.ui.preview.browser_copy import BrowserCopy
from deskeditor.ui.preview.rendering import Rendering


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What the menu must know of the page on show."""

    has_selection: Callable[[], bool]
    images_waiting: Callable[[], int]  # remote ones that have not been loaded


class PreviewMenu(QObject):
    """The menu behind the dots, which is the page's context menu too."""

    copy_requested = Signal()
    pause_requested = Signal(bool)
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
        self._rendering = rendering
        self._page = page
        self._browser = BrowserCopy(desk, self)
        self._copy = QAction("Copy", self)
        self._copy.triggered.connect(self.copy_requested)
        self._open = QAction("Open in browser", self)
        self._open.triggered.connect(self._open_in_browser)
        self._images = QAction(self)
        self._images.triggered.connect(self.images_requested)
        self._pause = QAction("Pause", self, checkable=True)
        self._pause.triggered.connect(self.pause_requested)
        menu.addAction(self._copy)
        menu.addActions([desk.commands.action("edit.copy_html"), desk.commands.action("edit.copy_rich")])
        menu.addSeparator()
        menu.addActions([self._images, self._open, desk.commands.action("view.refresh"), self._pause])
        menu.aboutToShow.connect(self._prepare)

    def popup(self, place: QPoint) -> None:
        """Show the menu at a place on the screen."""
        self._menu.popup(place)

    def show_paused(self, paused: bool) -> None:
        """Show whether the preview is paused."""
        self._pause.setChecked(paused)

    def close(self) -> None:
        """Remove what was written for the browser."""
        self._browser.close()

    def _prepare(self) -> None:
        self._copy.setEnabled(self._page.has_selection())
        waiting = self._page.images_waiting()
        self._images.setText(f"Load {waiting} remote image{'s' if waiting > 1 else ''} once")
        self._images.setVisible(waiting > 0)
        shown = self._rendering.shown
        self._open.setEnabled(shown is not None and shown.is_complete)

    def _open_in_browser(self) -> None:
        if self._rendering.shown is not None:
            self._browser.open(self._rendering.shown)
