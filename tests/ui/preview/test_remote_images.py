"""The preview asks no server for an image until the editor does; and then for exactly that image, once."""

import socketserver
import threading
from http.server import BaseHTTPRequestHandler

import pytest

from deskeditor.domain.site import Site
from deskeditor.services import sites
from deskeditor.ui.preview.remote_images import RemoteImages

from .conftest import picture


class Server(socketserver.ThreadingTCPServer):
    """A site's server on this machine; writes down every connection and every request."""

    allow_reuse_address = True
    daemon_threads = False

    def __init__(self):
        self.connections, self.requests = [], []
        self.answers = {"/car.png": picture("red"), "/page.png": b"<html>no picture</html>"}
        super().__init__(("127.0.0.1", 0), Handler)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def verify_request(self, request, client_address):
        self.connections.append(client_address)
        return True


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        if self.path == "/moved.png":
            self.send_response(302)
            self.send_header("Content-Length", "0")
            self.send_header("Location", f"http://localhost:{self.server.server_address[1]}/car.png")
            self.end_headers()
            return
        found = self.server.answers.get(self.path)
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", "image/png")
        self.send_header("Set-Cookie", "follow=me")
        self.send_header("Content-Length", str(len(found or b"")))  # else Qt may ask again when it closes
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(found or b"")

    def log_message(self, *_words):
        """Nothing on the terminal."""


@pytest.fixture
def server():
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,))
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def shown(preview, desk, server):
    """Show a body whose images lie on the site's own server."""
    desk.lane.ask(lambda library: sites.save_site(library, Site(address=server.address)))
    preview.presenter._rendering.look_around()

    def show(*names: str) -> None:
        desk.open_story.set_body("".join(f"![{name}]({server.address}/{name})\n\n" for name in names))
        preview.settle()

    return show


@pytest.fixture
def load(preview, qtbot):
    """Choose the item of the menu, and wait until all has come or failed."""

    def do() -> str:
        menu = preview.presenter._menu
        menu._prepare()
        assert menu._images.isVisible()
        ended = []
        preview.presenter._remote.finished.connect(ended.append)
        menu._images.trigger()
        qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
        preview.settle()
        return ended[0]

    return do


def test_nothing_is_asked_for_until_the_editor_asks(shown, preview, server, qtbot):
    shown("car.png")
    preview.load_afresh()
    qtbot.wait(500)
    assert server.connections == []
    assert "car.png" in preview.html()
    style = "getComputedStyle(document.querySelector('[data-part=body] img'), '::before').content"
    assert "Remote image not loaded" in str(preview.ask(style))


def test_what_is_asked_for_is_fetched_once_and_shown(shown, preview, server, load, qtbot):
    shown("car.png")
    before = preview.html()
    assert load() == ""
    assert [path for path, _ in server.requests] == ["/car.png"]
    assert not {"Cookie", "Referer"} & set(server.requests[0][1])
    ratio = "(function () { const i = document.querySelector('[data-part=body] img');"
    ratio += " return i.offsetWidth / i.offsetHeight })()"
    qtbot.waitUntil(lambda: 1.7 < float(preview.ask(ratio)) < 1.9)  # 64 by 36, no more the placeholder
    assert preview.html() == before  # the page itself is what will be exported
    preview.load_afresh()
    qtbot.waitUntil(lambda: 1.7 < float(preview.ask(ratio)) < 1.9)
    assert len(server.connections) == 1


def test_an_image_that_came_later_waits(shown, preview, server, load, qtbot):
    shown("car.png")
    load()
    shown("car.png", "other.png")
    qtbot.wait(300)
    assert [path for path, _ in server.requests] == ["/car.png"]
    assert preview.presenter._remote.waiting == (f"{server.address}/other.png",)


def test_another_story_asks_for_itself(shown, preview, desk, server, load, qtbot):
    shown("car.png")
    load()
    desk.open_story.open("ferry")
    qtbot.waitUntil(lambda: preview.presenter._rendering.shown_story == "ferry", timeout=20_000)
    preview.settle()
    shown("car.png")
    assert preview.presenter._remote.waiting == (f"{server.address}/car.png",)
    assert len(server.requests) == 1


@pytest.mark.parametrize("name", ["gone.png", "page.png", "moved.png"])
def test_what_cannot_be_had_is_said_and_can_be_asked_for_again(shown, preview, server, load, name):
    shown(name)
    told = []
    preview.desk.messages.toast_asked.connect(lambda *words: told.append(str(words)))
    why = load()
    assert why.startswith(f"“{server.address}/{name}” was not loaded: ")
    assert len(told) == 1
    assert [path for path, _ in server.requests] == [f"/{name}"]
    assert preview.presenter._remote.waiting == (f"{server.address}/{name}",)


def test_without_remote_images_the_menu_says_nothing(preview):
    menu = preview.presenter._menu
    menu._prepare()
    assert not menu._images.isVisible()


def test_an_address_cannot_leave_its_place_in_the_style_sheet(qapp):
    images = RemoteImages(qapp)
    address = 'https://courier.example/"]{}*{background:url(x)}\\'
    images.expect("tram", (address,))
    images._asked[address] = "tram"
    images._arrived(address, picture("red"))
    assert 'img[src="https://courier.example/\\"]{}*{background:url(x)}\\\\"] { content:' in images.style(
        "tram"
    )
    images.deleteLater()


def test_the_palette_loads_them_too(shown, preview, desk, server, qtbot):
    desk.commands.set_condition("story", True)
    assert desk.commands.reason("view.remote_images") == "No remote images on this page"
    shown("car.png")
    assert desk.commands.reason("view.remote_images") == ""
    ended = []
    preview.presenter._remote.finished.connect(ended.append)
    desk.commands.run("view.remote_images")
    qtbot.waitUntil(lambda: bool(ended), timeout=30_000)
    assert [path for path, _ in server.requests] == ["/car.png"]
    assert desk.commands.reason("view.remote_images") == "No remote images on this page"
