"""The window of the tests' reader: a stock page that notes down all it asks for and says."""

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, QUrl
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    QWebEngineSettings,
    QWebEngineUrlRequestInterceptor,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

PATIENCE = 60  # seconds
TURN = 15  # milliseconds


class Notes(QWebEngineUrlRequestInterceptor):
    """Writes down every request, and lets it pass."""

    def __init__(self) -> None:
        super().__init__()
        self.requests: list[str] = []

    def interceptRequest(self, info):
        self.requests.append(info.requestUrl().toString())


class Page(QWebEnginePage):
    """A page that stays where it is once it is loaded, and notes down what it says and where it would go."""

    def __init__(self, profile: QWebEngineProfile) -> None:
        super().__init__(profile)
        self.is_loading = True
        self.console: list[str] = []
        self.dialogs: list[str] = []
        self.left: list[str] = []

    def acceptNavigationRequest(self, url, _kind, is_main_frame):
        if self.is_loading or not is_main_frame or url.hasFragment():
            return True
        self.left.append(QUrl(url).toString())
        return False

    def createWindow(self, _kind):
        self.left.append("a new window")

    def javaScriptConsoleMessage(self, _level, message, _line, _source):
        self.console.append(message)

    def javaScriptAlert(self, _origin, message):
        self.dialogs.append(message)

    def javaScriptConfirm(self, _origin, message):
        self.dialogs.append(message)
        return True

    def javaScriptPrompt(self, _origin, message, _default):
        self.dialogs.append(message)
        return False, ""


class Window:
    """What the tests can ask of it."""

    def __init__(self) -> None:
        self._app = QApplication([])
        self._profile = QWebEngineProfile()
        self._profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
        self._profile.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)
        self._notes = Notes()
        self._profile.setUrlRequestInterceptor(self._notes)
        self._view = QWebEngineView()
        self._page: Page | None = None

    def open(self, url: str, width: int, height: int, scripts: bool) -> bool:
        """Whether the page was loaded; by then its pictures are there and it has been drawn."""
        self._drop_page()
        self._profile.settings().setAttribute(QWebEngineSettings.WebAttribute.JavascriptEnabled, scripts)
        self._notes.requests = []
        self._page = Page(self._profile)
        self._view.setPage(self._page)
        self._view.resize(width, height)
        self._view.show()
        loaded: list[bool] = []
        self._page.loadFinished.connect(loaded.append)
        self._page.load(QUrl(url))
        self._until(lambda: bool(loaded))
        self._page.is_loading = False
        self.ask(
            "window.isDrawn = null; requestAnimationFrame(() => requestAnimationFrame(() => isDrawn = 1))", 1
        )
        self.wait_for("window.isDrawn")
        return loaded == [True]

    def ask(self, script: str, world: int) -> object:
        """What a script answers."""
        answers: list[object] = []
        self._page.runJavaScript(script, world, answers.append)
        self._until(lambda: bool(answers))
        return answers[0] if answers else None

    def wait_for(self, script: str) -> object:
        """The first answer that is not null."""
        until = time.monotonic() + PATIENCE
        while (answer := self.ask(script, 1)) in (None, "") and time.monotonic() < until:
            self.wait(TURN)
        return answer

    def wait(self, milliseconds: int) -> None:
        """Let the engine work."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def seen(self) -> dict[str, list[str]]:
        """What was noted down of this page."""
        page = self._page
        return {
            "requests": self._notes.requests,
            "console": page.console,
            "dialogs": page.dialogs,
            "left": page.left,
        }

    def close(self) -> None:
        """Take the page down before its profile."""
        self._view.hide()
        self._drop_page()

    def _drop_page(self) -> None:
        if self._page:
            self._view.setPage(None)
            self._page.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _until(self, is_so: Callable[[], bool]) -> None:
        until = time.monotonic() + PATIENCE
        while not is_so() and time.monotonic() < until:
            self.wait(TURN)
