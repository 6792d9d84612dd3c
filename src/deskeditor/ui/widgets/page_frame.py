"""How does a page of ours stand in a dialog, at a device’s width?"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from deskeditor.ui.widgets.role import set_role

_MARGIN = 16
_SMALLEST_ZOOM = 0.4


class ShownPage(Protocol):
    """A web view that shows a page of ours and nothing else; whoever joins the areas makes it."""

    @property
    def view(self) -> QWidget:
        """The widget that it is seen in."""

    def load(self, story: str, html: str, *, keep_scroll: bool) -> None:
        """Show a whole page."""

    def zoom(self, factor: float) -> None:
        """Draw it smaller."""

    def show_dark(self, dark: bool) -> None:
        """Show its dark or its light colours."""

    def close(self) -> None:
        """Take it down."""


MakePage = Callable[[QWidget], ShownPage]


class PageFrame(QWidget):
    """The page at a device's width, drawn as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "sunken")
        self._page: ShownPage | None = None
        self._width = 0
        self._dark = False

    def take(self, page: ShownPage) -> None:
        """Hold a page from now on, until `close`."""
        self._page = page
        page.view.show()
        page.show_dark(self._dark)
        self._fit()

    @property
    def has_page(self) -> bool:
        """Whether there is something to show a page with."""
        return self._page is not None

    def load(self, story: str, html: str) -> None:
        """Show a page."""
        if self._page is not None:
            self._page.load(story, html, keep_scroll=True)

    def show_width(self, width: int) -> None:
        """Lay the page out in that many CSS pixels."""
        self._width = width
        self._fit()

    def show_dark(self, *, dark: bool) -> None:
        """Show its dark or its light colours."""
        self._dark = dark
        if self._page is not None:
            self._page.show_dark(dark)

    def close_page(self) -> None:
        """Take the page down: nothing of it stays in memory."""
        if self._page is not None:
            page, self._page = self._page, None
            page.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if self._page is None or not self._width:
            return
        zoom = max(_SMALLEST_ZOOM, min(1.0, (self.width() - 2 * _MARGIN) / self._width))
        width = round(self._width * zoom)
        left = max(_MARGIN, (self.width() - width) // 2)
        self._page.view.setGeometry(left, _MARGIN, width, max(1, self.height() - _MARGIN))
        self._page.zoom(zoom)
