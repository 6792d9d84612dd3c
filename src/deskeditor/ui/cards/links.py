"""Which link is it that somebody drags or pastes from a browser, and what is it called there?"""

from dataclasses import dataclass
from html.parser import HTMLParser

from PySide6.QtCore import QMimeData

from deskeditor.pages import addresses

MIME_TYPES = ("text/uri-list", "text/x-moz-url", "text/html", "text/plain")
_MOZ_URL = "text/x-moz-url"  # address and title in two lines of UTF-16
_LONGEST_HTML = 100_000  # characters looked through for a link: a link, not somebody's whole page
_LONGEST_NAME = 300


@dataclass(frozen=True, slots=True)
class Link:
    """An http(s) address and the words that led to it, as plain text; no words where there were none."""

    address: str
    words: str = ""


def read(data: QMimeData) -> Link | None:
    """The first link in what is dragged or pasted; None where there is none."""
    from_html = _in_html(data.html()) if data.hasHtml() else None
    address = _address(data) or (from_html.address if from_html else "")
    if not address:
        return None
    titled = from_html if from_html and _same(from_html.address, address) else _titled(data)
    words = titled.words if titled and _same(titled.address, address) else ""
    return Link(address, "" if addresses.web(words) else words)


def _address(data: QMimeData) -> str:
    for url in data.urls():
        if address := addresses.web(url.toString()):
            return address
    text = data.text().strip() if data.hasText() else ""
    return addresses.web(text)


def _titled(data: QMimeData) -> Link | None:
    if not data.hasFormat(_MOZ_URL):
        return None
    text = bytes(data.data(_MOZ_URL).data()).decode("utf-16-le", "replace").strip("\ufeff\0")
    address, _, words = text.partition("\n")
    return Link(addresses.web(address.strip()), _plain(words))


def _in_html(html: str) -> Link | None:
    reader = _FirstLink()
    reader.feed(html[:_LONGEST_HTML])
    reader.close()
    return Link(reader.address, _plain(reader.words)) if reader.address else None


def _same(one: str, other: str) -> bool:
    return one.rstrip("/") == other.rstrip("/")


def _plain(words: str) -> str:
    line = " ".join("".join(one for one in words if one.isprintable() or one.isspace()).split())
    return line[:_LONGEST_NAME]


class _FirstLink(HTMLParser):
    """The first link to the web in a piece of HTML: its address, and the text in it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.address = ""
        self.words = ""
        self._is_inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and not self.address:
            self.address = addresses.web(dict(attrs).get("href") or "")
            self._is_inside = bool(self.address)

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_inside = False

    def handle_data(self, data: str) -> None:
        if self._is_inside:
            self.words += data
