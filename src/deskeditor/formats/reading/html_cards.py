"""Which cards stand in the HTML of a page: what is linked under a heading such as “Related stories”?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADING = re.compile(
    r"(?:related|recommended|similar|further)(?: (?:stories|articles|news|posts|reading|content|topics))?"
    r"|more (?:stories|news|articles|like this|from .{1,60}|on .{1,60})"
    r"|read (?:more|next|also|on)|you (?:may|might) also like|keep reading",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"related|recommend|read-?next|more-?(?:stories|news|posts)|teasers?\b|card-?(?:grid|list)", re.I
)
_ITEM = re.compile(r"\b(?:card|teaser|item|post|story|entry)s?\b", re.IGNORECASE)
_ITEMS = ("li", "article")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_SILENT = ("script", "style", "template", "noscript", "svg")
_DEEPEST = 400
_INITIALS = re.compile(r"[^\W\d_a-z](?:[ .]?[^\W\d_a-z]){0,2}\.?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A card as a page says it; `address` and `image` as they stand there."""

    address: str = ""
    headline: str = ""
    excerpt: str = ""
    image: str = ""


@dataclass(slots=True, eq=False)
class _Element:
    name: str
    says: dict[str, str]
    parent: "_Element | None" = None
    children: "list[_Element | str]" = field(default_factory=list)

    def inside(self) -> "Iterator[_Element]":
        """This element and all in it, in order."""
        waiting: list[_Element] = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(child for child in reversed(one.children) if isinstance(child, _Element))

    def text(self) -> str:
        """The words in it."""
        said: list[str] = []
        waiting: list[_Element | str] = [self]
        while waiting:
            one = waiting.pop()
            if isinstance(one, str):
                said.append(one)
            elif one.name not in _SILENT:
                waiting.extend(reversed(one.children))
        return " ".join("".join(said).split())


def read(page: str) -> tuple[Found, ...]:
    """The cards of a page, in their order."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    for place in _places(builder.root):
        found = tuple(_cards(place))
        if found:
            return found
    return ()


def _places(root: _Element) -> Iterator[_Element]:
    """The elements that may hold the cards: those below a telling heading first."""
    every = list(root.inside())
    for one in every:
        if one.name in _HEADINGS and HEADING.fullmatch(one.text().strip(" :")) and one.parent:
            yield one.parent
            if one.parent.parent:
                yield one.parent.parent
    for one in every:
        name = f"{one.says.get('class', '')} {one.says.get('id', '')} {one.says.get('data-part', '')}"
        if _NAMED.search(name) or HEADING.fullmatch(one.says.get("aria-label", "").strip()):
            yield one


def _cards(place: _Element) -> Iterator[Found]:
    items: dict[int, _Element] = {}
    for link in place.inside():
        if link.name == "a" and link.says.get("href"):
            item = _item(link, place)
            items.setdefault(id(item), item)
    yield from (found for found in map(_card, items.values()) if found.headline)


def _item(link: _Element, place: _Element) -> _Element:
    """The element that holds all of one card: the nearest that is an item, else the link alone."""
    named: _Element | None = None
    one: _Element | None = link
    while one is not None and one is not place:
        if one.name in _ITEMS:
            return one
        if named is None and one is not link and _ITEM.search(one.says.get("class", "")):
            named = one
        one = one.parent
    return named or link


def _card(item: _Element) -> Found:
    every = list(item.inside())
    link = next((one for one in every if one.name == "a" and one.says.get("href")), item)
    picture = next((one for one in every if one.name == "img"), None)
    heading = next((one.text() for one in every if one.name in _HEADINGS and one.text()), "")
    headline = heading or _own_words(link) or (picture.says.get("alt", "") if picture else "")
    paragraphs = [
        one.text() for one in every if one.name in ("p", "div", "span") and not _holds(one, ("p", "div"))
    ]
    words = [
        text
        for text in paragraphs
        if text and text.casefold() != headline.casefold() and not _INITIALS.fullmatch(text)
    ]
    return Found(
        address=link.says["href"].strip(),
        headline=headline,
        excerpt=max(words, key=len, default=""),
        image=picture.says.get("src", "").strip() if picture else "",
    )


def _own_words(link: _Element) -> str:
    """The words of a link: those of its first part that says any, as a card is often one link."""
    parts = [child.text() for child in link.children if isinstance(child, _Element) and child.text()]
    return (
        parts[0]
        if parts and not any(isinstance(one, str) and one.strip() for one in link.children)
        else link.text()
    )


def _holds(element: _Element, names: tuple[str, ...]) -> bool:
    return any(one.name in names for one in element.inside() if one is not element)


class _Builder(HTMLParser):
    """Builds the tree; what is never closed ends with its parent, and what is too deep is left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("li", "p") and self._open[-1].name == tag:
            self._open.pop()
        parent = self._open[-1]
        made = _Element(tag, {name: value or "" for name, value in attrs}, parent)
        if len(self._open) < _DEEPEST:
            parent.children.append(made)
            if tag not in _VOID:
                self._open.append(made)
        if tag == "br":
            parent.children.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        names = [one.name for one in self._open]
        if tag in names[1:]:
            del self._open[len(names) - 1 - names[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
