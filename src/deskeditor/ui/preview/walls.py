"""What stands between a page on show and this machine, and between it and the world?

A page is hostile until proved otherwise, and what proves it is not here. Each wall alone should do:
no script, a policy in the header, an interceptor, navigation refused, no windows, no downloads.
"""

from typing import cast

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtWebEngineCore import (
    QWebEngineDownloadRequest,
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineRegisterProtocolHandlerRequest,
    QWebEngineSettings,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from deskeditor.ui.preview import scheme

_Attribute = QWebEngineSettings.WebAttribute
_OFF = (
    _Attribute.JavascriptEnabled,
    _Attribute.JavascriptCanOpenWindows,
    _Attribute.JavascriptCanAccessClipboard,
    _Attribute.LocalStorageEnabled,
    _Attribute.LocalContentCanAccessFileUrls,
    _Attribute.LocalContentCanAccessRemoteUrls,
    _Attribute.PluginsEnabled,
    _Attribute.PdfViewerEnabled,
    _Attribute.NavigateOnDropEnabled,
    _Attribute.HyperlinkAuditingEnabled,
    _Attribute.DnsPrefetchEnabled,
    _Attribute.AutoLoadIconsForPage,
    _Attribute.FullScreenSupportEnabled,
    _Attribute.ScreenCaptureEnabled,
    _Attribute.WebGLEnabled,
    _Attribute.ErrorPageEnabled,
    _Attribute.FocusOnNavigationEnabled,  # a page that loads must not take the caret out of the text
)
_SCHEMES_INSIDE = (scheme.NAME, "data")
SCHEMES_OUTSIDE = ("http", "https", "mailto")  # what a click may hand to the system's browser


class Interceptor(QWebEngineUrlRequestInterceptor):
    """Lets a request pass only to this program itself."""

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:
        """Block whatever would leave."""
        if info.requestUrl().scheme() not in _SCHEMES_INSIDE:
            info.block(True)  # noqa: FBT003 - Qt has no other name for it


def profile(parent: QObject) -> QWebEngineProfile:
    """A profile that writes nothing, fetches nothing and runs no script of a page."""
    made = QWebEngineProfile(parent)  # without a name: off the record
    made.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
    made.setPersistentCookiesPolicy(QWebEngineProfile.PersistentCookiesPolicy.NoPersistentCookies)
    made.setUrlRequestInterceptor(Interceptor(made))
    made.downloadRequested.connect(QWebEngineDownloadRequest.cancel)
    for attribute in _OFF:
        made.settings().setAttribute(attribute, False)  # noqa: FBT003 - Qt has no other name for it
    return made


class GuardedPage(QWebEnginePage):
    """A page that goes nowhere but where `show_page` sends it; a clicked link is told, not followed."""

    link_clicked = Signal(QUrl)  # http, https or mailto

    def __init__(self, profile: QWebEngineProfile, parent: QObject) -> None:
        super().__init__(profile, parent)
        self._admitted = QUrl()
        self.permissionRequested.connect(QWebEnginePermission.deny)
        self.fullScreenRequested.connect(QWebEngineFullScreenRequest.reject)
        self.fileSystemAccessRequested.connect(QWebEngineFileSystemAccessRequest.reject)
        self.registerProtocolHandlerRequested.connect(QWebEngineRegisterProtocolHandlerRequest.reject)

    def show_page(self, url: QUrl) -> None:
        """Go there: the one navigation that is let through."""
        self._admitted = url
        self.load(url)

    def acceptNavigationRequest(
        self, url: QUrl | str, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        """Let our own load pass, once; hand a clicked link on; refuse the rest."""
        url = QUrl(url)
        if is_main_frame and url == self._admitted:
            self._admitted = QUrl()
            return True
        clicked = kind is QWebEnginePage.NavigationType.NavigationTypeLinkClicked
        if clicked and is_main_frame and url.scheme() in SCHEMES_OUTSIDE:
            self.link_clicked.emit(url)
        return False

    def createWindow(self, _kind: QWebEnginePage.WebWindowType) -> QWebEnginePage:
        """No page opens another."""
        return cast("QWebEnginePage", None)  # what Qt takes for a refusal, though its type does not say so

    def javaScriptConsoleMessage(self, *_message: object) -> None:
        """The console tells of every script that was blocked; nobody has to read it."""
