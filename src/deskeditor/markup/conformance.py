"""What in cleaned HTML does the standard not allow, and what stands there instead?

Browsers show all of it somehow; those who check a page would report it, and readers with a screen reader
would hear it. A text is never lost: an attribute that means nothing goes, an element that may not stand
where it does becomes one that may.
"""

import re
from collections.abc import Callable
from datetime import date

from deskeditor.markup import table_spans
from deskeditor.markup.tree import INLINE, Element

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_INTEGER = re.compile(r"-?\d{1,9}")
_VALUES = {  # of attributes that may say only certain things
    "lang": _LANGUAGE,
    "hreflang": _LANGUAGE,
    "dir": re.compile(r"ltr|rtl|auto"),
    "start": _INTEGER,
    "value": _INTEGER,
    "type": re.compile(r"[1aAiI]"),
    "scope": re.compile(r"(?:row|col)(?:group)?"),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"\d{1,4}"),
    "span": re.compile(r"[1-9]\d{0,2}"),
}
_FLAGS = ("open", "reversed")
_CLOCK = r"(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:[01]\d|2[0-3]):?[0-5]\d)"
_MOMENT = re.compile(rf"(?P<day>\d{{4}}-\d\d-\d\d)(?:[T ]{_CLOCK}{_ZONE})?")
_TIME = re.compile(
    rf"{_CLOCK}|\d{{4}}(?:-(?:0[1-9]|1[0-2]))?|(?P<day>\d{{4}}-\d\d-\d\d)(?:[T ]{_CLOCK}{_ZONE}?)?"
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_THROUGH = frozenset(["a", "ins", "del"])  # inline, but they may hold what their own parent may


def conform(root: Element) -> None:
    """Mend a block's tree, once it is settled."""
    for element in list(root.walk()):
        if element.attributes:
            _mend_attributes(element)
        if mend := _MENDERS.get(element.name):
            mend(element)
        elif element.name in INLINE and element.name not in _THROUGH and _holds_block(element):
            element.name = "div"


def _mend_attributes(element: Element) -> None:
    said = element.attributes
    for name in [name for name in said if name in _VALUES and not _VALUES[name].fullmatch(said[name])]:
        del said[name]
    for name in _FLAGS:
        if name in said:
            said[name] = ""


def _holds_block(element: Element) -> bool:
    return any(inner.name not in INLINE for inner in element.walk())


def _link(link: Element) -> None:
    if "href" not in link.attributes:
        for name in ("rel", "hreflang"):
            link.attributes.pop(name, None)


def _time(time: Element) -> None:
    if not _is_time(_TIME, time.attributes.get("datetime", "")):
        time.attributes.pop("datetime", None)
        if not _is_time(_TIME, time.text().strip()):
            time.name = "span"


def _change(change: Element) -> None:
    if not _is_time(_MOMENT, change.attributes.get("datetime", "")):
        change.attributes.pop("datetime", None)


def _is_time(pattern: re.Pattern[str], text: str) -> bool:
    found = pattern.fullmatch(text)
    if not found or not found["day"]:
        return bool(found)
    try:
        date.fromisoformat(found["day"])
    except ValueError:
        return False
    return True


def _override(override: Element) -> None:
    if "dir" not in override.attributes:
        override.name = "span"


def _none_inside(element: Element) -> None:
    """For elements that may not stand in one another."""
    for inner in element.walk():
        if inner.name == element.name:
            inner.name = "span" if element.name in INLINE else "div"


def _only_words(element: Element) -> None:
    """Headings and summaries hold no blocks: what was one is a run of words among others."""
    for inner in element.walk():
        if inner.name not in INLINE:
            inner.name, inner.attributes = "span", {}


def _no_headings(element: Element) -> None:
    for inner in element.walk():
        if inner.name in _HEADINGS:
            inner.name = "b"


def _details(details: Element) -> None:
    """Its summary stands first, and there is one."""
    summaries = [child for child in details.elements() if child.name == "summary"]
    for other in summaries[1:]:
        other.name = "div"
    if summaries:
        rest = [child for child in details.children if child is not summaries[0]]
        details.children = [summaries[0], *rest]
    else:
        details.name = "div"
        details.attributes.pop("open", None)


def _definitions(terms: Element) -> None:
    """Terms have meanings, and meanings terms; where they do not, it is no list of definitions."""
    names = " ".join(child.name for child in terms.elements())
    if re.fullmatch(r"(?:(?:dt )+(?:dd ?)+)+", f"{names} ") or set(names.split()) == {"div"}:
        return
    terms.name = "div"
    for child in terms.elements():
        child.name = "p" if child.name == "dt" and not _holds_block(child) else "div"


def _figure(figure: Element) -> None:
    """One caption, first or last."""
    inner = figure.elements()
    kept = next((one for one in (*inner[-1:], *inner[:1]) if one.name == "figcaption"), None)
    for one in inner:
        if one.name == "figcaption" and one is not kept:
            one.name = "div"


_MENDERS: dict[str, Callable[[Element], None]] = {
    "a": _link,
    "bdo": _override,
    "del": _change,
    "details": _details,
    "dfn": _none_inside,
    "dl": _definitions,
    "dt": _no_headings,
    "figure": _figure,
    "footer": _none_inside,
    "ins": _change,
    "summary": _only_words,
    "table": table_spans.mend,
    "th": _no_headings,
    "time": _time,
    **dict.fromkeys(_HEADINGS, _only_words),
}
