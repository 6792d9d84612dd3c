"""How does a block of a page read without what only our own page needs?

A page carries classes for its style, regions that scroll, several files of each picture. Another system
has its own style: it is given the elements that say what a thing is, and the attributes that mean something
there. What comes in is the clean HTML of a body's blocks, so that a tag can be told by its shape.
"""

import re
from collections.abc import Iterable
from html import escape, unescape
from urllib.parse import urljoin, urlsplit

from deskeditor.domain import rendition
from deskeditor.pages import addresses

_TAG = re.compile(r'<(?P<slash>/?)(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:[^>"]|"[^"]*")*)>')
_ATTRIBUTE = re.compile(r'([A-Za-z][A-Za-z-]*)(?:="([^"]*)")?')
_ANCHOR = re.compile(r' href="#([^"]+)"')
_CODE = re.compile(r"language-[\w+#.-]+")

_WRAPPERS = frozenset(["div", "span"])
_REGION = "tw"  # the class of what lets a wide table scroll
_LEFT_OUT = frozenset(["picture", "source"])
_EVERYWHERE = frozenset(["lang", "dir", "title"])
_KEPT = {
    "a": ("href", "hreflang", "aria-label"),
    "code": ("class",),
    "col": ("span",),
    "colgroup": ("span",),
    "del": ("datetime",),
    "details": ("open",),
    "img": ("src", "alt", "width", "height"),
    "ins": ("datetime",),
    "li": ("value",),
    "ol": ("start", "reversed", "type"),
    "section": ("aria-label",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan", "scope"),
    "time": ("datetime",),
}
_BOXES = {True: "☑", False: "☐"}  # a task that is done, and one that is not


def plain(blocks: Iterable[str], base: str) -> list[str]:
    """The blocks in plain elements; `base` is the address that relative ones stand below, or empty."""
    whole = [block for block in blocks if block]
    anchors = frozenset(unescape(one) for block in whole for one in _ANCHOR.findall(block))
    return [_Block(base, anchors).plain(block) for block in whole]


def absolute(address: str, base: str) -> str:
    """An address as it leads from anywhere; without a base, and within the text, it stays as it is."""
    if not base or address.startswith("#"):
        return address
    try:
        return address if urlsplit(address).scheme else urljoin(base, address)
    except ValueError:  # an unclosed bracket
        return address


class _Block:
    def __init__(self, base: str, anchors: frozenset[str]) -> None:
        self._base = base
        self._anchors = anchors  # ids that a link of the text leads to
        self._kept: list[bool] = []  # of each wrapper that is open: whether its tags stay

    def plain(self, html: str) -> str:
        return _TAG.sub(self._tag, html)

    def _tag(self, tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if name in _LEFT_OUT:
            return ""
        if tag["slash"]:
            stays = self._kept.pop() if name in _WRAPPERS and self._kept else True
            return f"</{name}>" if stays else ""
        given = {key.lower(): unescape(value) for key, value in _ATTRIBUTE.findall(tag["attributes"])}
        if name == "input":
            return _BOXES["checked" in given]
        attributes = dict(self._attributes(name, given))
        if name in _WRAPPERS:
            self._kept.append(bool(attributes) if name == "span" else given.get("class") != _REGION)
            if not self._kept[-1]:
                return ""
        written = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
        return f"<{name}{written}>"

    def _attributes(self, name: str, given: dict[str, str]) -> Iterable[tuple[str, str]]:
        given = _of_one_file(given) if name == "img" else given
        for key, value in given.items():
            if key in ("href", "src"):
                yield key, absolute(value, self._base)
            elif key == "class":
                if name == "code" and _CODE.fullmatch(value):
                    yield key, value
            elif key == "id":
                if value in self._anchors:
                    yield key, value
            elif key in _EVERYWHERE or key in _KEPT.get(name, ()):
                yield key, value


def _of_one_file(given: dict[str, str]) -> dict[str, str]:
    """The size of the one file that is left, where the page gave that of the widest."""
    file = rendition.parsed(given.get("src", ""))
    width, height = given.get("width", ""), given.get("height", "")
    if file is None or not (width.isdigit() and height.isdigit() and int(width)):
        return given
    own_height = max(1, round(int(height) * file.width / int(width)))
    return {**given, "width": str(file.width), "height": str(own_height)}


def references(blocks: Iterable[str]) -> Iterable[str]:
    """The files beside the page that the blocks' pictures are shown from where only one is named."""
    for block in blocks:
        for tag in _TAG.finditer(block):
            if tag["name"].lower() == "img":
                given = dict(_ATTRIBUTE.findall(tag["attributes"]))
                if found := addresses.reference(unescape(given.get("src", ""))):
                    yield found
