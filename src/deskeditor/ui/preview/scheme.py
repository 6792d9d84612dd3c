"""At which addresses does the preview show pages, and how does the web engine learn of them?

Measured: importing QtWebEngineCore costs 30 ms. Qt wants it, or `AA_ShareOpenGLContexts`, before there is an
application; a scheme only before the first profile. So the attribute is set at once, and all else waits
until the window has been painted.
"""

import logging
import os

from PySide6.QtCore import QCoreApplication, Qt, QUrl

NAME = "deskeditor"  # as the policy of our pages calls it (`pages.addresses.OWN_SCHEME`)
_HOST = "preview"
_PAGE = "page.html"

_FLAGS, _NO_SANDBOX = "QTWEBENGINE_CHROMIUM_FLAGS", "QTWEBENGINE_DISABLE_SANDBOX"
# `<link rel=preconnect>` opens a connection that neither policy nor interceptor is asked about
_NO_HOSTS = '--host-resolver-rules="MAP * ~NOTFOUND"'
POLICY = (  # the header of every page shown: nothing but its own styles, and pictures of the library
    f"default-src 'none'; img-src {NAME}: data:; style-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'; frame-src 'none'; sandbox"
)

_log = logging.getLogger(__name__)


def register() -> None:
    """Make ready for the web engine; called before the `QApplication` is made, and cheap."""
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def prepare() -> None:
    """Load the web engine and register the scheme, once; called before the first profile is made."""
    _set_flags()
    from PySide6.QtWebEngineCore import QWebEngineUrlScheme  # 30 ms: not before the first paint

    if not QWebEngineUrlScheme.schemeByName(NAME.encode()).name().isEmpty():
        return
    scheme = QWebEngineUrlScheme(NAME.encode())
    scheme.setSyntax(QWebEngineUrlScheme.Syntax.Path)
    scheme.setFlags(QWebEngineUrlScheme.Flag.SecureScheme | QWebEngineUrlScheme.Flag.NoAccessAllowed)
    QWebEngineUrlScheme.registerScheme(scheme)


def _set_flags() -> None:
    """Tell Chromium that no host exists; and, as root, do without its own sandbox, which it refuses there."""
    flags = os.environ.get(_FLAGS, "")
    if _NO_HOSTS not in flags:
        os.environ[_FLAGS] = f"{flags} {_NO_HOSTS}".strip()
    if hasattr(os, "geteuid") and os.geteuid() == 0 and _NO_SANDBOX not in os.environ:
        os.environ[_NO_SANDBOX] = "1"
        _log.info("Running as root: Chromium's own sandbox is off; the preview's other walls stand.")


def address(story: str) -> QUrl:
    """Where a story's page is shown."""
    return QUrl(f"{NAME}://{_HOST}/{story}/{_PAGE}")


def beside(story: str, reference: str) -> str:
    """The whole address of what stands beside a story's page; the reference has no characters to escape."""
    return address(story).resolved(QUrl(reference)).toString(QUrl.ComponentFormattingOption.FullyEncoded)


def reference(url: QUrl) -> str:
    """What an address asks for: `""` for the page itself, else what stands beside it, such as `images/…`."""
    path = url.path().lstrip("/").partition("/")[2]
    return "" if path == _PAGE else path
