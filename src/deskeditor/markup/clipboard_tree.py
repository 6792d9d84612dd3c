"""What is in the HTML of a clipboard, whatever program wrote it?

Cleaned by nh3, whose reader mends what is broken as a browser does, and made a tree in which Word's lists,
which are paragraphs with a look, are lists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from html import unescape

import nh3

from deskeditor.markup.pasted_pictures import SCHEME
from deskeditor.markup.tree import VOID, Element, Node

HIDDEN = frozenset(["caption", "input"])  # said elsewhere
_TAGS = {
    "a", "abbr", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite",
    "code", "dd", "del", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "font", "footer", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "i", "img", "input", "ins", "kbd", "li", "main", "mark",
    "ol", "p", "pre", "q", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary",
    "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var",
}  # fmt: skip
_SILENT = {
    "script", "style", "template", "title", "iframe", "noscript", "noembed", "noframes", "svg", "math",
    "head", "object", "select", "textarea", "button", "audio", "video", "canvas", "map",
}  # fmt: skip
_STYLES = {
    "font-weight", "font-style", "text-decoration", "text-decoration-line", "text-align", "mso-list",
    "display", "visibility", "mso-hide", "white-space", "font-family",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"style", "class", "id"},
    "a": {"href", "name"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "align"},
    "th": {"colspan", "align"},
    "ol": {"start"},
    "li": {"value", "aria-level", "data-aria-level", "aria-checked"},
    "input": {"type", "checked"},
}
_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>")
_TOKEN = re.compile(r"<(/?)([a-z0-9]+)((?:[^>\"]+|\"[^\"]*\")*)>|([^<]+)")
_ATTRIBUTE = re.compile(r"([a-z-]+)=\"([^\"]*)\"")
_FRAGMENT = re.compile(r"<!--\s*StartFragment\s*-->(.*)<!--\s*EndFragment\s*-->", re.DOTALL | re.IGNORECASE)
_DEEPEST = 600  # nh3 takes quadratic time with depth
_FLAT = 60  # what is nested deeper stands in its ancestor
_HIDDEN_STYLE = re.compile(r"display:\s*none|visibility:\s*hidden|mso-hide:\s*all")
_LIST_STYLE = re.compile(r"mso-list:\s*(l\d+)\s+level(\d+)")
_IGNORE = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:(\d{1,5})|[a-zA-Z]|[ivxlcIVXLC]{1,6})[.)]")
_BULLET = re.compile(r"\s*([·•○▪▫◦§o–-]|\(?(?:\d{1,3}|[a-z])[.)])[\u00a0\s]{2,}")
_UNSEEN_NOTES = re.compile(r"Mso(?:Comment|AnnotationText)", re.IGNORECASE)


def read(html: str) -> Element | None:
    """The tree of what was copied; None where it is nested too deeply to be looked at."""
    fragment = _FRAGMENT.search(html)
    html = fragment[1] if fragment else html
    if _depth(html) > _DEEPEST:
        return None
    root = _parsed(_cleaner().clean(html))
    _with_lists(root)
    _with_notes(root)
    return root


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_SILENT,
        attributes=_ATTRIBUTES,
        filter_style_properties=_STYLES,
        url_schemes={"http", "https", "mailto", "tel", SCHEME},
        link_rel=None,
    )


def _depth(html: str) -> int:
    """How deeply the elements are nested at most, about."""
    depth = deepest = 0
    for closing, name in _TAG.findall(html):
        if name.lower() in VOID:
            continue
        depth = max(depth - 1, 0) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _parsed(html: str) -> Element:
    root = Element("")
    stack = [root]
    for closing, name, attributes, text in _TOKEN.findall(html):
        if closing:
            stack.pop()
            continue
        parent = stack[min(len(stack) - 1, _FLAT)]
        if text:
            parent.children.append(unescape(text) if "&" in text else text)
            continue
        element = Element(name, _attributes(attributes) if attributes else {})
        if len(stack) <= _FLAT or name in VOID:
            parent.children.append(element)
        if name not in VOID:
            stack.append(element)
    _drop_hidden(root)
    return root


def _attributes(text: str) -> dict[str, str]:
    return {name: unescape(value) if "&" in value else value for name, value in _ATTRIBUTE.findall(text)}


def _drop_hidden(element: Element) -> None:
    element.children = [
        child for child in element.children if isinstance(child, str) or not _is_hidden(child)
    ]
    for child in element.elements():
        _drop_hidden(child)


def _is_hidden(element: Element) -> bool:
    return bool(_HIDDEN_STYLE.search(element.attributes.get("style", ""))) or bool(
        _UNSEEN_NOTES.search(element.attributes.get("class", ""))
    )


def is_source(root: Element) -> bool:
    """Whether it was copied from a program in which text has no look: an editor of code, or of Markdown."""
    first = next((child for child in root.children if not isinstance(child, str) or child.strip()), None)
    if not isinstance(first, Element):
        return False
    style = first.attributes.get("style", "")
    if first.name == "pre":
        return len(root.elements()) == 1 and "font-family" in style
    return bool(re.search(r"white-space:\s*pre(?!-line)", style)) and "font-family" in style


# Lists


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list: how far in it stands, its sign, and what stands in it beside inner lists."""

    level: int
    ordered: bool
    start: int
    content: Element
    done: bool | None = None


