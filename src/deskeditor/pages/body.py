"""How do the blocks of a body stand on the page?

The renderer makes blocks of Markdown; here each gets what only the page knows: the dateline, the sizes of
pictures, and a line of words where a picture would have to be fetched from somebody else's server.
"""

import re
from collections.abc import Mapping
from html import escape, unescape
from urllib.parse import urlsplit

from deskeditor.domain.asset import Asset
from deskeditor.markup.rendered import Block
from deskeditor.pages import addresses, images
from deskeditor.pages.characters import printable

_TAG = re.compile(r'<[A-Za-z/](?:[^>"]|"[^"]*")*>')  # a whole tag: what an attribute quotes is skipped
_ATTRIBUTE = re.compile(r'([A-Za-z-]+)="([^"]*)"')
_PARAGRAPH = re.compile(r'<p(?:\s(?:[^>"]|"[^"]*")*)?>')
_GALLERY = re.compile(r'<figure class="gallery" data-n="(\d)"')
_DASH = " — "


def blocks(source: tuple[Block, ...], dateline: str, pictures: "Pictures") -> tuple[str, ...]:
    """The HTML of each block as it stands on the page, one for one."""
    # A reference such as &#1; makes of clean text what no page may hold.
    whole = (printable(block.html) for block in source)
    shown = [pictures.placed(html) if "<img" in html else html for html in whole]
    if dateline:
        _set_dateline(shown, dateline)
    return tuple(shown)


def _set_dateline(shown: list[str], dateline: str) -> None:
    """Into the first paragraph as real text, unless the body says it itself."""
    for index, html in enumerate(shown):
        if opening := _PARAGRAPH.match(html):
            text = unescape(_TAG.sub("", html)).casefold()
            if not text.startswith(dateline.casefold()):
                words = f'<b class="dateline">{escape(printable(dateline))}</b>{_DASH}'
                shown[index] = html[: opening.end()] + words + html[opening.end() :]
            return


def word_count(shown: tuple[str, ...]) -> int:
    """How many words a reader meets in the blocks."""
    return sum(len(_TAG.sub(" ", html).split()) for html in shown)


class Pictures:
    """Which pictures a page may show, and how large they are."""

    def __init__(self, assets: Mapping[str, Asset], own_origin: str = "", word: str = "Picture") -> None:
        self._assets = assets
        self._word = word  # for what is not shown
        self._own_origin = own_origin  # of the site: its own pictures are its own business

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
