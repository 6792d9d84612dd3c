"""Which pictures does a page ask its own site's server for? It names no other server's (`pages.body`)."""

import re
from collections.abc import Iterator
from html import unescape

from deskeditor.pages.page import Page

_IMAGE = re.compile(r'<img\b(?:[^>"]|"[^"]*")*?\ssrc="(https?://[^"]*)"', re.IGNORECASE)


def pictures(page: Page) -> tuple[str, ...]:
    """Their addresses, each once; most pages have none."""
    if not any(image.startswith("http") for image in page.body.images):
        return ()
    return tuple(dict.fromkeys(_found(page)))


def _found(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if "<img" in block:
            yield from map(unescape, _IMAGE.findall(block))