def items(listing: Element, level: int = 0) -> Iterator[Item]:
    """The items of a list and of those inside it, in order."""
    ordered = listing.name == "ol"
    begin = listing.attributes.get("start", "1")
    start = int(begin) if begin.isdecimal() else 1
    for child in listing.children:
        if isinstance(child, str):
            if child.strip():
                yield Item(level, ordered, start, Element("", {}, [child]))
        elif child.name in ("ul", "ol"):
            yield from items(child, level + 1)  # Google Docs puts an inner list beside its item
        else:
            yield from _entry(child, level, ordered=ordered, start=start)


def _entry(entry: Element, level: int, *, ordered: bool, start: int) -> Iterator[Item]:
    said = entry.attributes.get("aria-level") or entry.attributes.get("data-aria-level", "")
    level = max(level, int(said) - 1) if said.isdecimal() and len(said) < 3 else level
    own: list[Node] = []
    inner: list[Element] = []
    for child in entry.children:
        if isinstance(child, Element) and child.name in ("ul", "ol"):
            inner.append(child)
        else:
            own.append(child)
    done = _done(entry)
    yield Item(level, ordered, start, Element("", {}, own), done)
    for listing in inner:
        yield from items(listing, level + 1)


def _done(entry: Element) -> bool | None:
    """Whether a task is done; None for an item that is no task."""
    checked = entry.attributes.get("aria-checked")
    if checked:
        return checked == "true"
    box = next((child for child in entry.walk() if child.name == "input"), None)
    if box is None or box.attributes.get("type") != "checkbox":
        return None
    return "checked" in box.attributes


def _with_lists(parent: Element) -> None:
    """Make lists of the paragraphs that Word means as items, in all of a tree."""
    children: list[Node] = []
    stack: list[tuple[int, Element]] = []
    for child in parent.children:
        if isinstance(child, str):
            if child.strip():
                stack = []
            children.append(child)
            continue
        found = _word_item(child)
        if found is None:
            stack = []
            _with_lists(child)
            children.append(child)
            continue
        _put(children, stack, *found)
    parent.children = children


def _put(
    children: list[Node], stack: list[tuple[int, Element]], level: int, name: str, entry: Element
) -> None:
    while stack and stack[-1][0] > level:
        stack.pop()
    if stack and stack[-1][0] == level and stack[-1][1].name != name:
        stack.pop()
    if not stack or stack[-1][0] < level:
        listing = Element(name, {"start": entry.attributes.get("value", "1")})
        if stack:
            stack[-1][1].children.append(listing)
        else:
            children.append(listing)
        stack.append((level, listing))
    stack[-1][1].children.append(entry)


def _word_item(paragraph: Element) -> tuple[int, str, Element] | None:
    """Level, kind of list and item of a paragraph that Word shows with a bullet or a number."""
    style = paragraph.attributes.get("style", "")
    listed = _LIST_STYLE.search(style)
    is_item = listed or "MsoListParagraph" in paragraph.attributes.get("class", "")
    if paragraph.name not in ("p", "div") or not is_item:
        return None
    sign = _take_sign(paragraph)
    if not sign:
        return None
    number = _NUMBER.match(sign)
    attributes = {"value": number[1] or "1"} if number else {}
    entry = Element("li", attributes, paragraph.children)
    return int(listed[2]) if listed else 1, "ol" if number else "ul", entry


def _take_sign(paragraph: Element) -> str:
    """Take the sign that Word writes before an item's words out of it."""
    for parent in [paragraph, *paragraph.walk()]:
        for child in parent.elements():
            if _IGNORE.search(child.attributes.get("style", "")):
                parent.children.remove(child)
                return child.text().strip()
    text = paragraph.text()
    if not (found := _BULLET.match(text)):
        return ""
    _cut(paragraph, found.end())
    return found[1]


def _cut(element: Element, count: int) -> int:
    """Take characters off the beginning of an element's text; how many are left to take."""
    for at, child in enumerate(element.children):
        if not count:
            break
        if isinstance(child, str):
            element.children[at] = child[count:]
            count = max(0, count - len(child))
        else:
            count = _cut(child, count)
    return count


# Footnotes


def _with_notes(root: Element) -> None:
    """Nothing stands between the words and a mark that is set high: `<sup>` around a note's link goes."""
    for element in root.walk():
        if element.name == "sup" and any(child.name == "a" for child in element.walk()):
            element.name = "span"


# Tables


def rows(table: Element) -> list[list[Element]]:
    """The rows of a table with their cells; a cell over several columns is followed by empty ones."""
    found: list[list[Element]] = []
    for child in table.elements():
        if child.name in ("thead", "tbody", "tfoot"):
            found += rows(child)
        elif child.name == "tr":
            cells = [cell for one in child.elements() if one.name in ("td", "th") for cell in _spread(one)]
            found += [cells] if cells else []
    return found


def _spread(cell: Element) -> list[Element]:
    span = cell.attributes.get("colspan", "1")
    more = min(int(span) - 1, 50) if span.isdecimal() and len(span) < 4 else 0
    return [cell, *(Element("td") for _ in range(more))]


def is_layout(table: Element) -> bool:
    """Whether a table lays out a page: with tables, lists or headings in its cells."""
    inside = {"table", "ul", "ol", "h1", "h2", "h3", "pre", "blockquote", "figure"}
    return any(
        element.name in inside
        for cell in table.walk()
        if cell.name in ("td", "th")
        for element in cell.walk()
    )
