"""How do the blocks of a body stand on the page?

The renderer makes blocks of Markdown; here each gets what only the page knows: the dateline, the sizes of
pictures, and a line of words where a picture would have to be fetched from somebody else's server.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape, unescape
from urllib.parse import urlsplit

from deskeditor.domain.asset import Asset
from deskeditor.pages import addresses, images
from deskeditor.pages.characters import printable

_TAG = re.compile(r'<[A-Za-z/](?:[^>"]++|"[^"]*")*+>')  # a whole tag: what an attribute quotes is skipped
_ATTRIBUTE = re.compile(r'([A-Za-z-]+)="([^"]*)"')
_PARAGRAPH = re.compile(r'<p(?:\s(?:[^>"]|"[^"]*")*)?>')
_GALLERY = re.compile(r'<figure class="gallery" data-n="(\d)"')
_DASH = " — "


def blocks(source: Iterable[str], dateline: str, pictures: "Pictures") -> tuple[str, ...]:
    """The HTML of each block as it stands on the page, one for one."""
    shown = [placed(html, pictures) for html in source]
    at, opening = with_dateline(shown, dateline)
    if at >= 0:
        shown[at] = opening
    return tuple(shown)


def with_dateline(shown: Sequence[str], dateline: str) -> tuple[int, str]:
    """Which block opens the body, and that block with the dateline in it; -1 if there is none to set.

    It stands as real text in the first paragraph, unless the body says it itself.
    """
    found = ((at, match) for at, html in enumerate(shown) if (match := _PARAGRAPH.match(html)))
    at, opening = next(found, (-1, None)) if dateline else (-1, None)
    if opening is None:
        return -1, ""
    html = opening.string
    if unescape(_TAG.sub("", html)).casefold().startswith(dateline.casefold()):
        return -1, ""
    words = f'<b class="dateline">{escape(printable(dateline))}</b>{_DASH}'
    return at, html[: opening.end()] + words + html[opening.end() :]


def placed(html: str, pictures: "Pictures") -> str:
    """One block as it stands on the page, but for the dateline."""
    whole = printable(html)  # a reference such as &#1; makes of clean text what no page may hold
    return pictures.placed(whole) if "<img" in whole else whole


def word_count(shown: Iterable[str]) -> int:
    """How many words a reader meets in the blocks."""
    return len(_TAG.sub(" ", "\n".join(shown)).split())


class Pictures:
    """Which pictures a page may show, and how large they are."""

    def __init__(self, assets: Mapping[str, Asset], own_origin: str = "", word: str = "Picture") -> None:
        self._assets = assets
        self._word = word  # for what is not shown
        self._own_origin = own_origin  # of the site: its own pictures are its own business

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Pictures) and self._said == other._said

    __hash__ = None  # type: ignore[assignment]  # as of anything that is compared by what it says

    @property
    def _said(self) -> tuple[object, ...]:
        return self._own_origin, self._word, self._assets

    def placed(self, html: str) -> str:
        """Clean HTML with every `<img>` given its size and files, or put in words if it lies elsewhere."""
        gallery = _GALLERY.match(html)
        beside = int(gallery[1]) if gallery else 1

        def shown(tag: re.Match[str]) -> str:
            return self._image(tag[0], beside) if tag[0][:5].lower() == "<img " else tag[0]

        return _TAG.sub(shown, html)

    def _image(self, tag: str, beside: int) -> str:
        attributes = {name: unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        source = attributes.get("src", "")
        if not self._may_show(source):
            return self._in_words(source, attributes.get("alt", ""))
        first = {"src": source, "alt": attributes.get("alt", "")}
        return images.element(self._assets, {**first, **attributes}, beside)

    def _may_show(self, source: str) -> bool:
        if addresses.reference(source) or source.startswith("data:image/"):
            return True
        return bool(self._own_origin) and addresses.origin(source) == self._own_origin

    def _in_words(self, source: str, alt: str) -> str:
        host = urlsplit(source).hostname if addresses.web(source) else ""
        words = f"{self._word}: {alt}" if alt else self._word
        return f'<span class="remote">{escape(f"{words} ({host})" if host else words)}</span>'
