"""Which line begins which kind of block?"""

import re

FENCE = re.compile(r" {0,3}(?P<mark>`{3,}(?=[^`]*$)|~{3,})[ \t]*(?P<info>.*)")
HEADING = re.compile(r" {0,3}(?P<mark>#{1,6})(?:[ \t]+(?P<text>.*?))??(?:[ \t]+#+)?[ \t]*$")
_HEADING_BEGINS = re.compile(r" {0,3}#{1,6}(?:[ \t]|$)|#{2,6}[^\s#]")  # as the two, without the words
TIGHT_HEADING = re.compile(r"(?P<mark>#{2,6})(?P<text>[^\s#].*?)#*[ \t]*$")  # `##Title`, of older writers
UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")  # one hyphen is a list being begun
RULE = re.compile(r" {0,3}(?P<mark>[-*_])(?:[ \t]*(?P=mark)){2,}[ \t]*$")
QUOTE = re.compile(r" {0,3}> ?")
ITEM = re.compile(r"(?P<indent>[ \t]*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,9})[.)])(?P<space>[ \t]+|$)")
TABLE_RULE = re.compile(r" {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
MEANING = re.compile(r" {0,3}:[ \t]{1,3}(?=\S)")  # `:   what the term above means`
NOTE = re.compile(r" {0,3}\[\^(?P<label>[^\]\s]{1,100})\]:[ \t]*")
ABBREVIATION = re.compile(r" {0,3}\*\[(?P<term>[^\]\\]{1,100})\][ ]?:[ ]*(?P<title>.*\S)")
LINK = re.compile(
    r" {0,3}\[(?P<label>[^\[\]]{1,999})\]:[ \t]*(?:<(?P<angled>[^<>]*)>|(?P<address>\S+))"
    r"(?:[ \t]+(?:\"(?P<double>.*)\"|'(?P<single>.*)'|\((?P<round>.*)\)))?[ \t]*$"
)
LONE_PICTURE = re.compile(  # or what another program's templates put in its place
    r"\s*(?:!|\[!|!embed)\[[^\n]*\)\s*\Z|\s*\{[%{][^\n]*[%}]\}\s*\Z"
)
BLOCK_TAGS = frozenset([
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure",
    "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr",
    "html", "iframe", "legend", "li", "link", "main", "menu", "meta", "nav", "noscript", "object", "ol",
    "optgroup", "option", "p", "param", "pre", "script", "section", "select", "source", "style",
    "summary", "svg", "table", "tbody", "td", "template", "textarea", "tfoot", "th", "thead", "title",
    "tr", "track", "ul", "video", "audio",
])  # fmt: skip
LONE_TAGS = frozenset(
    ["col", "embed", "frame", "hr", "link", "meta", "param", "source", "track"]
)  # no end tag
RAW_TAGS = frozenset(["pre", "script", "style", "svg", "textarea", "title"])  # what stands inside is no text
HTML = re.compile(
    r" {0,3}<(?:(?P<comment>!--)|(?P<odd>[!?][A-Za-z\[][^>]*>)"
    r"|(?P<closing>/)?(?P<name>[A-Za-z][A-Za-z0-9-]*)(?=[\s/>]|$))"
)


def matched(pattern: re.Pattern[str], line: str) -> re.Match[str]:
    """The match of a line that is known to match, because it was split off by the same pattern."""
    found = pattern.match(line)
    if found is None:
        raise ValueError(f"{line!r} does not match {pattern.pattern!r}")
    return found


def blank(line: str) -> bool:
    """Whether nothing but white space stands in the line."""
    return not line or line.isspace()


def indent(line: str) -> int:
    """The width of the white space before the text, a tab reaching to the next multiple of 4."""
    if line[:1] not in (" ", "\t"):
        return 0
    head = line[: len(line) - len(line.lstrip(" \t"))]
    return len(head.expandtabs(4))


def begins_html(line: str) -> bool:
    """Whether a block of raw HTML begins with the line."""
    if "<" not in line[:4]:
        return False
    match = HTML.match(line)
    if not match:
        return False
    return bool(match["comment"] or match["odd"]) or (match["name"] or "").lower() in BLOCK_TAGS


def begins_heading(line: str) -> bool:
    """Whether the line is a heading with `#` signs before it."""
    return "#" in line[:4] and _HEADING_BEGINS.match(line) is not None


def interrupts(line: str) -> bool:
    """Whether a paragraph ends before the line although no blank line stands between."""
    first = line.lstrip(" ")[:1]
    if first not in _INTERRUPTING or indent(line) > 3:
        return False
    if first in "-+*0123456789":
        return _interrupts_as_item(line)
    return (
        first == ">"
        or begins_heading(line)
        or bool(FENCE.match(line) or RULE.match(line))
        or begins_html(line)
        or (first == "[" and bool(NOTE.match(line) or LINK.match(line)))
    )


_INTERRUPTING = frozenset("`~#>-*_+0123456789<[")


def _interrupts_as_item(line: str) -> bool:
    if RULE.match(line) or ABBREVIATION.match(line):
        return True
    item = ITEM.match(line)
    return bool(item and item["space"] and not blank(line[item.end() :]) and item["number"] in (None, "1"))
