"""Nothing that stands in a page runs, reaches out, or leads the preview away."""

import socket
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QMouseEvent
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWidgets import QApplication

from deskeditor.pages.addresses import OWN_SCHEME
from deskeditor.ui.preview import scheme


class Listener:
    """A web server that only counts who calls."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._socket.getsockname()[1]}"

    def _listen(self) -> None:
        while True:
            caller, _ = self._socket.accept()
            with caller:
                caller.settimeout(60)
                said = caller.recv(200)
                if said == b"stop":
                    return
                self.calls.append(said)

    def close(self) -> None:
        with socket.create_connection(self._socket.getsockname()) as caller:
            caller.sendall(b"stop")
        self._thread.join()
        self._socket.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


HOSTILE = """
<script>document.title = "ran"; fetch("{0}/script")</script>
<img src="{0}/img" onerror="document.title='ran'"> <img src=x onerror="document.title='ran'">
<svg onload="document.title='ran'"><image href="{0}/svg"/></svg>
<iframe src="{0}/frame"></iframe><object data="{0}/object"></object><embed src="{0}/embed">
<link rel="stylesheet" href="{0}/style"><link rel="preconnect" href="{0}"><link rel="dns-prefetch" href="{0}">
<style>@import "{0}/import"; body {{ background: url("{0}/background") }}</style>
<meta http-equiv="refresh" content="0;url={0}/refresh"><base href="{0}/">
<video src="{0}/video" poster="{0}/poster" autoplay></video><audio src="{0}/audio" autoplay></audio>
<form action="{0}/form"><button autofocus>x</button></form>
<p style="background:url({0}/inline)">styled</p> <a href="javascript:document.title='ran'">x</a>
<a ping="{0}/ping" href="#x">ping</a> <input type=image src="{0}/input">
<details open ontoggle="document.title='ran'">x</details> <marquee onstart="document.title='ran'">x</marquee>
"""
BEHIND_THE_SANITISER = (
    "<!doctype html><html><head><title>still</title></head><body>{0}<p>the end</p></body></html>"
)


def test_a_hostile_body_runs_nothing_and_asks_nobody(qtbot, preview, listener):
    title = preview.ask("document.title")
    preview.desk.open_story.set_body(HOSTILE.format(listener.address) + "\n\nThe end of it.")
    preview.settle()
    qtbot.waitUntil(lambda: "The end of it." in preview.text(), timeout=10_000)
    qtbot.wait(300)
    assert preview.ask("document.title") == title
    assert listener.calls == []


def test_the_other_walls_stand_without_the_sanitiser(qtbot, preview, listener):
    page = BEHIND_THE_SANITISER.format(HOSTILE.format(listener.address))
    with qtbot.waitSignal(preview.presenter._live.loaded, timeout=10_000):
        preview.presenter._live.load("tram", page, keep_scroll=False)
    qtbot.wait(500)
    assert preview.ask("document.title") == "still"
    assert "the end" in preview.ask("document.body.textContent")
    assert preview.presenter._live.page.url() == scheme.address("tram")
    assert listener.calls == []


def click_on(preview, selector: str) -> None:
    """Click where an element is drawn, as a mouse does."""
    element = f"document.querySelector('{selector}')"
    preview.ask(f"{element}.scrollIntoView({{block: 'center'}})")
    middle = "(b => `${b.x + b.width / 2} ${b.y + b.height / 2}`)"
    x, y = map(float, str(preview.ask(f"{middle}({element}.getBoundingClientRect())")).split())
    view = preview.presenter._live.view
    place = QPointF(x, y) * view.zoomFactor()
    target = view.focusProxy()
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        button = Qt.MouseButton.LeftButton
        held = button if kind is QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
        event = QMouseEvent(
            kind, place, target.mapToGlobal(place), button, held, Qt.KeyboardModifier.NoModifier
        )
        QApplication.sendEvent(target, event)


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[QUrl]:
    """What was handed to the system's browser."""
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    return opened


def test_a_clicked_link_goes_to_the_systems_browser(qtbot, opened, preview):
    preview.desk.open_story.set_body("[The depot](https://harrowbay.example/depot)")
    preview.settle()
    click_on(preview, "[data-part=body] a")
    qtbot.waitUntil(lambda: bool(opened), timeout=10_000)
    assert opened[-1] == QUrl("https://harrowbay.example/depot")
    assert preview.presenter._live.page.url() == scheme.address("tram")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/hostname", "deskeditor://preview/other/page.html", "chrome://gpu", "javascript:alert(1)"],
)
def test_no_other_address_is_followed_or_handed_on(preview, address):
    page = preview.presenter._live.page
    heard: list[QUrl] = []
    page.link_clicked.connect(heard.append)
    kind = QWebEnginePage.NavigationType.NavigationTypeLinkClicked
    assert page.acceptNavigationRequest(QUrl(address), kind, is_main_frame=True) is False
    assert heard == []


def test_only_a_click_hands_an_address_on(preview):
    page = preview.presenter._live.page
    heard: list[QUrl] = []
    page.link_clicked.connect(heard.append)
    kind = QWebEnginePage.NavigationType.NavigationTypeRedirect
    assert page.acceptNavigationRequest(QUrl("https://a.example/"), kind, is_main_frame=True) is False
    assert heard == []


def test_no_page_opens_a_window(preview):
    page = preview.presenter._live.page
    assert page.createWindow(QWebEnginePage.WebWindowType.WebBrowserTab) is None


def test_the_scheme_is_the_one_that_the_pages_policy_names():
    assert scheme.NAME == OWN_SCHEME


def test_nothing_is_written_to_disk(preview):
    profile = preview.presenter._live.page.profile()
    assert profile.isOffTheRecord()
