"""A web server on this machine that notes down who calls and what they ask for."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class WebServer(ThreadingHTTPServer):
    """Serves a folder; `connections` counts every caller, also one who only connects and says nothing."""

    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        super().__init__(("127.0.0.1", 0), partial(_Handler, directory=str(folder)))
        self.connections = 0
        self.asked: list[str] = []
        self.answer_to_posts = 200
        self.may_answer = threading.Event()  # whoever posts waits for it
        self.may_answer.set()

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def get_request(self):
        self.connections += 1
        return super().get_request()


class _Handler(SimpleHTTPRequestHandler):
    server: WebServer

    def do_GET(self):
        self.server.asked.append(f"GET {self.path}")
        super().do_GET()

    def do_POST(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        self.server.asked.append(f"POST {self.path} {content}")
        self.server.may_answer.wait(30)
        self.send_response(self.server.answer_to_posts)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_message):
        pass


@contextmanager
def serving(folder: Path) -> Iterator[WebServer]:
    """A server for as long as it is needed."""
    server = WebServer(folder)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.may_answer.set()
        server.shutdown()
        thread.join()
        server.server_close()
