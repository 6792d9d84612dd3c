"""In which part does a page that was written differ from the page as it is now?

What was written is read by its `data-part` elements. The links to the pages before and after it depend on
what else was exported that day, not on the story: they are never a difference.
"""

import re
from collections.abc import Callable, Iterator

from deskeditor.pages.page import Page
from deskeditor.pages.theme import HEAD

NEIGHBOURS, RELATED = "neighbours", "related"
FRAME = "frame"  # what stands around the parts: style, script, policy, language

_TOKEN = re.compile(
    r"<!--.*?-->|<(?P<raw>script|style)\b.*?</(?P=raw)\s*>"
    r"|<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:[^>\"]|\"[^\"]*\")*)>",
    re.DOTALL,
)
_PART = re.compile(r'\sdata-part="([a-z]+)"')
_SIZES = re.compile(r' sizes="[^"]*"')  # depend on how many cards stand beside one another
_HEAD = re.compile(r"<head>(.*?)<meta http-equiv=", re.DOTALL)


def parts(html: str) -> dict[str, str]:
    """The parts of a page that was written: their outer HTML by name, and what its head says as `head`."""
    found = dict(_elements(html, _part_of))
    head = _HEAD.search(html)
    return {**found, HEAD: head[1] if head else ""}


def first_difference(page: Page, html: str) -> tuple[str, int] | None:
    """The first part that differs, as a reader meets them, and in `related` which card, counted from 1.

    The head comes after what is seen, and `FRAME` last; the number is 0 where it is no single card. None:
    nothing differs.
    """
    written = parts(html)
    seen = [name for name in page.frame.slots if name not in (HEAD, NEIGHBOURS)]
    for name in (*seen, HEAD):
        now, then = page.parts.get(name, ""), written.get(name, "")
        if now != then:
            return name, _card(now, then) if name == RELATED else 0
    kept = {**page.parts, NEIGHBOURS: written.get(NEIGHBOURS, "")}
    return None if page.frame.filled(kept) == html else (FRAME, 0)


def _card(now: str, then: str) -> int:
    """The first card that differs; 0 where cards were added or taken away behind those that do not."""
    pairs = zip(_items(now), _items(then), strict=False)
    return next((number for number, (one, other) in enumerate(pairs, 1) if one != other), 0)


def _items(html: str) -> list[str]:
    return [_SIZES.sub("", item) for _, item in _elements(html, _item)]


def _part_of(tag: re.Match[str]) -> str:
    found = _PART.search(tag["attributes"])
    return found[1] if found else ""


def _item(tag: re.Match[str]) -> str:
    return "item" if tag["name"] == "li" else ""


def _elements(html: str, named: Callable[[re.Match[str]], str]) -> Iterator[tuple[str, str]]:
    """The outermost elements that have a name, each with its outer HTML."""
    name, element, start, depth = "", "", 0, 0
    for tag in _TOKEN.finditer(html):
        if tag["name"] is None or (name and tag["name"] != element):
            continue
        if not name and not tag["slash"]:
            name, element, start = named(tag), tag["name"], tag.start()
        if name:
            depth += -1 if tag["slash"] else 1
            if not depth:
                yield name, html[start : tag.end()]
                name = ""
