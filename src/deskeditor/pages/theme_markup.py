"""May what somebody else's template has printed stand on a page?

It is not mended but read strictly: whatever is not a plain tag of the list, closed where it was opened,
is refused, so that nothing is left for which browsers and this module could differ.
"""

import re
from html import unescape

from deskeditor.pages import addresses
from deskeditor.pages.theme_flaw import Flaw

SLOT = "\0"

_TOKEN = re.compile(
    r"(?P<text>[^<]+)|<!--(?!>|->)(?P<comment>(?:(?!--|<!).)*)(?<!-)-->"
    r"|</(?P<end>[A-Za-z][A-Za-z0-9]*)\s*>"
    r"|<(?P<start>[A-Za-z][A-Za-z0-9]*)(?P<attributes>(?:\s+[A-Za-z][A-Za-z0-9-]*(?:=\"[^\"<>\0]*\")?)*)\s*/?>",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(r"([A-Za-z][A-Za-z0-9-]*)(?:=\"([^\"]*)\")?")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_VOID = _names("br hr img input source wbr")
_DRAWN = _names("svg path circle rect line polyline polygon g")
_LINES = _names(
    "a abbr b bdi bdo button cite code data del dfn em i img input ins kbd label mark picture q s samp "
    "small source span strong sub sup time u var wbr br"
)
_BLOCKS = _names(
    "address article aside blockquote dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr legend li main nav ol p pre search section summary ul"
)
_ELEMENTS = _LINES | _BLOCKS | _DRAWN
_HOLD_LINES = _LINES - _VOID - {"a"} | _names("p h1 h2 h3 h4 h5 h6 pre")
_NEVER_TWICE = _names("a button form label main")  # one inside another
_PARENTS = {"li": ("ul", "ol"), "dt": ("dl", "div"), "dd": ("dl", "div"), "source": ("picture",)}
_ATTRIBUTES = _names(
    "alt autocomplete class cx cy d datetime decoding dir fetchpriority fill for height hidden id itemprop "
    "itemscope itemtype lang loading media method name open placeholder points r readonly rel required role "
    "rx ry sizes stroke stroke-linecap stroke-linejoin stroke-width tabindex title transform translate type "
    "value viewbox width x x1 x2 y y1 y2"
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_BENT = re.compile(r"[\x00-\x20\x7f-\x9f\\]")  # browsers drop or bend these on the way to a scheme
_SHOWN = 40  # characters of what is refused that the message quotes


def check_part(file: str, name: str, html: str, action: str = "") -> None:
    """Raise `Flaw` unless the HTML is one element with `data-part="name"`; its form may post to `action`."""
    roots = _Reader(file, action).roots(html)
    if len(roots) != 1 or roots[0].get("data-part") != name or html.count(" data-part=") != 1:
        raise Flaw(
            file, 0, f'this must print one element, with data-part="{name}" on it, and nothing beside it'
        )


def check_body(file: str, html: str) -> None:
    """The same for the body's element, which holds its blocks' slot and nothing else."""
    check_part(file, "body", html)
    if not re.fullmatch(rf"\s*<[^>]*>\s*{SLOT}body{SLOT}\s*</[a-z]+>\s*", html):
        raise Flaw(file, 0, "this must print one element that holds {{ blocks }} and nothing else")


def check_layout(file: str, html: str, slots: frozenset[str]) -> None:
    """Raise `Flaw` unless the layout sets each slot once at most, and headline and body, in one `main`."""
    _Reader(file, "").roots(html)
    placed = html.split(SLOT)[1::2]
    if len(set(placed)) != len(placed) or not {"headline", "body"} <= set(placed) <= slots:
        raise Flaw(file, 0, "this must set part.headline and part.body, and each part once at most")
    if html.count("<main") != 1 or html.count(' id="story"') != 1 or " data-part=" in html:
        raise Flaw(file, 0, 'this must have one <main>, and id="story" on the element that holds the story')


class _Reader:
    """Reads the HTML that a file printed."""

    def __init__(self, file: str, action: str) -> None:
        self._file = file
        self._action = action
        self._open: list[str] = []
        self._roots: list[dict[str, str]] = []

    def roots(self, html: str) -> list[dict[str, str]]:
        """The attributes of the elements at the top; raises `Flaw` for whatever may not stand there."""
        at = 0
        while at < len(html):
            token = _TOKEN.match(html, at)
            if token is None:
                raise self._flaw(
                    f"it printed “{html[at : at + _SHOWN]}”, which is no tag that a theme may write"
                )
            at = token.end()
            self._read(token)
        if self._open:
            raise self._flaw(f"the element <{self._open[-1]}> is never closed")
        return self._roots

    def _read(self, token: re.Match[str]) -> None:
        if token["start"]:
            self._start(token["start"].lower(), token)
        elif token["end"]:
            if not self._open or self._open.pop() != token["end"].lower():
                raise self._flaw(f"it printed “{token[0]}” where no such element was open")
        elif token["text"] and not self._open and token["text"].strip() and SLOT not in token["text"]:
            raise self._flaw(f"the text “{token['text'].strip()[:_SHOWN]}” stands outside of any element")

    def _start(self, element: str, token: re.Match[str]) -> None:
        self._check_place(element)
        attributes = self._attributes(token["attributes"])
        for name, value in attributes.items():
            if not self._may_stand(element, name, value):
                raise self._flaw(f'{name}="{value[:_SHOWN]}" may not stand on <{element}>')
        if not self._open:
            self._roots.append(attributes)
        if element not in _VOID and not (element in _DRAWN and token[0].endswith("/>")):
            self._open.append(element)

    def _check_place(self, element: str) -> None:
        parent = self._open[-1] if self._open else ""
        is_drawn = element in _DRAWN and element != "svg"
        if (
            element not in _ELEMENTS
            or is_drawn is not (parent in _DRAWN)
            or (parent in _HOLD_LINES and element in _BLOCKS)
            or (element in _NEVER_TWICE and element in self._open)
            or parent not in _PARENTS.get(element, (parent,))
        ):
            raise self._flaw(f"<{element}> may not stand {f'in <{parent}>' if parent else 'there'}")

    def _attributes(self, text: str) -> dict[str, str]:
        pairs = [(name.lower(), unescape(value)) for name, value in _ATTRIBUTE.findall(text)]
        attributes = dict(pairs)
        if len(attributes) != len(pairs):  # browsers take the first, dictionaries the last
            raise self._flaw(f"an attribute is written twice in “{text.strip()[:_SHOWN]}”")
        return attributes

    def _may_stand(self, element: str, name: str, value: str) -> bool:
        if name in ("href", "cite"):
            return _leads_to_a_page(value)
        if name == "src":
            return bool(addresses.reference(value)) or value.startswith("data:image/")
        if name == "srcset":
            return all(addresses.reference(one.split()[0]) for one in value.split(",") if one.strip())
        if name == "action":
            return element == "form" and bool(self._action) and value == self._action
        return name in _ATTRIBUTES or name.startswith(("data-", "aria-"))

    def _flaw(self, what: str) -> Flaw:
        return Flaw(self._file, 0, what.replace(SLOT, ""))


def _leads_to_a_page(address: str) -> bool:
    if _BENT.search(address) or address.startswith("//"):
        return False
    scheme = _SCHEME.match(address)
    return scheme is None or scheme[1].lower() in ("http", "https", "mailto", "tel")
