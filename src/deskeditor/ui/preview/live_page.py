"""How is a page shown in the web engine, changed in place, and taken down again?"""

import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QWidget
from shiboken6 import delete, isValid

from deskeditor.ui.preview import dom_patch, scheme, walls
from deskeditor.ui.preview.page_server import Fetch, PageServer
from deskeditor.ui.preview.prompt_frames import PromptFrames
from deskeditor.ui.preview.remote_images import PLACEHOLDER
from deskeditor.ui.preview.way_out import WayOut

if TYPE_CHECKING:
    from deskeditor.pages.patch import Patch  # loads Jinja: not before the first page

_THEMES = {False: "light", True: "dark"}
_GROUNDS = {False: "#FFFFFF", True: "#141618"}  # what is seen before a page is there
_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_HTML = re.compile("<html\\b")
_SET_THEME = """(function (theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else document.documentElement.removeAttribute("data-theme");
})"""


class LivePage(QObject):
    """One web view with its page, profile and server; `prepare` of the scheme must have been called."""

    loaded = Signal(bool)  # a page asked for with `load` stands, or could not be shown
    lost_track = Signal()  # a patch did not fit what stands: load the page again
    crashed = Signal()  # the process that draws pages ended
    link_clicked = Signal(QUrl)  # for the system's browser
    menu_requested = Signal(QPoint)  # a place on the screen

    def __init__(self, fetch: Fetch, parent: QWidget) -> None:
        super().__init__(parent)
        self.view = QWebEngineView(parent)
        self.view.setObjectName("previewView")
        self.view.setAccessibleName("Preview of the page")
        self._way_out = WayOut(self.view)
        self._frames = PromptFrames(self.view)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._profile = walls.profile(parent)  # a later child than the view, so it goes after it
        self._server = PageServer(fetch, self._profile)
        self._profile.installUrlSchemeHandler(scheme.NAME.encode(), self._server)
        self._page = walls.GuardedPage(self._profile, self.view)
        self.view.setPage(self._page)
        self._theme = ""
        self._style = PLACEHOLDER
        self._scrolled = QPointF()
        self._connect()

    def _connect(self) -> None:
        self._page.loadFinished.connect(self._load_finished)
        self._page.link_clicked.connect(self.link_clicked)
        self._page.renderProcessTerminated.connect(self._terminated)
        self.view.customContextMenuRequested.connect(
            lambda place: self.menu_requested.emit(self.view.mapToGlobal(place))
        )

    @property
    def page(self) -> QWebEnginePage:
        """The page on show."""
        return self._page

    def load(self, story: str, html: str, *, keep_scroll: bool) -> None:
        """Show a whole page; `loaded` tells when it stands."""
        self._scrolled = self._page.scrollPosition() if keep_scroll else QPointF()
        self._server.serve(_themed(html, self._theme))
        self._page.show_page(scheme.address(story))

    def fetch_from(self, fetch: Fetch) -> None:
        """Ask somebody else from now on for what stands beside the page."""
        self._server.fetch_from(fetch)

    def apply(self, patch: "Patch", then: str) -> None:
        """Change the page on show in place, and run a script of ours behind that."""
        self._page.runJavaScript(dom_patch.script(patch, then), _WORLD, self._applied)
        self._frames.expect()

    def dress(self, style: str) -> None:
        """Show the page with a style sheet of ours beside its own, from now on."""
        self._style = style
        self._dress()

    def run(self, script: str) -> None:
        """Run a script of ours in our own world, where no page sees it."""
        self._page.runJavaScript(script, _WORLD)
        self._frames.expect()

    def ask(self, script: str, answer: Callable[[object], None]) -> None:
        """Run a script of ours and hear what it answers, some 10 ms later."""
        self._page.runJavaScript(script, _WORLD, answer)

    def show_dark(self, dark: bool) -> None:
        """Show the page in its dark or its light colours, whatever the window's are."""
        system_is_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        wanted = "" if dark is system_is_dark else _THEMES[dark]
        self._page.setBackgroundColor(QColor(_GROUNDS[dark]))
        if wanted != self._theme:
            self._theme = wanted
            self.run(f"{_SET_THEME}({wanted!r})")

    def zoom(self, factor: float) -> None:
        """Draw the page smaller; it is laid out in the view's width divided by the factor."""
        self.view.setZoomFactor(factor)

    def show_scroll_bars(self, shown: bool) -> None:
        """Devices that are touched lay scroll bars over the page; Chromium here would take its width."""
        self._page.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, shown)

    def copy(self) -> None:
        """Copy the words that are selected; Qt's own action would need the focus."""
        QGuiApplication.clipboard().setText(self._page.selectedText())

    def close(self) -> None:
        """Take it down: the page before its profile, or Qt complains."""
        if isValid(self.view):
            delete(self.view)  # its page is its child
        if isValid(self._profile):
            delete(self._profile)
        self.deleteLater()

    def _dress(self) -> None:
        self.run(f"desk.dress({json.dumps(self._style)})")

    def _load_finished(self, ok: bool) -> None:
        if ok:
            self.run(dom_patch.prelude())
            self._dress()
        if ok and not self._scrolled.isNull():
            self.run(f"window.scrollTo({self._scrolled.x()}, {self._scrolled.y()})")
        self.loaded.emit(ok)

    def _applied(self, outcome: object) -> None:
        if outcome is not True:
            self.lost_track.emit()

    def _terminated(self, status: QWebEnginePage.RenderProcessTerminationStatus, _code: int) -> None:
        if status is not QWebEnginePage.RenderProcessTerminationStatus.NormalTerminationStatus:
            self.crashed.emit()


def _themed(html: str, theme: str) -> str:
    return _HTML.sub(f'<html data-theme="{theme}"', html, count=1) if theme else html
