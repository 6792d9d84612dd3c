"""Who answers when the preview asks for a page or for a picture beside it?"""

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject
from PySide6.QtWebEngineCore import QWebEngineUrlRequestJob, QWebEngineUrlSchemeHandler
from shiboken6 import isValid

from deskeditor.ui.preview import scheme
from deskeditor.ui.preview.picture_type import picture_type

Reply = Callable[[bytes], None]  # empty bytes: there is no such picture
Fetch = Callable[[str, Reply], None]  # a reference, and whom to tell


class PageServer(QWebEngineUrlSchemeHandler):
    """Answers for the preview's scheme, from memory and from the library's assets; nothing else exists."""

    def __init__(self, fetch: Fetch, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fetch = fetch
        self._page = b""

    def fetch_from(self, fetch: Fetch) -> None:
        """Ask somebody else for pictures from now on."""
        self._fetch = fetch

    def serve(self, html: str) -> None:
        """Serve this page from now on."""
        self._page = html.encode()

    def requestStarted(self, job: QWebEngineUrlRequestJob) -> None:
        """Answer a request; pictures come later, from off the UI thread."""
        wanted = scheme.reference(job.requestUrl())
        if job.requestMethod() != b"GET":
            job.fail(QWebEngineUrlRequestJob.Error.RequestDenied)
        elif wanted:
            self._fetch(wanted, lambda data: _answer(job, data, picture_type(data)))
        else:
            _answer(job, self._page, b"text/html; charset=utf-8")


def _answer(job: QWebEngineUrlRequestJob, data: bytes, kind: bytes) -> None:
    if not isValid(job):  # the page went away while the picture was read
        return
    if not data or not kind:
        job.fail(QWebEngineUrlRequestJob.Error.UrlNotFound)
        return
    header = QByteArray(b"Content-Security-Policy")
    options = {
        header: [QByteArray(scheme.POLICY.encode())],
        QByteArray(b"X-Content-Type-Options"): [QByteArray(b"nosniff")],
    }
    job.setAdditionalResponseHeaders(options)  # type: ignore[arg-type]  # the stub misses the list
    body = QBuffer(job)
    body.setData(data)
    body.open(QIODevice.OpenModeFlag.ReadOnly)
    job.reply(kind, body)
