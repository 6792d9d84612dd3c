"""What of HTML from outside may stand on a page, and what was dropped?"""

import re
from dataclasses import dataclass
from functools import cache
from html import escape, unescape
from urllib.parse import quote

import nh3

_TAGS = {
    "a", "abbr", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "cite", "code", "col",
    "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol",
    "p", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small", "span", "strong", "sub",
    "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "u", "ul", "var",
    "wbr",
}  # fmt: skip
_SILENT = {"script", "style", "template", "title", "iframe", "noembed", "noframes", "svg", "head"}  # whole
_PLAIN = _TAGS | {  # nothing is lost with these but a look, so nobody need hear of them
    "html", "body", "main", "article", "header", "nav", "hgroup", "address", "center", "font", "big", "tt",
    "strike", "acronym", "nobr", "picture", "label", "legend", "o:p",
}  # fmt: skip
_WORDS = {
    "style": "style sheet",
    "link": "link to a file",
    "meta": "page setting",
    "base": "page setting",
    "input": "form field",
    "button": "form field",
    "select": "form field",
    "textarea": "form field",
    "object": "plug-in",
    "applet": "plug-in",
    "embed": "plug-in",
    "svg": "SVG drawing",
    "math": "formula",
}
_ATTRIBUTES = {
    "*": {"id", "title", "lang", "dir"},
    "a": {"href", "hreflang"},
    "img": {"src", "alt", "width", "height"},
    "td": {"colspan", "rowspan", "align"},
    "th": {"colspan", "rowspan", "align", "scope"},
    "col": {"span"},
    "colgroup": {"span"},
    "ol": {"start", "reversed", "type"},
    "li": {"value"},
    "time": {"datetime"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "details": {"open"},
    "code": {"class"},
    "sup": {"data-note"},
}
_SCHEMES = {"http", "https", "mailto", "tel", "data"}  # of the last, `_kept` leaves pictures only
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_AUTHORITY = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_NO_PART = re.compile(  # of a path, a query or a fragment
    r"[\s\x00-\x20\x7f\"#<>\[\\\]^`{|}]|%(?![0-9A-Fa-f]{2})"
)
_DIGITS = re.compile(r"\d{1,4}")
_NUMERIC = frozenset(["width", "height", "colspan", "rowspan", "span"])
_CODE_CLASS = re.compile(r"language-[\w+#.-]{1,30}")
_ROUNDS = 4  # what is written is read anew by a browser: repeat until nothing moves

_TAG = re.compile(r"<([A-Za-z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)")
_HANDLER = re.compile(r"[\s/\"'](on[a-z]+)\s*=", re.IGNORECASE)
_STYLE = re.compile(r"[\s/\"']style\s*=", re.IGNORECASE)
_ADDRESS = re.compile(r"[\s/\"'](?:href|src)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE)
_FRAME = re.compile(
    r"<(?P<tag>iframe|video|audio)\b(?P<attributes>[^<>]*)>"
    r"(?:(?P<inside>(?:(?!</?(?P=tag)\b).)*)</(?P=tag)\s*>)?",
    re.IGNORECASE | re.DOTALL,
)
_FRAMES = {"iframe", "video", "audio"}
_FRAME_TITLE = re.compile(r"\btitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """HTML that may stand on a page, and plain words for what was taken out of it, each once."""

    html: str
    dropped: tuple[str, ...] = ()


def clean(html: str) -> Cleaned:
    """The allowed part of any HTML: no script, handler, style, frame, form or address that could run one."""
    if "<" not in html:
        return Cleaned(_cleaner().clean(html))
    tags = {name.lower() for name, _ in _TAG.findall(html)}
    dropped = _dropped(html, tags)
    result = _cleaner().clean(_FRAME.sub(_frame_as_link, html) if tags & _FRAMES else html)
    return _settled(result, dropped)


def _settled(html: str, dropped: tuple[str, ...]) -> Cleaned:
    for _ in range(_ROUNDS):
        again = _cleaner().clean(html)
        if again == html:
            return Cleaned(html, dropped)
        html = again
    text = nh3.clean(html, tags=set())
    return Cleaned(f"<p>{text}</p>", (*dropped, "tangled HTML, shown as plain text"))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_SILENT,
        attributes=_ATTRIBUTES,
        attribute_filter=_kept,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )


def _kept(tag: str, name: str, value: str) -> str | None:
    """An attribute's value as it may stand, or None."""
    if name in ("href", "src"):
        return _address(tag, value)
    if name == "class":
        return value if _CODE_CLASS.fullmatch(value) else None
    if name in _NUMERIC:
        return value if _DIGITS.fullmatch(value) else None
    return value


def _address(tag: str, value: str) -> str | None:
    address = value.strip()
    if address[:5].lower() == "data:":
        return address if tag == "img" and _PICTURE.fullmatch(address) else None
    if address.startswith("//"):
        return f"https:{address}"  # without a scheme it would mean a file where the page is a file
    if address.startswith(("\\", "/\\")) or _unsafe(address):
        return None
    return _encoded(address)


def _encoded(address: str) -> str:
    """An address with what may not stand in one percent-encoded, as browsers do before they ask."""
    begin = _AUTHORITY.match(address)
    head, rest = (begin[0], address[begin.end() :]) if begin else ("", address)
    path, mark, fragment = rest.partition("#")
    return head + _encoded_part(path) + mark + _encoded_part(fragment)


def _encoded_part(text: str) -> str:
    return _NO_PART.sub(lambda found: quote(found[0], safe=""), text)


def _dropped(html: str, tags: set[str]) -> tuple[str, ...]:
    words = [_WORDS.get(tag, tag) for tag in sorted(tags - _PLAIN)]
    for _, attributes in _TAG.findall(html):
        if not attributes:
            continue
        words += [f"{name.lower()} handler" for name in _HANDLER.findall(attributes)]
        if _STYLE.search(attributes):
            words.append("style attribute")
        words += [_unsafe(address) for address in _addresses(attributes) if _unsafe(address)]
    return tuple(dict.fromkeys(words))


def _addresses(attributes: str) -> list[str]:
    return [unescape("".join(found)) for found in _ADDRESS.findall(attributes)]


def _unsafe(address: str) -> str:
    """The words for an address that is not kept, `""` for one that is."""
    bare = re.sub(r"[\x00-\x20]+", "", address)
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", bare)
    if not scheme or (scheme[1].lower() in _SCHEMES and scheme[1].lower() != "data"):
        return ""
    return "" if _PICTURE.fullmatch(bare) else f"{scheme[1].lower()}: address"


def _frame_as_link(frame: re.Match[str]) -> str:
    """A frame or a player becomes what `!embed[title](address)` writes: the page shows a link card."""
    addresses = _addresses(f"{frame['attributes']} {frame['inside'] or ''}")
    address = next((found for found in addresses if found.startswith(("http:", "https:", "//"))), "")
    title = _FRAME_TITLE.search(frame["attributes"])
    words = unescape("".join(title.groups(""))) if title else ""
    return f'<p>!embed<a href="{escape(address)}">{escape(words or address)}</a></p>' if address else ""
