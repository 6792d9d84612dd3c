"""How is a picture of somebody's server fetched, once it has been asked for?

Not by the web engine, which reaches no server at all, but by the program itself: without cookies, without
saying on which page the picture stands, and without following it to another server.
"""

from functools import partial

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest

LARGEST = 20_000_000  # bytes
_TIMEOUT_MS = 15_000
_ALONE = (  # nothing that one request learns is told with another
    QNetworkRequest.Attribute.CookieLoadControlAttribute,
    QNetworkRequest.Attribute.CookieSaveControlAttribute,
    QNetworkRequest.Attribute.AuthenticationReuseAttribute,
)


class RemoteFetch(QObject):
    """Fetches addresses, each with one request."""

    arrived = Signal(str, bytes)  # an address, and what stood there
    failed = Signal(str, str)  # an address, and why there is nothing

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._network = QNetworkAccessManager(self)
        self._network.setRedirectPolicy(QNetworkRequest.RedirectPolicy.SameOriginRedirectPolicy)
        self._network.setTransferTimeout(_TIMEOUT_MS)

    def get(self, address: str) -> None:
        """Ask for an address; one of the signals tells what came of it."""
        request = QNetworkRequest(QUrl(address))
        request.setHeader(QNetworkRequest.KnownHeaders.UserAgentHeader, "deskeditor")
        for attribute in _ALONE:
            request.setAttribute(attribute, QNetworkRequest.LoadControl.Manual.value)
        reply = self._network.get(request)
        reply.downloadProgress.connect(partial(_stop_if_huge, reply))
        reply.finished.connect(partial(self._finished, address, reply))

    def _finished(self, address: str, reply: QNetworkReply) -> None:
        if reply.error() is QNetworkReply.NetworkError.NoError:
            self.arrived.emit(address, reply.readAll().data())
        else:
            self.failed.emit(address, reply.errorString())
        reply.deleteLater()


def _stop_if_huge(reply: QNetworkReply, received: int, _total: int) -> None:
    if received > LARGEST and reply.isRunning():
        reply.abort()
